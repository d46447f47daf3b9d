#include "clean/compose.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "clean/page_lists.h"
#include "clean/page_phrases.h"
#include "filters/sheet.h"
#include "text/whitespace.h"

namespace kehraus {
namespace {

// Above this share of a document's bytes removed, something may be wrong: see tests/quality for the
// distribution. Of a page the bytes are those of running text; of 2,888 real pages one in 31 is above, and of
// those with a known text nine in ten lose more than 0.4 of its words.
constexpr double kHighRemovedShare = 0.6;
constexpr std::size_t kMinBytesForShare = 400;

constexpr std::uint32_t kMaxHeadingWords = 16;
constexpr std::size_t kMaxHeadingBytes =
    240;  // more than so many words have; spares measuring long blocks again

// Three decimals say all there is to say.
double rounded(float score) { return std::round(static_cast<double>(score) * 1000) / 1000; }

class Composition {
 public:
  Composition(Document& document, const std::vector<Span>& kept, const ToInput& to_input)
      : document_(document), kept_(kept), to_input_(to_input), phrases_(document), lists_(document) {
    for (std::size_t k = 0; k < document.marks.size(); ++k)
      if (document.marks[k].decisive && document.marks[k].verdict != Verdict::keep)
        deciding_.push_back(&document.marks[k]);
    // By block; trims of one block by place.
    std::stable_sort(deciding_.begin(), deciding_.end(), [](const Mark* a, const Mark* b) {
      return a->block != b->block ? a->block < b->block : a->span.start < b->span.start;
    });
  }

  ResultView compose() {
    auto mark = deciding_.begin();
    for (std::size_t b = 0; b < document_.blocks.size(); ++b) {
      auto end = mark;
      while (end != deciding_.end() && (*end)->block == b) ++end;
      document_.blocks[b].is_aside ? add_aside(b, mark, end) : add(b, mark, end);
      mark = end;
    }
    close_tile(document_.is_page ? block_end_ : to_input_(document_.text.size()));
    if (has_asides_) sort_removals();
    if (!document_.is_page) set_kinds();
    return std::move(result_);
  }

 private:
  using MarkAt = std::vector<const Mark*>::const_iterator;

  // The span that is open runs up to the start of the next; of a page only to the end of its block.
  void close_tile(std::size_t end) {
    if (open_) open_->end = document_.is_page ? std::min(end, block_end_) : end;
    open_ = nullptr;
  }

  // Begins a span at byte `offset` of the block's text; the very first also takes what stands before it, but
  // not a page's markup.
  void open_tile(Span& span, const Block& block, std::size_t offset) {
    const bool takes_all = is_first_ && !document_.is_page;
    const std::size_t start = takes_all ? 0 : to_input_(document_.offset_in_text(block, offset));
    close_tile(start);
    if (document_.is_page) block_end_ = to_input_(block.source.end);
    is_first_ = false;
    span.start = start;
    open_ = &span;
  }

  void add_removal(const Block& block, Span part, const Mark& by) {
    RemovalView& removal = pending_removal();
    removal.category = by.category;
    removal.rule = by.decider;
    if (by.score) removal.score = rounded(*by.score);
    removal.text = strip(block.text.substr(part.start, part.size()));
    open_tile(removal.span, block, part.start);
  }

  void add(std::size_t b, MarkAt mark, MarkAt end) {
    if (kept_[b].empty())
      add_whole_removal(b, mark, end);
    else
      add_kept(b, mark, end);
  }

  // Its spans lie in the one that is open, which goes on behind them.
  void add_aside(std::size_t b, MarkAt mark, MarkAt end) {
    Span* const around = std::exchange(open_, nullptr);
    const std::size_t around_end = block_end_;
    add(b, mark, end);
    close_tile(block_end_);
    open_ = around;
    block_end_ = around_end;
    has_asides_ = true;
  }

  // What was hidden in a line comes behind what went from the line's end.
  void sort_removals() {
    std::stable_sort(result_.removed.begin(), result_.removed.end(),
                     [](const RemovalView& a, const RemovalView& b) { return a.span.start < b.span.start; });
  }

  // A block of which trims left something and that then went as a whole is one removal, by who dropped it.
  void add_whole_removal(std::size_t b, MarkAt mark, MarkAt end) {
    const auto drop = std::find_if(mark, end, [](const Mark* m) { return m->verdict != Verdict::trim; });
    assert(drop != end && "a block that is gone was dropped by somebody");
    const Block& block = document_.blocks[b];
    add_removal(block, {0, block.text.size()}, **drop);
  }

  void add_kept(std::size_t b, MarkAt mark, MarkAt end) {
    const Block& block = document_.blocks[b];
    const Span kept = kept_[b];
    for (; mark != end && (*mark)->span.start < kept.start; ++mark) {
      const bool has_next = mark + 1 != end && (*(mark + 1))->span.start < kept.start;
      add_removal(block, {(*mark)->span.start, has_next ? (*(mark + 1))->span.start : kept.start}, **mark);
    }
    BodyBlockView& body = pending_block();
    body.kind = block.kind;
    body.level = block.level;
    body.text = block.text.substr(kept.start, kept.size());
    if (document_.is_page) add_form(block, kept, body);
    whole_.push_back(kept.size() == block.text.size() ? &block : nullptr);
    open_tile(body.span, block, kept.start);
    for (; mark != end; ++mark) {
      std::size_t start = std::max((*mark)->span.start, kept.end);
      if (start < block.text.size() && block.text[start] == ' ') ++start;
      const std::size_t stop = mark + 1 != end ? (*(mark + 1))->span.start : block.text.size();
      add_removal(block, {start, stop}, **mark);
    }
  }

  // What the page's tags say of how the block looks.
  void add_form(const Block& block, Span kept, BodyBlockView& body) {
    body.phrases = phrases_.in(block, kept);
    if (block.kind == BlockKind::list_item) body.list = lists_.place_of(block);
    if (block.kind == BlockKind::table_row) body.is_header = lists_.is_header(block);
  }

  // Spans are closed after their successors are opened, so the vectors must not move: they are reserved once.
  RemovalView& pending_removal() {
    if (result_.removed.capacity() == 0) result_.removed.reserve(deciding_.size());
    return result_.removed.emplace_back();
  }
  BodyBlockView& pending_block() {
    if (result_.blocks.capacity() == 0) {
      result_.blocks.reserve(document_.blocks.size());
      whole_.reserve(document_.blocks.size());
    }
    return result_.blocks.emplace_back();
  }

  // A short block without final punctuation above a longer one is its heading.
  void set_kinds() {
    std::vector<BodyBlockView>& blocks = result_.blocks;
    for (std::size_t i = 0; i + 1 < blocks.size(); ++i)
      if (may_be_heading(i) && is_longer(i + 1, measures_of(i).words)) blocks[i].kind = BlockKind::heading;
  }

  bool may_be_heading(std::size_t i) const {
    const BodyBlockView& block = result_.blocks[i];
    if (block.kind != BlockKind::paragraph || block.text.size() > kMaxHeadingBytes) return false;
    const Measures m = measures_of(i);
    const bool ends_open =
        !m.ends_sentence || (m.words <= kMaxHeadingWords / 2 && !block.text.ends_with('.'));
    return m.words <= kMaxHeadingWords && ends_open && !m.ends_in_colon && !m.starts_lower;
  }

  bool is_longer(std::size_t i, std::uint32_t words) const {
    return result_.blocks[i].text.size() > kMaxHeadingBytes || measures_of(i).words > words;
  }

  Measures measures_of(std::size_t i) const {
    return whole_[i] ? whole_[i]->measures : measure(result_.blocks[i].text);
  }

  const Document& document_;
  const std::vector<Span>& kept_;
  const ToInput& to_input_;
  PagePhrases phrases_;
  PageLists lists_;
  std::vector<const Mark*> deciding_;
  ResultView result_;
  std::vector<const Block*> whole_;  // for each block of the body the one of which nothing was taken, or null
  Span* open_ = nullptr;
  std::size_t block_end_ = 0;  // in a page's bytes: of the block that the open span is in
  bool is_first_ = true;
  bool has_asides_ = false;
};

std::vector<BlockTrace> trace(const Document& document, const std::vector<Span>& kept,
                              const ToInput& to_input) {
  std::vector<BlockTrace> traces(document.blocks.size());
  for (std::size_t b = 0; b < traces.size(); ++b) {
    const Block& block = document.blocks[b];
    traces[b].span = {to_input(block.source.start), to_input(block.source.end)};
    traces[b].text = block.text;
    traces[b].kept = !kept[b].empty();
    if (document.is_page) traces[b].path = path_of(document.elements, block.element);
  }
  for (const Mark& mark : document.marks) {
    const Block& block = document.blocks[mark.block];
    const Span span = mark.span.empty() ? Span{0, block.text.size()} : mark.span;
    traces[mark.block].marks.push_back({std::string(name_of(mark.verdict)),
                                        mark.category,
                                        std::string(mark.decider),
                                        std::string(mark.pattern),
                                        {to_input(document.offset_in_text(block, span.start)),
                                         to_input(document.offset_in_text(block, span.end))},
                                        mark.decisive,
                                        mark.score ? std::optional(rounded(*mark.score)) : std::nullopt,
                                        mark.evidence});
  }
  return traces;
}

// What a page itself says to be no text of it, or says twice, and what is not the article's on any page.
bool is_expected(const Mark& mark) noexcept {
  switch (mark.category) {
    case Category::comments:
    case Category::comment_form:
    case Category::cookie_consent:
    case Category::duplicate: return true;
    default: break;
  }
  return mark.verdict == Verdict::title || mark.decider == "filter/mark_hidden" ||
         mark.decider == "filter/mark_landmarks" || mark.decider == "filter/mark_links";
}

double share_of(std::size_t removed, std::size_t kept) noexcept {
  const std::size_t all = removed + kept;
  return all < kMinBytesForShare ? 0.0 : static_cast<double>(removed) / static_cast<double>(all);
}

// Of a page's running text: of its menus and boxes most goes.
double removed_prose_share(const Document& document, const std::vector<Span>& kept) {
  std::size_t removed_bytes = 0, kept_bytes = 0;
  for (std::size_t b = 0; b < document.blocks.size(); ++b)
    if (reads_as_prose(document.blocks[b].measures)) kept_bytes += kept[b].size();
  for (const Mark& mark : document.marks) {
    const bool takes_all = mark.decisive && mark.verdict != Verdict::keep && kept[mark.block].empty();
    const Block& block = document.blocks[mark.block];
    if (takes_all && mark.verdict != Verdict::trim && reads_as_prose(block.measures) && !is_expected(mark))
      removed_bytes += block.text.size();
  }
  return share_of(removed_bytes, kept_bytes);
}

double removed_share(const ResultView& result) {
  std::size_t removed = 0, kept = 0;
  for (const RemovalView& r : result.removed) removed += r.rule == "filter/mark_title" ? 0 : r.text.size();
  for (const BodyBlockView& b : result.blocks) kept += b.text.size();
  return share_of(removed, kept);
}

}  // namespace

ResultView compose(Document& document, const std::vector<Span>& kept, const ToInput& to_input,
                   bool with_trace) {
  ResultView result = Composition(document, kept, to_input).compose();
  result.outcome = result.blocks.empty() ? Outcome::empty : Outcome::clean;
  if (with_trace) result.trace = trace(document, kept, to_input);
  result.metadata = std::move(document.metadata);
  if (!document.language.empty()) result.metadata.language = document.language;
  result.warnings = std::move(document.warnings);
  const double share = document.is_page ? removed_prose_share(document, kept) : removed_share(result);
  if (share > kHighRemovedShare) result.warnings.push_back("removed_share_high");
  return result;
}

}  // namespace kehraus
