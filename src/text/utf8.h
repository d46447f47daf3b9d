// Walking over UTF-8, one code point at a time. Safe on malformed input, which the reader has ruled out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/byte_masks.h"

namespace kehraus {

struct CodePoint {
  char32_t value = 0;
  std::size_t size = 1;  // bytes, 1 to 4
};

// The code point at `at`, which must be inside the text. A malformed or cut-off byte is U+FFFD of size 1; so
// are the bytes of overlong forms, of surrogates and of values beyond Unicode.
inline CodePoint code_point_at(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const auto is_inner = [&](std::size_t i) { return (byte(i) & 0xC0) == 0x80; };
  const auto inner = [&](std::size_t i) { return char32_t{byte(i)} & 0x3F; };
  const unsigned char lead = byte(0);
  const std::size_t left = text.size() - at;
  if (lead < 0x80) return {lead, 1};
  if (lead < 0xE0) {
    if (lead >= 0xC2 && left >= 2 && is_inner(1)) return {(lead & 0x1Fu) << 6 | inner(1), 2};
  } else if (lead < 0xF0) {
    if (left >= 3 && is_inner(1) && is_inner(2)) {
      const char32_t value = (lead & 0xFu) << 12 | inner(1) << 6 | inner(2);
      if (value >= 0x800 && (value & 0xF800) != 0xD800) return {value, 3};
    }
  } else if (lead <= 0xF4 && left >= 4 && is_inner(1) && is_inner(2) && is_inner(3)) {
    const char32_t value = (lead & 0x7u) << 18 | inner(1) << 12 | inner(2) << 6 | inner(3);
    if (value >= 0x10000 && value <= 0x10FFFF) return {value, 4};
  }
  return {0xFFFD, 1};
}

// The code point that ends at `end`, which must be above 0.
inline CodePoint code_point_before(std::string_view text, std::size_t end) noexcept {
  std::size_t at = end - 1;
  while (at > 0 && end - at < 4 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
  const CodePoint found = code_point_at(text, at);
  return at + found.size == end ? found : CodePoint{0xFFFD, 1};
}

// How many code points a text has.
inline std::size_t count_code_points(std::string_view text) noexcept {
  constexpr auto kEndOfInner = static_cast<signed char>(0xC0);
  std::size_t inner = 0;  // bytes that continue a code point
  for_each_64(text, [&](const auto& bytes, std::size_t) {
    const ByteMask mask = bytes.where([](SixteenBytes b) { return b < kEndOfInner; });
    if (mask != 0) inner += count_of(mask);
  });
  return text.size() - inner;
}

// Writes a code point, one to four bytes.
//   out  how many
inline std::size_t put_utf8(char32_t c, char* out) noexcept {
  const auto rest = [c](int shift) { return static_cast<char>(0x80 | (c >> shift & 0x3F)); };
  if (c < 0x80) {
    out[0] = static_cast<char>(c);
    return 1;
  }
  if (c < 0x800) {
    out[0] = static_cast<char>(0xC0 | c >> 6), out[1] = rest(0);
    return 2;
  }
  if (c < 0x10000) {
    out[0] = static_cast<char>(0xE0 | c >> 12), out[1] = rest(6), out[2] = rest(0);
    return 3;
  }
  out[0] = static_cast<char>(0xF0 | c >> 18), out[1] = rest(12), out[2] = rest(6), out[3] = rest(0);
  return 4;
}

inline void append_utf8(std::string& out, char32_t c) {
  char bytes[4];
  out.append(bytes, put_utf8(c, bytes));
}

}  // namespace kehraus
