// Text that was wrapped at a column: recognising it, and which lines belong together.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace kehraus {

struct Line {
  Span span;                // in the text, without white space at either end; never empty
  std::uint32_t chars = 0;  // code points, indentation apart; counted only up to kMaxCountedBytes
  bool after_blank = false;
  bool is_squeezed = false;  // every run of white space inside is one plain space
};

// No line of more bytes can have been wrapped, so its characters are not counted: `chars` is then its bytes.
inline constexpr std::size_t kMaxCountedBytes = 400;

// The column at which the text was wrapped, in code points; 0 where it was not.
//
// Evidence is what greedy filling leaves behind: lines of nearly the same length, each so full that the
// first word of the next would not have fitted. A few longer lines do not count: titles, tables, URLs.
std::uint32_t wrap_column(std::string_view text, const std::vector<Line>& lines);

// Whether `next` carries on the paragraph of `line` in a text wrapped at `column`. It does not where a blank
// line, an indentation or a list item begins something new, or where its first word would have fitted on
// `line`.
bool is_continued(std::string_view text, const Line& line, const Line& next, std::uint32_t column);

}  // namespace kehraus
