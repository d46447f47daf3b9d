// The article's headline: the first-level heading that the page's <title> repeats. The longest of them, since
// a site's name stands in both too.
#include "filters/filters.h"
#include "text/phrase.h"

namespace kehraus {
namespace {

constexpr std::string_view kName = "filter/mark_headline";
constexpr std::uint32_t kMinWords = 3;        // fewer are a site's name or a rubric
constexpr std::size_t kMaxTitleBytes = 1000;  // every heading is looked for in it
constexpr std::uint32_t kMaxWords = 40;       // more are no headline

}  // namespace

void mark_headline(Sheet& sheet) {
  std::string title, heading;
  normalise_phrase(std::string_view(sheet.document().head.title).substr(0, kMaxTitleBytes), title);
  std::size_t best = sheet.size();
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    const Block& block = sheet.block(i);
    if (block.level != 1 || block.measures.words < kMinWords || block.measures.words > kMaxWords) continue;
    normalise_phrase(block.text, heading);
    if (title.find(heading) == title.npos) continue;
    if (best == sheet.size() || block.measures.words > sheet.measures(best).words) best = i;
  }
  if (best == sheet.size()) return;
  const std::string_view text = sheet.text(best);
  sheet.document().metadata.title = std::string(text);
  sheet.document().note_filed("title", sheet.block(best), kName, text, text, Doubt::none);
  sheet.mark(best, Verdict::title, Category::other, kName, false);
}

}  // namespace kehraus
