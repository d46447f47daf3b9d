// Captions that stand between the title and the first sentence with a dateline: the article begins with its
// dateline, so one sentence in front of it that says when or by whom a picture was taken is the picture's.
#include "filters/capture.h"
#include "filters/filters.h"
#include "text/date.h"

namespace kehraus {
namespace {

constexpr std::string_view kName = "filter/mark_captions";
constexpr std::size_t kHeadBlocks = 8;
constexpr std::uint32_t kMaxCaptionWords = 45;
// Above a credit more words may be the article's last paragraph before the picture.
constexpr std::uint32_t kMaxCreditedWords = 20;

// The first block whose dateline was trimmed, near the top.
std::size_t dateline_block(const Sheet& sheet) {
  for (std::size_t i = 0; i < sheet.size() && i < kHeadBlocks; ++i)
    if (sheet.was_trimmed_as(i, Category::dateline)) return i;
  return sheet.size();
}

void take(Sheet& sheet, std::size_t i) {
  if (sheet.drop(i, Category::caption, kName)) file_block(sheet, CaptureKey::captions, {i, kName});
}

// A lead has no date with day, month and year; a caption of an agency does.
void mark_above_dateline(Sheet& sheet) {
  const std::size_t dateline = dateline_block(sheet);
  for (std::size_t i = 0; i < dateline && dateline < sheet.size(); ++i) {
    const Measures& m = sheet.measures(i);
    if (!sheet.is_open(i) || m.words > kMaxCaptionWords || m.words < 4 || !m.ends_sentence) continue;
    if (find_date(sheet.text(i), sheet.document().language, sheet.rules().words().dates())) take(sheet, i);
  }
}

// The first sentence may be the lead and the last one the article's end, with a picture's credit below
// either.
void mark_above_credits(Sheet& sheet) {
  const std::size_t first = sheet.first_prose();
  const auto last = sheet.last_prose();
  for (std::size_t i = first + 1; last && i < *last; ++i) {
    const Measures& m = sheet.measures(i);
    if (sheet.is_open(i) && m.ends_sentence && m.words >= 3 && m.words <= kMaxCreditedWords &&
        m.sentence_ends <= 2 && !m.starts_with_bullet && sheet.dropped_as(i + 1) == Category::photo_credit)
      take(sheet, i);
  }
}

}  // namespace

void mark_captions(Sheet& sheet) {
  mark_above_dateline(sheet);
  mark_above_credits(sheet);
}

}  // namespace kehraus
