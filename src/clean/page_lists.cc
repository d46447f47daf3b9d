#include "clean/page_lists.h"

namespace kehraus {
namespace {

bool is_item(std::string_view name) noexcept { return name == "li" || name == "dt" || name == "dd"; }

bool is_list(std::string_view name) noexcept {
  return name == "ul" || name == "ol" || name == "dl" || name == "menu" || name == "dir";
}

}  // namespace

ListPlace PageLists::place_of(const Block& block) {
  const std::vector<PageElement>& elements = document_.elements;
  std::uint32_t item = kNoElement;
  ListPlace place;
  for (std::uint32_t e = block.element; e != 0; e = elements[e].parent) {
    if (item == kNoElement && is_item(elements[e].name)) item = e;
    if (item != kNoElement && is_list(elements[e].name)) ++place.depth;
  }
  if (item == kNoElement) return place;
  place.continues_item = item == item_;
  item_ = item;
  if (elements[elements[item].parent].name == "ol") place.number = number_of(item);
  return place;
}

int PageLists::number_of(std::uint32_t item) {
  const std::vector<PageElement>& elements = document_.elements;
  if (numbers_.empty()) {
    numbers_.resize(elements.size());
    std::vector<std::uint32_t> items(elements.size());
    for (std::uint32_t e = 1; e < elements.size(); ++e)
      if (is_item(elements[e].name)) numbers_[e] = ++items[elements[e].parent];
  }
  return static_cast<int>(numbers_[item]);
}

bool PageLists::is_header(const Block& row) const {
  const std::vector<PageElement>& elements = document_.elements;
  bool has_header = false;
  for (std::size_t e = row.element + std::size_t{1}; e < elements.size() && elements[e].parent >= row.element;
       ++e) {
    if (elements[e].parent != row.element || elements[e].is_hidden) continue;
    if (elements[e].name != "th") return false;
    has_header = true;
  }
  return has_header;
}

}  // namespace kehraus
