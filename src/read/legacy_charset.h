// internal: encodings older than Unicode, guessed from the bytes.
#pragma once

#include <string_view>

#include "read/decode.h"

namespace kehraus {

// Whether the bytes are ISO-2022-JP: seven-bit Japanese, the one encoding that would pass as ASCII.
bool is_iso_2022_jp(std::string_view input) noexcept;

Decoded decode_iso_2022_jp(std::string_view input);

// Decodes bytes that are no Unicode as what a statistical detector makes of them; windows-1252 where it has
// no believable answer.
Decoded decode_legacy(std::string_view input);

}  // namespace kehraus
