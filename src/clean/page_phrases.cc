#include "clean/page_phrases.h"

#include <algorithm>
#include <utility>

#include "html/attributes.h"

namespace kehraus {

std::vector<PhraseView> PagePhrases::in(const Block& block, Span kept) {
  const std::vector<PhraseRun>& runs = document_.phrase_runs;
  const std::size_t start = block.source.start + kept.start;
  const std::size_t end = block.source.start + kept.end;
  while (next_ < runs.size() && runs[next_].end <= start) ++next_;
  std::vector<PhraseView> phrases;
  // In code, lines and spaces are all that counts.
  if (block.kind == BlockKind::code) return phrases;
  open_.clear();
  for (; next_ < runs.size() && runs[next_].start < end; ++next_) {
    const PhraseRun& run = runs[next_];
    const Span span{std::max<std::size_t>(run.start, start) - start,
                    std::min<std::size_t>(run.end, end) - start};
    add(run, span, block.text.substr(kept.start, kept.size()), phrases);
  }
  return phrases;
}

void PagePhrases::add(const PhraseRun& run, Span span, std::string_view text,
                      std::vector<PhraseView>& phrases) {
  around_.clear();
  for (std::uint32_t number = run.phrase; number != 0; number = document_.phrases[number - 1].around)
    around_.push_back(number);
  std::reverse(around_.begin(), around_.end());
  std::size_t depth = 0;
  while (depth < std::min(around_.size(), open_.size()) &&
         goes_on(open_[depth], around_[depth], span, text, phrases))
    ++depth;
  open_.resize(depth);
  for (; depth < around_.size(); ++depth)
    open_.push_back({around_[depth], begin(around_[depth], span, phrases)});
  for (const Open& open : open_)
    if (open.place != kNoPlace) phrases[open.place].span.end = span.end;
}

// Whether the text at `span` is in the same phrase still, or in one of its kind right behind it.
bool PagePhrases::goes_on(const Open& open, std::uint32_t phrase, Span span, std::string_view text,
                          const std::vector<PhraseView>& phrases) const {
  if (open.place == kNoPlace) return open.phrase == phrase;
  const PhraseView& before = phrases[open.place];
  const bool touches = before.span.end == span.start;
  if (open.phrase == phrase)
    return touches || (before.span.end + 1 == span.start && text[before.span.end] == ' ');
  return touches && before.kind != PhraseKind::link && before.kind == document_.phrases[phrase - 1].kind;
}

std::size_t PagePhrases::begin(std::uint32_t number, Span span, std::vector<PhraseView>& phrases) {
  const PagePhrase& phrase = document_.phrases[number - 1];
  PhraseView view{phrase.kind, span, {}};
  if (phrase.kind == PhraseKind::link) {
    if (phrase.begin < behind_links_) return kNoPlace;
    behind_links_ = phrase.stop;
    const std::string_view tag = document_.page.substr(phrase.begin, phrase.stop - phrase.begin);
    const auto written = html::find_attribute(tag, "href");
    if (!written || written->empty()) return kNoPlace;
    std::string buffer;
    view.target = html::decode_value(*written, buffer);
    if (!buffer.empty()) view.target = document_.decoded.emplace_back(std::move(buffer));
  }
  phrases.push_back(view);
  return phrases.size() - 1;
}

}  // namespace kehraus
