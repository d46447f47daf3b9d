// Headings behind the last paragraph whose boxes are empty, or were emptied: nothing stands below them, and
// what stands beside them was residue.
#include "filters/filters.h"

namespace kehraus {
namespace {

constexpr std::string_view kName = "filter/mark_empty_boxes";
constexpr std::uint32_t kMaxHeadingWords = 6;

bool is_heading(const Sheet& sheet, std::size_t i) {
  const Measures& m = sheet.measures(i);
  return sheet.is_open(i) && m.words <= kMaxHeadingWords && !m.ends_sentence && !m.starts_with_bullet;
}

}  // namespace

void mark_empty_boxes(Sheet& sheet) {
  const auto last = sheet.last_prose();
  if (!last) return;
  // From the end upwards: a heading is empty if all below it went.
  for (std::size_t i = sheet.size(); i-- > *last + 1;) {
    if (sheet.is_dropped(i)) continue;
    if (!is_heading(sheet, i)) return;
    const auto below = i + 1 < sheet.size() ? sheet.dropped_as(i + 1) : std::nullopt;
    const auto above = sheet.dropped_as(i - 1);
    if (!above || (!below && i + 1 < sheet.size()))
      return;  // the article's own last words stand below the article
    if (!sheet.drop(i, below.value_or(above.value_or(Category::other)), kName)) return;
  }
}

}  // namespace kehraus
