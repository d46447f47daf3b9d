// What readers wrote below a heading such as `Comments (3)`: names, times and sentences, to the end of the
// text. A heading alone says little, it may be a link above the article; the times or reply links below it
// prove that comments follow.
#include <algorithm>

#include "filters/filters.h"
#include "text/date.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace kehraus {
namespace {

constexpr std::string_view kName = "filter/mark_comments";
constexpr std::size_t kMinProseAbove = 3;  // the article stands above its comments
constexpr std::size_t kMaxToProof = 6;     // blocks in which a time or a reply link must come
constexpr std::uint32_t kMaxDateWords = 12;
constexpr std::size_t kMaxNameWords = 3;

// `Klaus M. vor 2 Stunden`: a name of up to three capitalised words in front of the time.
bool ends_in_time(std::string_view text, std::string_view language, const DateWords& words) {
  std::size_t at = 0;
  for (std::size_t name = 0; name < kMaxNameWords; ++name) {
    if (at >= text.size() || !is_upper(code_point_at(text, at).value)) return false;
    at = text.find(' ', at);
    if (at == text.npos) return false;
    if (is_date_line(text.substr(++at), language, words)) return true;
  }
  return false;
}

bool is_proof(Sheet& sheet, std::size_t i) {
  const auto category = sheet.dropped_as(i);
  if (category == Category::comments || category == Category::date_line) return true;
  const Measures& m = sheet.measures(i);
  if (m.digits == 0 || m.words > kMaxDateWords) return false;
  return sheet.is_date_line(i) ||
         ends_in_time(sheet.text(i), sheet.document().language, sheet.rules().words().dates());
}

// What follows the comments and is none of them.
bool ends_comments(const Sheet& sheet, std::size_t i) {
  const auto category = sheet.dropped_as(i);
  return category == Category::related_articles || category == Category::copyright ||
         category == Category::press_contact || category == Category::tag_list;
}

bool is_heading(const Sheet& sheet, std::size_t i) {
  return sheet.dropped_as(i) == Category::comments && sheet.measures(i).words <= 4;
}

}  // namespace

void mark_comments(Sheet& sheet) {
  std::size_t prose = 0;
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    prose += sheet.is_prose(i) && !sheet.is_dropped(i);
    if (prose < kMinProseAbove || !is_heading(sheet, i)) continue;
    const std::size_t limit = std::min(sheet.size(), i + 1 + kMaxToProof);
    std::size_t proof = i + 1;
    while (proof < limit && !is_proof(sheet, proof) && !ends_comments(sheet, proof)) ++proof;
    if (proof == limit || ends_comments(sheet, proof)) continue;
    for (std::size_t j = i + 1; j < sheet.size() && !ends_comments(sheet, j); ++j)
      if (sheet.is_open(j)) sheet.drop(j, Category::comments, kName);
    return;
  }
}

}  // namespace kehraus
