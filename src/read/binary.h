// internal: what is not text at all.
#pragma once

#include <string_view>

#include "read/decode.h"

namespace kehraus {

// A control character that no text needs. Not ESC: terminals' colours are found in saved texts.
inline bool is_odd_control(char32_t c) noexcept { return c < 0x20 && (c < '\t' || c > '\r') && c != 0x1B; }

// Whether there is any control character but white space: NUL or ESC, for example. Nearly no text has one.
bool has_controls(std::string_view bytes) noexcept;

// Whether the bytes begin as PNG, PDF, ZIP and the like do.
bool has_binary_signature(std::string_view input) noexcept;

// Whether more than one byte in 200 is a control character, or more than one in 20 an ESC; each from three
// on, for short texts. Looks at the first 64 KiB: programs with a long textual head do exist.
bool has_many_controls(std::string_view bytes) noexcept;

// The answer for such an input.
Decoded binary(std::string_view input);

}  // namespace kehraus
