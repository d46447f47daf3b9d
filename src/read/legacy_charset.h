// internal: encodings older than Unicode, guessed from the bytes.
#pragma once

#include <optional>
#include <string_view>

#include "read/charset.h"
#include "read/decode.h"

namespace kehraus {

// Whether the bytes are ISO-2022-JP: seven-bit Japanese, the one encoding that would pass as ASCII.
bool is_iso_2022_jp(std::string_view input) noexcept;

Decoded decode_iso_2022_jp(std::string_view input);

// Decodes bytes that are no Unicode as what a statistical detector makes of them; windows-1252 where it has
// no believable answer.
Decoded decode_legacy(std::string_view input);

// Decodes bytes as somebody declared them; nothing where too many of them have no meaning in that encoding
// (one in 20 of those beyond ASCII), or ICU lacks it. Not for UTF-8.
std::optional<Decoded> decode_declared(std::string_view input, const Charset& charset);

}  // namespace kehraus
