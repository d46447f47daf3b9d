// What stands inside a box whose top and bottom the rules know: `Newsletter`, a sentence that invites,
// `Subscribe`.
#include <algorithm>
#include <array>

#include "filters/filters.h"

namespace kehraus {
namespace {

constexpr std::string_view kName = "filter/mark_boxes";
constexpr std::size_t kMaxInside = 3;         // blocks
constexpr std::uint32_t kMaxWords = 45;       // of each: longer ones are the article's
constexpr std::uint32_t kMaxProseWords = 35;  // in one that reads as running text

// Boxes that have a top and a bottom. Not advertisements: between two markers the article goes on.
constexpr std::array kBoxes = {Category::newsletter,     Category::donation, Category::paywall,
                               Category::cookie_consent, Category::rating,   Category::comment_form,
                               Category::event_box};

bool is_box(Category category) { return std::find(kBoxes.begin(), kBoxes.end(), category) != kBoxes.end(); }

bool may_be_inside(const Sheet& sheet, std::size_t i) {
  const Measures& m = sheet.measures(i);
  return sheet.is_open(i) && m.words <= (sheet.is_prose(i) ? kMaxProseWords : kMaxWords);
}

}  // namespace

void mark_boxes(Sheet& sheet) {
  for (std::size_t top = 0; top + 2 < sheet.size(); ++top) {
    const auto category = sheet.dropped_as(top);
    if (!category || !is_box(*category) || sheet.is_dropped(top + 1)) continue;
    std::size_t bottom = top + 1;
    while (bottom < sheet.size() && bottom - top <= kMaxInside && may_be_inside(sheet, bottom)) ++bottom;
    if (bottom == sheet.size() || sheet.dropped_as(bottom) != category) continue;
    for (std::size_t i = top + 1; i < bottom; ++i) sheet.drop(i, *category, kName);
  }
}

}  // namespace kehraus
