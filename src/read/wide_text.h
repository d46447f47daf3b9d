// internal: UTF-16 and UTF-32, with a byte-order mark or without.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "read/decode.h"

namespace kehraus {

struct WideForm {
  std::string_view encoding;
  std::size_t unit_bytes;
  bool big_endian;
};

// The form that a byte-order mark declares; the mark is one unit.
std::optional<WideForm> marked_form(std::string_view input) noexcept;

// The form of UTF-16 without a mark, by the NULs of its ASCII characters in the first 4 KiB.
std::optional<WideForm> find_utf16(std::string_view input) noexcept;

// Decodes what follows `begin`; binary if that turns out to be no text. Unpaired surrogates, values beyond
// Unicode and an incomplete last unit become U+FFFD.
Decoded decode_wide(std::string_view input, std::size_t begin, WideForm form);

}  // namespace kehraus
