#include "document/result.h"

#include <utility>

namespace kehraus {

std::string_view name_of(Outcome outcome) noexcept {
  switch (outcome) {
    case Outcome::clean: return "clean";
    case Outcome::empty: return "empty";
    case Outcome::failed: return "failed";
  }
  return "failed";
}

std::string_view name_of(BlockKind kind) noexcept {
  switch (kind) {
    case BlockKind::paragraph: return "paragraph";
    case BlockKind::lead: return "lead";
    case BlockKind::heading: return "heading";
    case BlockKind::list_item: return "list_item";
    case BlockKind::quote: return "quote";
    case BlockKind::code: return "code";
    case BlockKind::table_row: return "table_row";
    case BlockKind::caption: return "caption";
    case BlockKind::control: return "control";
  }
  return "paragraph";
}

template <class Text>
std::string BasicResult<Text>::text() const {
  std::size_t size = 0;
  for (const auto& block : blocks) size += block.text.size() + 2;
  std::string out;
  out.reserve(size);
  for (const auto& block : blocks) {
    if (!out.empty()) out += "\n\n";
    out += block.text;
  }
  return out;
}

template struct BasicResult<std::string>;
template struct BasicResult<std::string_view>;

namespace {

// Copies blocks and removals; texts of the one kind become texts of the other.
template <class From, class To>
void copy_texts(const BasicResult<From>& from, BasicResult<To>& to) {
  to.blocks.reserve(from.blocks.size());
  for (const auto& block : from.blocks) {
    auto& copy = to.blocks.emplace_back();
    copy = {block.kind, block.span, To(block.text), block.level, block.list, block.is_header};
    copy.phrases.reserve(block.phrases.size());
    for (const auto& phrase : block.phrases)
      copy.phrases.push_back({phrase.kind, phrase.span, To(phrase.target)});
  }
  to.removed.reserve(from.removed.size());
  for (const auto& r : from.removed)
    to.removed.push_back({r.span, r.category, To(r.rule), r.score, To(r.text)});
}

}  // namespace

ResultView::ResultView(const Result& result)
    : BasicResult{result.outcome,  result.error,     result.metadata,   {}, {}, result.warnings, result.trace,
                  result.evidence, result.judged_as, result.judged_host} {
  copy_texts(result, *this);
}

Result ResultView::owned() && {
  Result result{outcome,
                std::move(error),
                std::move(metadata),
                {},
                {},
                std::move(warnings),
                std::move(trace),
                std::move(evidence),
                std::move(judged_as),
                std::move(judged_host)};
  copy_texts(*this, result);
  return result;
}

}  // namespace kehraus
