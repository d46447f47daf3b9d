#include "read/decode_page.h"

#include <simdjson.h>

#include <algorithm>
#include <optional>
#include <vector>

#include "read/binary.h"
#include "read/bytes.h"
#include "read/charset.h"
#include "read/legacy_charset.h"
#include "read/utf8_repair.h"
#include "read/wide_text.h"

namespace kehraus {
namespace {

// Browsers look at 1,024 bytes before they show anything, and change their mind when the tag comes later.
constexpr std::size_t kPrescanBytes = 4096;

// Whether the bytes alone decide.
bool speaks_for_itself(std::string_view input) noexcept {
  return marked_form(input) || input.starts_with("\xEF\xBB\xBF") || has_binary_signature(input) ||
         (has_controls(input) && find_utf16(input));
}

// The bytes in a declared encoding, if they can be in it.
std::optional<Decoded> decode_as(std::string_view input, const Charset& charset) {
  if (!charset.is_utf8) return decode_declared(input, charset);
  if (!is_mostly_utf8(input)) return std::nullopt;
  return decode_damaged_utf8(input, 0, /*guessed=*/false);
}

// As the first of the encodings in which nearly all bytes mean something.
Decoded decode_as_first(std::string_view input, const std::vector<const Charset*>& charsets) {
  const auto is_utf8 = [](const Charset* charset) { return charset->is_utf8; };
  // Most pages: nothing but UTF-8 is declared.
  if (std::all_of(charsets.begin(), charsets.end(), is_utf8)) {
    Decoded decoded = decode(input);
    if (!charsets.empty() && decoded.encoding == "utf-8") decoded.guessed = false;
    return decoded;
  }
  if (speaks_for_itself(input)) return decode(input);
  const bool is_valid = simdjson::validate_utf8(input.data(), input.size());
  const bool is_ascii_only = is_valid && std::all_of(input.begin(), input.end(), is_ascii);
  if ((is_valid && !is_ascii_only) || (has_controls(input) && has_many_controls(input))) return decode(input);
  for (const Charset* charset : charsets) {
    // In ASCII only the escape sequences of ISO-2022-JP mean anything else.
    if (is_ascii_only && charset->encoding != "iso-2022-jp") return decode(input);
    if (auto decoded = decode_as(input, *charset)) return std::move(*decoded);
  }
  return decode(input);
}

}  // namespace

Decoded decode_page(std::string_view input, std::string_view declared) {
  std::vector<const Charset*> charsets = declared_charsets(input.substr(0, kPrescanBytes));
  if (const Charset* charset = charset_of(declared)) charsets.insert(charsets.begin(), charset);
  return decode_as_first(input, charsets);
}

Decoded decode_declared_text(std::string_view input, std::string_view declared) {
  const Charset* charset = charset_of(declared);
  return charset ? decode_as_first(input, {charset}) : decode(input);
}

}  // namespace kehraus
