// internal: what an entry of a rule for elements says, taken apart.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kehraus {

// The words of a name of a class, in lower case and each between hyphens; `-related-articles-`. Empty if
// there are none. They are told apart by what is no letter or digit and by capitals behind small letters:
// `relatedArticles`, `related-articles` and `c_related__articles` all hold `related articles`.
void hyphenate(std::string_view name, std::string& out);

// The same in lower case; only ASCII has any.
std::string lower_case(std::string_view text);

// An attribute that an element must have, and what must stand in it.
struct AttributeEntry {
  enum class Asks { nothing, value, words };

  std::string_view name;
  Asks asks = Asks::nothing;
  std::string_view wanted;  // the value, or the words; empty with Asks::nothing
};

// Longer names and values fit nothing: pages keep data in attributes, too.
inline constexpr std::size_t kMaxAttributeBytes = 400;

// `name`, `name=value` or `name~words`.
//   out  points into `entry`; nothing if it has no such form, or its words are none
std::optional<AttributeEntry> parse_attribute_entry(std::string_view entry);

// Whether the value of an attribute is a list, of which each item is a value.
bool holds_list(std::string_view attribute_name) noexcept;

}  // namespace kehraus
