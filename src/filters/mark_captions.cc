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

// The first block whose dateline was trimmed, near the top.
std::size_t dateline_block(const Sheet& sheet) {
  for (std::size_t i = 0; i < sheet.size() && i < kHeadBlocks; ++i)
    if (sheet.was_trimmed_as(i, Category::dateline)) return i;
  return sheet.size();
}

}  // namespace

void mark_captions(Sheet& sheet) {
  const std::size_t dateline = dateline_block(sheet);
  if (dateline == sheet.size()) return;
  for (std::size_t i = 0; i < dateline; ++i) {
    const Measures& m = sheet.measures(i);
    if (!sheet.is_open(i) || m.words > kMaxCaptionWords || m.words < 4) continue;
    // A lead has no date with day, month and year; a caption of an agency does.
    if (!m.ends_sentence || !find_date(sheet.text(i), sheet.document().language)) continue;
    const std::string text(sheet.text(i));
    if (sheet.drop(i, Category::caption, kName))
      file_value(sheet.document().metadata, CaptureKey::captions, text);
  }
}

}  // namespace kehraus
