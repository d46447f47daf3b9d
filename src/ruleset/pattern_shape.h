// What the bytes of a text must be like for a pattern to match it: told without RE2, in a few instructions.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ruleset/byte_set.h"
#include "text/phrase.h"

namespace kehraus {

// A text with what is found out about it when it is first asked for.
class TextBytes {
 public:
  explicit TextBytes(std::string_view text) : text_(text) {}
  std::string_view text() const noexcept { return text_; }
  // All bytes that stand in it.
  const ByteSet& present() noexcept {
    if (!present_) present_ = ByteSet::of(text_);
    return *present_;
  }
  // The text, case folded.
  std::string_view folded() {
    if (!is_folded_) fold_text(text_, folded_);
    is_folded_ = true;
    return folded_;
  }

 private:
  std::string_view text_;
  std::optional<ByteSet> present_;
  std::string folded_;
  bool is_folded_ = false;
};

struct PatternShape {
  static constexpr std::size_t kPlaces = 6;

  // Bytes that may stand at a matching text's first places, and at its last ones, counted from its end. Where
  // the text is shorter, that says nothing.
  std::array<ByteSet, kPlaces> first, last;
  std::vector<ByteSet> needs;  // of each of these sets a byte must stand in it

  // False where the pattern cannot match anywhere in the text.
  bool fits(TextBytes& text) const noexcept;
  // The same by `needs` alone.
  bool has_needs(TextBytes& text) const noexcept;
};

// The shape of a pattern that RE2 accepts. On any doubt about the pattern's syntax it fits all texts.
PatternShape shape_of(std::string_view pattern);

}  // namespace kehraus
