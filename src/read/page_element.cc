#include "read/page_element.h"

#include <algorithm>
#include <optional>
#include <span>

#include "html/attributes.h"
#include "read/page_tags.h"
#include "text/byte_masks.h"

namespace kehraus {
namespace {

constexpr signed char kCaseBit = 0x20;

std::optional<Landmark> landmark_of_role(std::string_view role) {
  if (role == "navigation") return Landmark::nav;
  if (role == "banner") return Landmark::header;
  if (role == "contentinfo") return Landmark::footer;
  if (role == "complementary") return Landmark::aside;
  if (role == "article") return Landmark::article;
  if (role == "main") return Landmark::main;
  if (role == "search" || role == "form") return Landmark::form;
  if (role == "dialog" || role == "alertdialog") return Landmark::dialog;
  return std::nullopt;
}

// Whether a style hides: a declaration of `name` with `value`, but for white space and case.
bool declares(std::string_view style, std::string_view name, std::string_view value) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; };
  const auto same = [](char a, char lower) {
    return a == lower || (a >= 'A' && a <= 'Z' && (a | 0x20) == lower);
  };
  const auto stands = [&](std::size_t& at, std::string_view word) {
    while (at < style.size() && is_space(style[at])) ++at;
    if (style.size() - at < word.size()) return false;
    const bool is_it = std::equal(word.begin(), word.end(), style.begin() + static_cast<std::ptrdiff_t>(at),
                                  [&](char w, char c) { return same(c, w); });
    at += word.size();
    return is_it;
  };
  for (std::size_t begin = 0; begin < style.size();) {
    std::size_t at = begin;
    if (stands(at, name) && stands(at, ":") && stands(at, value)) return true;
    begin = std::min(style.find(';', begin), style.size() - 1) + 1;
  }
  return false;
}

bool hides(std::string_view style) {
  return declares(style, "display", "none") || declares(style, "visibility", "hidden");
}

// Pages that people read have fewer. More are not noted.
constexpr std::size_t kMaxAttributes = 32;

// Reads attributes into an element. Of those with one name the first counts.
class AttributesOf {
 public:
  //   in  others: where to append attributes that the element has no place for; null for nowhere
  AttributesOf(PageElement& element, std::vector<PageAttribute>* others) noexcept
      : element_(element), others_(others) {
    if (others) element_.first_attribute = static_cast<std::uint32_t>(others->size());
  }

  void read(std::string_view start_tag) {
    html::AttributeReader attributes(start_tag);
    for (html::Attribute attribute; attributes.next(attribute);) read(attribute);
  }

 private:
  void read(const html::Attribute& attribute) {
    const std::string_view value = attribute.value;
    if (is_named(attribute, "class")) {
      if (is_new(1)) element_.classes = value;
      return;
    }
    if (is_named(attribute, "id")) {
      if (is_new(2)) element_.id = value;
      return;
    }
    note(attribute);
    if (is_first(attribute, "lang", 4) && !value.empty()) element_.language = value;
    if (is_first(attribute, "role", 8)) {
      if (const auto landmark = landmark_of_role(value)) element_.is.add(*landmark);
    }
    if (is_first(attribute, "hidden", 16) || (is_first(attribute, "aria-hidden", 32) && value == "true") ||
        (is_first(attribute, "style", 64) && hides(value)))
      element_.is_hidden = true;
  }

  static bool is_named(const html::Attribute& attribute, std::string_view name) noexcept {
    return attribute.name.size() == name.size() && html::is_same_name(attribute.name, name);
  }

  bool is_new(unsigned bit) noexcept {
    const bool is_it = (seen_ & bit) == 0;
    seen_ |= bit;
    return is_it;
  }

  bool is_first(const html::Attribute& attribute, std::string_view name, unsigned bit) noexcept {
    return is_named(attribute, name) && is_new(bit);
  }

  // Rules may ask for all but those that they have other words for.
  void note(const html::Attribute& attribute) {
    if (!others_ || element_.attribute_count >= kMaxAttributes || html::is_same_name(attribute.name, "style"))
      return;
    const auto own = std::span(*others_).subspan(element_.first_attribute);
    const auto is_it = [&](const PageAttribute& other) { return other.name == attribute.name; };
    if (std::any_of(own.begin(), own.end(), is_it)) return;
    others_->push_back({attribute.name, attribute.value});
    ++element_.attribute_count;
  }

  PageElement& element_;
  std::vector<PageAttribute>* const others_;
  unsigned seen_ = 0;
};

// Of `hidden` in any case the two d, of `display` the p and l: pairs that are rare in tags. 17 bytes are
// looked at.
SixteenBytes hiding_pairs(const char* from) noexcept {
  const SixteenBytes first = load_sixteen(from) | kCaseBit, second = load_sixteen(from + 1) | kCaseBit;
  return ((first == 'd') & (second == 'd')) | ((first == 'p') & (second == 'l'));
}

}  // namespace

bool may_hide(std::string_view start_tag) noexcept {
  constexpr std::size_t kShortest = 10;  // <b hidden>
  constexpr std::size_t kStep = sizeof(SixteenBytes);
  if (start_tag.size() < kShortest) return false;
  if (start_tag.size() <= kStep) return true;
  SixteenBytes found{};
  const std::size_t last = start_tag.size() - 1 - kStep;
  for (std::size_t at = 0; at < last; at += kStep) found |= hiding_pairs(start_tag.data() + at);
  found |= hiding_pairs(start_tag.data() + last);
  return mask_of(found) != 0;
}

PageElement page_element(const html::Tree& tree, const html::Node& node, std::uint32_t parent,
                         Document& document, bool notes_attributes) {
  const std::vector<PageElement>& elements = document.elements;
  PageElement element;
  element.parent = parent;
  element.name = tree.name(node);
  if (const auto landmark = landmark_of(node.tag)) element.is.add(*landmark);
  if (parent < elements.size()) {
    element.language = elements[parent].language;
    element.is_hidden = elements[parent].is_hidden;
    element.inside = elements[parent].inside;
  }
  AttributesOf attributes(element, notes_attributes ? &document.attributes : nullptr);
  attributes.read(tree.source(node));
  for (const html::LaterTag& later : tree.later_tags) attributes.read(tree.source(later, node));
  element.inside.add(element.is);
  return element;
}

}  // namespace kehraus
