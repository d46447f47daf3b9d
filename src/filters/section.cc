#include "filters/section.h"

#include <algorithm>

#include "filters/place.h"

namespace kehraus {
namespace {

// A list of headlines or teasers is not longer; what comes later stands for itself.
constexpr std::size_t kMaxSectionBlocks = 120;

// A teaser's text is a sentence or two; fewer teasers may be a subheading and its paragraph.
constexpr std::uint32_t kMaxTeaserWords = 45;
constexpr std::size_t kMinTeasers = 2;

// What teasers are made of besides their headlines: such lines do not end a section.
bool is_part_of_teaser(Category category) noexcept {
  switch (category) {
    case Category::date_line:
    case Category::byline:
    case Category::section_label:
    case Category::reading_time:
    case Category::caption:
    case Category::photo_credit:
    case Category::rating:
    case Category::tag_list:
    case Category::dateline:
    case Category::paywall:
    case Category::media_embed:
    case Category::other: return true;
    default: return false;
  }
}

bool is_claimed_for_else(const Sheet& sheet, std::size_t i, Category category) {
  for (const Hit& hit : sheet.hits(i)) {
    const Rule& rule = sheet.rules().rules()[hit.rule];
    if (rule.status != Status::stable || !stands_right(sheet, i, rule.match, std::nullopt)) continue;
    const bool claims =
        rule.action == Action::keep || (rule.action == Action::drop && rule.certainty == Certainty::sure &&
                                        rule.category != category && !is_part_of_teaser(rule.category));
    if (claims && sheet.holds(i, hit)) return true;
  }
  return false;
}

// A subheading in front of resuming prose: short, without final punctuation, set apart from the headlines
// before it by being clearly shorter than they are.
bool is_subheading_of_prose(const Sheet& sheet, std::size_t marker, std::size_t last) {
  if (last <= marker + 1) return false;
  const Measures& m = sheet.measures(last);
  if (m.ends_sentence || m.starts_with_bullet || m.has_url || m.words == 0 || m.digits > 4) return false;
  std::size_t words = 0;
  for (std::size_t i = marker + 1; i < last; ++i) words += sheet.measures(i).words;
  const double mean = static_cast<double>(words) / static_cast<double>(last - marker - 1);
  return m.words * 1.5 < mean;
}

// Whether a second paragraph follows, so that the prose at `i` is the article's and not one teaser's.
bool is_followed_by_prose(const Sheet& sheet, std::size_t i) {
  std::size_t prose = 0;
  for (std::size_t j = i + 1; j < sheet.size() && j <= i + 3; ++j) prose += sheet.is_prose(j);
  return prose > 0;
}

bool resumes(const Sheet& sheet, std::size_t marker, std::size_t i) {
  if (!sheet.is_prose(i) || sheet.measures(i).is_cut_off) return false;
  if (sheet.measures(i).words >= 25 || sheet.measures(i).sentence_ends >= 2) return true;
  // A short sentence among headlines may be a headline itself; behind the marker at once it is the article.
  return i == marker + 1 || is_followed_by_prose(sheet, i) || i + 1 == sheet.size();
}

// Teasers of whole sentences: a headline, a sentence or two, and again, up to the end of the text or to a
// block that is claimed for something else. The article's own paragraphs are longer by far.
//   out  where the run ends; `from` where there is none
std::size_t end_of_teasers(const Sheet& sheet, std::size_t marker, std::size_t from, Category category) {
  const std::size_t limit = std::min(sheet.size(), from + kMaxSectionBlocks);
  std::size_t i = from, records = 0, words = 0;
  for (bool after_headline = false; i < limit && !is_claimed_for_else(sheet, i, category); ++i) {
    const Measures& m = sheet.measures(i);
    if (sheet.is_prose(i)) {
      if (!after_headline || m.words > kMaxTeaserWords) return from;
      ++records;
      words += m.words;
    }
    after_headline = !sheet.is_prose(i);
  }
  if (records < kMinTeasers) return from;
  std::size_t prose = 0, prose_words = 0;
  for (std::size_t k = marker - std::min(marker, kMaxSectionBlocks); k < marker; ++k) {
    prose += sheet.is_prose(k);
    prose_words += sheet.is_prose(k) ? sheet.measures(k).words : 0;
  }
  // 1.5 times: the article's mean against the teasers', in integers.
  return prose_words * 2 * records > words * 3 * prose ? i : from;
}

}  // namespace

std::size_t section_end(const Sheet& sheet, std::size_t marker, const Rule& rule) {
  switch (rule.heads) {
    case Heads::nothing: return marker + 1;
    case Heads::count: return std::min(sheet.size(), marker + 1 + static_cast<std::size_t>(rule.heads_count));
    case Heads::end: return sheet.size();
    case Heads::until_prose: break;
  }
  const std::size_t limit = std::min(sheet.size(), marker + 1 + kMaxSectionBlocks);
  std::size_t end = marker + 1;
  while (end < limit && !resumes(sheet, marker, end) && !is_claimed_for_else(sheet, end, rule.category))
    ++end;
  if (const std::size_t teasers = end_of_teasers(sheet, marker, marker + 1, rule.category); teasers > end)
    return teasers;
  if (end < limit && sheet.is_prose(end) && is_subheading_of_prose(sheet, marker, end - 1)) --end;
  return end;
}

}  // namespace kehraus
