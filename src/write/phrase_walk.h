// internal: a block's text piece by piece, with the beginning and end of each phrase in between. What every
// form with mark-up inside lines is written from.
#pragma once

#include <algorithm>
#include <string_view>
#include <vector>

#include "document/result.h"

namespace kehraus {

// Gets what a walk meets. `number` is a phrase's place in BodyBlock::phrases.
class PhraseVisitor {
 public:
  virtual void begin(std::size_t number) = 0;
  virtual void end(std::size_t number) = 0;
  virtual void text(std::string_view piece) = 0;

 protected:
  ~PhraseVisitor() = default;
};

// Walks over a block in parts, from front to back: a row's cells, say. Each phrase belongs to the part that
// it begins in, and is cut off at its end. Phrases that do not nest, which no page makes, are left out.
//   time  all together linear in text and phrases
class PhraseWalk {
 public:
  explicit PhraseWalk(const BodyBlockView& block) noexcept : block_(block) {}

  void over(Span part, PhraseVisitor& visitor) {
    at_ = part.start;
    for (; next_ < block_.phrases.size() && block_.phrases[next_].span.start < part.end; ++next_) {
      const Span& span = block_.phrases[next_].span;
      close_before(std::max(span.start, at_), visitor);
      const std::size_t start = std::max(span.start, at_);
      const std::size_t around_end = open_.empty() ? part.end : open_.back().end;
      const std::size_t end = open_.empty() ? std::min(span.end, around_end) : span.end;
      if (end <= start || end > around_end) continue;
      put_text(start, visitor);
      visitor.begin(next_);
      open_.push_back({next_, end});
    }
    close_before(part.end, visitor);
    put_text(part.end, visitor);
  }

 private:
  struct Open {
    std::size_t number = 0;
    std::size_t end = 0;
  };

  void close_before(std::size_t place, PhraseVisitor& visitor) {
    for (; !open_.empty() && open_.back().end <= place; open_.pop_back()) {
      put_text(open_.back().end, visitor);
      visitor.end(open_.back().number);
    }
  }

  void put_text(std::size_t end, PhraseVisitor& visitor) {
    if (end > at_) visitor.text(block_.text.substr(at_, end - at_));
    at_ = std::max(at_, end);
  }

  const BodyBlockView& block_;
  std::size_t next_ = 0;
  std::size_t at_ = 0;
  std::vector<Open> open_;
};

// Calls `use` with each cell of a table's row.
template <typename Use>
void for_each_cell(std::string_view row, Use use) {
  for (std::size_t begin = 0; begin <= row.size();) {
    const std::size_t end = std::min(row.find('\t', begin), row.size());
    use(Span{begin, end});
    begin = end + 1;
  }
}

}  // namespace kehraus
