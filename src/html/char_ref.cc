#include "html/char_ref.h"

#include <algorithm>
#include <cstdint>

#include "html/char_ref_names.h"
#include "text/utf8.h"

namespace kehraus::html {
namespace {

constexpr char32_t kReplacement = 0xFFFD;
constexpr char32_t kBeyondUnicode = 0x110000;

// What windows-1252 has at 80 to 9F; 0 where the number stands for itself.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// -1 for what is no digit of that base.
int digit_value(char c, bool is_hex) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return is_hex && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool is_alphanumeric(char c) noexcept {
  const char lower = static_cast<char>(c | 0x20);
  return (c >= '0' && c <= '9') || (lower >= 'a' && lower <= 'z');
}

char32_t character_of_number(char32_t number) noexcept {
  if (number == 0 || number >= kBeyondUnicode || (number & 0xFFFFF800) == 0xD800) return kReplacement;
  if (number < 0x80 || number > 0x9F) return number;
  const char16_t mapped = kWindows1252[number - 0x80];
  return mapped != 0 ? mapped : number;
}

CharRef read_number(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at + 2;
  const bool is_hex = end < text.size() && (text[end] | 0x20) == 'x';
  if (is_hex) ++end;
  const std::size_t digits = end;
  char32_t number = 0;
  for (; end < text.size(); ++end) {
    const int digit = digit_value(text[end], is_hex);
    if (digit < 0) break;
    number = std::min<char32_t>(kBeyondUnicode, number * (is_hex ? 16 : 10) + static_cast<char32_t>(digit));
  }
  CharRef out;
  if (end == digits) return out;
  if (end < text.size() && text[end] == ';') ++end;
  out.size = end - at;
  out.byte_count = put_utf8(character_of_number(number), out.bytes.data());
  return out;
}

// The longest name that the text starts with: with each further character the range of names that fit
// shrinks.
const NamedCharRef* longest_name(std::string_view text) noexcept {
  std::span<const NamedCharRef> fits = char_ref_names();
  const NamedCharRef* longest = nullptr;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char wanted = text[i];
    const auto first = std::partition_point(fits.begin(), fits.end(), [&](const NamedCharRef& ref) {
      return ref.name.size() <= i || ref.name[i] < wanted;
    });
    const auto last = std::partition_point(first, fits.end(),
                                           [&](const NamedCharRef& ref) { return ref.name[i] == wanted; });
    if (first == last) break;
    if (first->name.size() == i + 1) longest = &*first;
    fits = {first, last};
  }
  return longest;
}

}  // namespace

CharRef read_char_ref(std::string_view text, std::size_t at, bool in_attribute) noexcept {
  if (at + 1 < text.size() && text[at + 1] == '#') return read_number(text, at);
  CharRef out;
  const NamedCharRef* named = longest_name(text.substr(at + 1));
  if (named == nullptr) return out;
  const std::size_t end = at + 1 + named->name.size();
  if (in_attribute && named->name.back() != ';' && end < text.size() &&
      (text[end] == '=' || is_alphanumeric(text[end]))) {
    return out;
  }
  out.size = end - at;
  out.byte_count = named->text.copy(out.bytes.data(), out.bytes.size());
  return out;
}

}  // namespace kehraus::html
