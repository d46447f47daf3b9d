// A block that says word for word what an earlier one said. Short ones stay: refrains, scores, table cells.
#include <unordered_map>
#include <unordered_set>

#include "filters/filters.h"
#include "text/phrase.h"

namespace kehraus {
namespace {

constexpr std::string_view kName = "filter/mark_repeats";
constexpr std::uint32_t kMinWords = 8;

// What is said more often is so on purpose: the steps of a plan, the same note in every entry of a list.
constexpr std::uint32_t kMaxCopies = 2;

bool may_repeat(const Sheet& sheet, std::size_t i) {
  return !sheet.is_dropped(i) && sheet.measures(i).words >= kMinWords;
}

}  // namespace

void mark_repeats(Sheet& sheet) {
  std::unordered_map<std::string_view, std::uint32_t> copies;
  for (std::size_t i = 0; i < sheet.size(); ++i)
    if (may_repeat(sheet, i)) ++copies[sheet.text(i)];
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    if (!may_repeat(sheet, i) || copies[sheet.text(i)] > kMaxCopies) continue;
    if (!seen.insert(sheet.text(i)).second && sheet.is_open(i)) sheet.drop(i, Category::duplicate, kName);
  }
}

}  // namespace kehraus
