// Walking over UTF-8, one code point at a time. Safe on malformed input, which the reader has ruled out.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "text/eight_bytes.h"

namespace kehraus {

struct CodePoint {
  char32_t value = 0;
  std::size_t size = 1;  // bytes, 1 to 4
};

// The code point at `at`, which must be inside the text. A malformed or cut-off byte is U+FFFD of size 1; so
// are the bytes of overlong forms, of surrogates and of values beyond Unicode.
inline CodePoint code_point_at(std::string_view text, std::size_t at) noexcept {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
  const unsigned char lead = byte(0);
  if (lead < 0x80) return {lead, 1};
  const std::size_t size = lead > 0xF4 ? 0 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  if (size == 0 || at + size > text.size()) return {0xFFFD, 1};
  char32_t value = lead & (0x7F >> size);
  for (std::size_t i = 1; i < size; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return {0xFFFD, 1};
    value = value << 6 | (byte(i) & 0x3F);
  }
  const bool is_overlong = value < (size == 4 ? 0x10000u : size == 3 ? 0x800u : 0x80u);
  if (is_overlong || value > 0x10FFFF || (value & 0xFFFFF800) == 0xD800) return {0xFFFD, 1};
  return {value, size};
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
  std::size_t inner = 0, at = 0;  // bytes that continue a code point
  for (; at + sizeof(EightBytes) <= text.size(); at += sizeof(EightBytes)) {
    const EightBytes bytes = load_eight(text.data() + at);
    if (!is_all_ascii(bytes)) inner += count(bytes & ~(bytes << 1) & kAllFlags);
  }
  for (; at < text.size(); ++at) inner += (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
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
