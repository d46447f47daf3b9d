// A block that says word for word what an earlier one said. Short ones stay: refrains, scores, table cells.
#include <unordered_map>
#include <vector>

#include "filters/filters.h"

namespace kehraus {
namespace {

constexpr std::string_view kName = "filter/mark_repeats";
constexpr std::uint32_t kMinWords = 8;

// What is said more often is so on purpose: the steps of a plan, the same note in every entry of a list.
constexpr std::uint32_t kSlip = 2;

bool may_repeat(const Sheet& sheet, std::size_t i) {
  return !sheet.is_dropped(i) && sheet.measures(i).words >= kMinWords;
}

}  // namespace

void mark_repeats(Sheet& sheet) {
  struct Copies {
    std::uint32_t count = 0;
    std::size_t last = 0;
  };
  std::vector<Copies> found;  // of each text, in the order of the first copies
  std::unordered_map<std::string_view, std::size_t> place_of;
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    if (!may_repeat(sheet, i)) continue;
    const auto [place, is_new] = place_of.try_emplace(sheet.text(i), found.size());
    if (is_new) found.emplace_back();
    Copies& copies = found[place->second];
    ++copies.count;
    copies.last = i;
  }
  for (const Copies& copies : found)
    if (copies.count == kSlip && sheet.is_open(copies.last))
      sheet.drop(copies.last, Category::duplicate, kName);
}

}  // namespace kehraus
