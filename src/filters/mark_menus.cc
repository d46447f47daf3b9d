// Menus: runs of very short lines without punctuation, as navigation leaves them at the top and the bottom of
// a page. Lists of the article stand between its paragraphs and are longer or punctuated.
#include "filters/filters.h"

namespace kehraus {
namespace {

constexpr std::string_view kName = "filter/mark_menus";

// Measured on labelled lines: a menu item has rarely more words, and fewer items in a row are often
// a title with its rubric, or names.
constexpr std::uint32_t kMaxItemWords = 4;
constexpr std::uint32_t kMaxItemChars = 40;
constexpr std::size_t kMinRun = 6;
// In front of or behind a text with hardly any prose a menu must be long, or it may be all there is.
constexpr std::size_t kMinProse = 2;
constexpr std::size_t kMinRunBesideLittle = 15;

bool is_item(const Sheet& sheet, std::size_t i) {
  const Measures& m = sheet.measures(i);
  if (sheet.is_dropped(i)) return true;  // what rules took out of a menu does not tear it apart
  return sheet.is_open(i) && m.words <= kMaxItemWords && m.chars <= kMaxItemChars && !m.ends_sentence &&
         !m.ends_in_colon && m.digits * 2 <= m.chars;
}

std::size_t count_prose(const Sheet& sheet) {
  std::size_t count = 0;
  for (std::size_t i = 0; i < sheet.size(); ++i) count += sheet.is_prose(i) && !sheet.is_dropped(i);
  return count;
}

// The run [from, to): dropped if long enough. A title right in front of the prose is not part of it.
void mark_run(Sheet& sheet, std::size_t from, std::size_t to, std::size_t min_items) {
  std::size_t items = 0;
  for (std::size_t i = from; i < to; ++i) items += sheet.is_open(i);
  if (items < min_items) return;
  for (std::size_t i = from; i < to; ++i)
    if (sheet.is_open(i)) sheet.drop(i, Category::navigation, kName);
}

}  // namespace

void mark_menus(Sheet& sheet) {
  const auto last = sheet.last_prose();
  if (!last) return;
  const std::size_t min_items = count_prose(sheet) < kMinProse ? kMinRunBesideLittle : kMinRun;
  const std::size_t first = sheet.first_prose();
  std::size_t to = 0;
  while (to < first && is_item(sheet, to)) ++to;
  if (to == first && to > 0) --to;  // the line above the prose is rather its title
  mark_run(sheet, 0, to, min_items);
  std::size_t from = sheet.size();
  while (from > *last + 1 && is_item(sheet, from - 1)) --from;
  mark_run(sheet, from, sheet.size(), min_items);
}

}  // namespace kehraus
