#include "html/tag_features.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "html/attributes.h"

namespace kehraus::html {
namespace {

constexpr std::size_t kMaxCompared = 32;  // attributes of a tag that are looked at for names that come twice

char lower(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c; }

// FNV-1a.
std::uint64_t hash_of(std::string_view text, std::uint64_t hash, bool is_name) noexcept {
  for (const char c : text)
    hash = (hash ^ static_cast<unsigned char>(is_name ? lower(c) : c)) * 0x100000001B3;
  return hash;
}

std::uint64_t mixed(std::uint64_t hash) noexcept {
  hash = (hash ^ hash >> 32) * 0x9E3779B97F4A7C15;
  return hash ^ hash >> 29;
}

bool has_value(std::string_view start_tag, std::string_view name,
               std::initializer_list<std::string_view> values) {
  const std::optional<std::string_view> written = find_attribute(start_tag, name);
  if (!written) return false;
  std::string buffer;
  const std::string_view value = decode_value(*written, buffer);
  return std::any_of(values.begin(), values.end(),
                     [&](std::string_view wanted) { return is_same_name(value, wanted); });
}

}  // namespace

std::array<char, 7> attribute_print(std::string_view start_tag) {
  std::array<std::uint64_t, kMaxCompared> names;
  std::size_t count = 0;
  std::uint64_t sum = 0;
  std::string buffer;
  AttributeReader reader(start_tag);
  for (Attribute attribute; reader.next(attribute);) {
    const std::uint64_t name = hash_of(attribute.name, 0xCBF29CE484222325, true);
    const auto end = names.begin() + static_cast<std::ptrdiff_t>(count);
    if (std::find(names.begin(), end, name) != end) continue;
    if (count < kMaxCompared) names[count++] = name;
    sum += mixed(hash_of(decode_value(attribute.value, buffer), name ^ 0x3D, false));
  }
  std::array<char, 7> letters;
  std::uint64_t rest = mixed(sum) & 0xFFFFFFFF;
  for (char& letter : letters) {
    letter = "abcdefghijklmnopqrstuvwxyz012345"[rest & 31];
    rest >>= 5;
  }
  return letters;
}

bool has_font_attribute(std::string_view start_tag) noexcept {
  return find_attribute(start_tag, "color") || find_attribute(start_tag, "face") ||
         find_attribute(start_tag, "size");
}

bool is_hidden_input(std::string_view start_tag) { return has_value(start_tag, "type", {"hidden"}); }

bool is_html_annotation(std::string_view start_tag) {
  return has_value(start_tag, "encoding", {"text/html", "application/xhtml+xml"});
}

}  // namespace kehraus::html
