// A marker that was torn into two lines: `Weitere` above `Artikel`. Together they are a phrase that a rule
// knows.
#include "filters/filters.h"
#include "filters/place.h"
#include "filters/section.h"

namespace kehraus {
namespace {

constexpr std::uint32_t kMaxHalfWords = 3;
constexpr std::uint32_t kMaxHalfChars = 40;

bool is_half(const Sheet& sheet, std::size_t i) {
  const Measures& m = sheet.measures(i);
  return sheet.is_open(i) && m.words >= 1 && m.words <= kMaxHalfWords && m.chars <= kMaxHalfChars &&
         !m.ends_sentence;
}

}  // namespace

void mark_split_headings(Sheet& sheet) {
  const Place place = {sheet.first_prose(), sheet.last_prose()};
  std::vector<Hit> hits;
  std::string joined;
  for (std::size_t i = 0; i + 1 < sheet.size(); ++i) {
    if (!is_half(sheet, i) || !is_half(sheet, i + 1) || sheet.is_after_blank(i + 1)) continue;
    joined.assign(sheet.text(i)).append(" ").append(sheet.text(i + 1));
    const Measures m = measure(joined);
    sheet.rules().match_phrase(joined, {m.words, m.chars}, sheet.document().language, hits);
    for (const Hit& hit : hits) {
      const Rule& rule = sheet.rules().rules()[hit.rule];
      if (rule.action != Action::drop || rule.status != Status::stable || rule.certainty != Certainty::sure ||
          rule.heads == Heads::nothing || !rule.match.beside.empty() ||
          !stands_right(sheet, i, rule.match, place))
        continue;
      const std::size_t end = section_end(sheet, i + 1, rule);
      for (std::size_t j = i; j < end; ++j)
        if (sheet.is_open(j)) sheet.mark(j, Verdict::drop, rule.category, rule.id, false);
      break;
    }
  }
}

}  // namespace kehraus
