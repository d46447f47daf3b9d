// A block that says word for word what an earlier one said. Short ones stay: refrains, scores, table cells.
#include <unordered_set>

#include "filters/filters.h"
#include "text/phrase.h"

namespace kehraus {
namespace {

constexpr std::string_view kName = "filter/mark_repeats";
constexpr std::uint32_t kMinWords = 8;

}  // namespace

void mark_repeats(Sheet& sheet) {
  std::unordered_set<std::string_view> seen;
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    if (sheet.is_dropped(i) || sheet.measures(i).words < kMinWords) continue;
    if (!seen.insert(sheet.text(i)).second && sheet.is_open(i)) sheet.drop(i, Category::duplicate, kName);
  }
}

}  // namespace kehraus
