// White space: what it is, squeezing it, and finding the way back from squeezed text.
// The set is Unicode's White_Space plus the information separators U+001C to U+001F.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/byte_masks.h"

namespace kehraus {

// Which of 64 bytes may be or begin white space other than the plain space: controls, and four lead bytes.
template <typename Bytes>
ByteMask may_be_odd_space(const Bytes& bytes) noexcept {
  return bytes.where([](SixteenBytes b) {
    return between<0x00, 0x1F>(b) | between<0xE1, 0xE3>(b) | (b == static_cast<signed char>(0xC2));
  });
}

// Bytes of the white space character at `at` (1 to 3), or 0 where none stands.
std::size_t white_space_at(std::string_view text, std::size_t at) noexcept;

// The text without white space at either end: a view of the same bytes.
std::string_view strip(std::string_view text) noexcept;

// Appends the text with each run of white space as one space. `text` is stripped.
void append_squeezed(std::string_view text, std::string& out);

// Where in `text` byte `squeezed_offset` of its squeezed form comes from. `text` is stripped.
//   out  0 to text.size(); for the space of a run its first byte. Linear in the text.
std::size_t offset_before_squeezing(std::string_view text, std::size_t squeezed_offset) noexcept;

}  // namespace kehraus
