// Lines that are nothing but a date, or say when the article was published or updated. Only near the top,
// around the title and the lead, and behind the last paragraph: in between, dates are the article's own (a
// live ticker, a chronicle).
#include <algorithm>

#include "filters/capture.h"
#include "filters/filters.h"
#include "text/date.h"

namespace kehraus {
namespace {

constexpr std::string_view kName = "filter/mark_date_lines";
constexpr std::uint32_t kMaxWords = 16;
constexpr std::size_t kHeadBlocks = 12;  // standing blocks in which the page's own dates are found
constexpr std::size_t kHeadProse = 2;    // a lead and one paragraph may stand above the date

void take(Sheet& sheet, std::size_t i, bool files) {
  const Measures& m = sheet.measures(i);
  if (!sheet.is_open(i) || m.words > kMaxWords || m.digits < 3) return;
  if (!sheet.is_date_line(i) || !sheet.drop(i, Category::date_line, kName)) return;
  if (files) file_dates(sheet, {i, kName});
}

}  // namespace

void mark_date_lines(Sheet& sheet) {
  const auto last = sheet.last_prose();
  std::size_t prose = 0, i = 0;
  for (; i < sheet.size() && i < kHeadBlocks && prose <= kHeadProse; ++i) {
    prose += sheet.is_prose(i) && !sheet.is_dropped(i);
    if (last && i > *last) break;
    take(sheet, i, true);
  }
  if (!last) return;
  for (std::size_t j = std::max(i, *last + 1); j < sheet.size(); ++j) take(sheet, j, false);
}

}  // namespace kehraus
