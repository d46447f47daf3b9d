// What kind of character a code point is. Unicode's own tables answer beyond ASCII.
#pragma once

namespace kehraus {

bool is_letter_beyond_ascii(char32_t c) noexcept;
bool is_upper_beyond_ascii(char32_t c) noexcept;
bool is_digit_beyond_ascii(char32_t c) noexcept;
char32_t fold_beyond_ascii(char32_t c) noexcept;

inline bool is_digit(char32_t c) noexcept {
  return c < 0x80 ? c >= '0' && c <= '9' : is_digit_beyond_ascii(c);
}

inline bool is_letter(char32_t c) noexcept {
  return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : is_letter_beyond_ascii(c);
}

inline bool is_upper(char32_t c) noexcept {
  return c < 0x80 ? c >= 'A' && c <= 'Z' : is_upper_beyond_ascii(c);
}

inline bool is_lower(char32_t c) noexcept { return is_letter(c) && !is_upper(c); }

inline bool is_word_character(char32_t c) noexcept { return is_letter(c) || is_digit(c); }

// Simple case folding: one code point to one.
inline char32_t fold(char32_t c) noexcept {
  return c < 0x80 ? (c >= 'A' && c <= 'Z' ? c | 0x20 : c) : fold_beyond_ascii(c);
}

}  // namespace kehraus
