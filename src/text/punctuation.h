// Counts of signs in a text, a part of its Measures; all zero for an empty one.
#pragma once

#include <cstdint>

namespace kehraus {

struct Punctuation {
  std::uint32_t commas = 0;
  std::uint32_t separators = 0;  // | · • > and a slash behind a space
  std::uint32_t brackets = 0;    // opening ones
  std::uint32_t colons = 0;
  std::uint32_t inner_capitals = 0;  // right behind a small letter, of ASCII: words run together
  std::uint32_t longest_number = 0;  // digits; the signs in telephone numbers do not end one
};

}  // namespace kehraus
