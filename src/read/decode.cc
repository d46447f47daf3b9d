#include "read/decode.h"

#include <simdjson.h>

#include <cassert>

#include "read/binary.h"
#include "read/legacy_charset.h"
#include "read/utf8_repair.h"
#include "read/wide_text.h"

namespace kehraus {
namespace {

Decoded view_of_utf8(std::string_view input, std::size_t begin) {
  Decoded out;
  out.text = input.substr(begin);
  out.encoding = "utf-8";
  out.offsets = OffsetMap(begin, input.size());
  return out;
}

}  // namespace

Decoded decode(std::string_view input) {
  assert(input.size() <= std::size_t{2} << 30 && "offsets are kept in 32 bits");
  if (const auto form = marked_form(input)) return decode_wide(input, form->unit_bytes, *form);
  const bool is_marked = input.starts_with("\xEF\xBB\xBF");
  const bool is_odd = has_controls(input);  // else there are no NULs, and no escape sequences
  if (!is_marked) {
    if (has_binary_signature(input)) return binary(input);
    if (const auto form = is_odd ? find_utf16(input) : std::nullopt) return decode_wide(input, 0, *form);
    if (is_odd && is_iso_2022_jp(input)) return decode_iso_2022_jp(input);
  }
  const std::size_t begin = is_marked ? 3 : 0;
  const std::string_view text = input.substr(begin);
  if (is_odd && has_many_controls(text)) return binary(input);
  const bool is_valid = simdjson::validate_utf8(text.data(), text.size());
  if (is_valid && (!is_odd || text.find('\0') == text.npos)) return view_of_utf8(input, begin);
  if (is_marked || is_valid || is_mostly_utf8(text)) {
    return decode_damaged_utf8(input, begin, /*guessed=*/!is_marked && !is_valid);
  }
  return decode_legacy(input);
}

}  // namespace kehraus
