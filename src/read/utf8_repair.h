// internal: UTF-8 with some damage: cut sequences, NULs, and windows-1252 pasted into it.
#pragma once

#include <cstddef>
#include <string_view>

#include "read/decode.h"

namespace kehraus {

// Whether the bytes are UTF-8 with some damage: more well-formed sequences of several bytes than malformed
// ones. A sequence cut by the end of the input is no damage: with two or three bytes it speaks for UTF-8, a
// mere lead byte says nothing.
bool is_mostly_utf8(std::string_view bytes) noexcept;

// Decodes what follows `begin`, mending it as decode.h promises.
Decoded decode_damaged_utf8(std::string_view input, std::size_t begin, bool guessed);

}  // namespace kehraus
