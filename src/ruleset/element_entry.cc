#include "ruleset/element_entry.h"

#include <algorithm>
#include <array>

namespace kehraus {
namespace {

constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
// Bytes of letters beyond ASCII count as letters.
constexpr bool is_word(char c) {
  return is_upper(c) || is_lower(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}
constexpr bool is_in_name(char c) {
  return is_lower(c) || is_digit(c) || c == '-' || c == '_' || c == ':' || c == '.' || c == '@';
}

bool holds_word(std::string_view text) { return std::any_of(text.begin(), text.end(), is_word); }

}  // namespace

void hyphenate(std::string_view name, std::string& out) {
  out.resize(2 * name.size() + 1);  // a hyphen before each letter, and one at the end
  char* to = out.data();
  bool after_word = false, after_lower = false;
  for (const char c : name) {
    if (is_word(c)) {
      if (!after_word || (is_upper(c) && after_lower)) *to++ = '-';
      *to++ = is_upper(c) ? static_cast<char>(c | 0x20) : c;
    }
    after_word = is_word(c);
    after_lower = is_lower(c);
  }
  if (to != out.data()) *to++ = '-';
  out.resize(static_cast<std::size_t>(to - out.data()));
}

std::string lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (is_upper(c)) c = static_cast<char>(c | 0x20);
  return out;
}

std::optional<AttributeEntry> parse_attribute_entry(std::string_view entry) {
  AttributeEntry out;
  const auto behind = std::find_if_not(entry.begin(), entry.end(), is_in_name);
  out.name = entry.substr(0, static_cast<std::size_t>(behind - entry.begin()));
  if (out.name.empty()) return std::nullopt;
  if (behind == entry.end()) return out;
  out.wanted = entry.substr(out.name.size() + 1);
  out.asks = *behind == '=' ? AttributeEntry::Asks::value : AttributeEntry::Asks::words;
  const bool is_known = *behind == '=' || (*behind == '~' && holds_word(out.wanted));
  if (!is_known || out.wanted.empty()) return std::nullopt;
  return out;
}

bool holds_list(std::string_view attribute_name) noexcept {
  constexpr std::array<std::string_view, 5> kLists = {"role", "rel", "itemprop", "itemtype", "property"};
  return std::find(kLists.begin(), kLists.end(), attribute_name) != kLists.end();
}

}  // namespace kehraus
