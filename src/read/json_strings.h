// internal: the strings in JSON that a page holds, and where they stand.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "read/spliced_text.h"

namespace kehraus {

// A string as it is written, without its quotes.
struct JsonString {
  std::string_view key;   // of the nearest object around it, as written; empty in a list alone
  std::size_t begin = 0;  // in the JSON
  std::size_t end = 0;
  std::uint32_t object = 0;  // the number of that object; 0 for none
};

// The strings of some JSON, in its order, and its objects, numbered from 1 in the order of their openings.
struct JsonStrings {
  std::vector<JsonString> strings;
  std::vector<std::uint32_t> behind{0};  // for each object the number behind the last one in it

  bool is_in(const JsonString& string, std::uint32_t object) const noexcept {
    return string.object >= object && string.object < behind[object];
  }
};

// The JSON that begins at the first bracket of `text`, up to where that is closed; all behind it if it never
// is. Empty where there is no bracket. What stands around it is no JSON: `window.state = …;`.
//   time  linear
std::string_view json_part(std::string_view text) noexcept;

// All strings that are values; keys are none.
//   out     point into `json`. Of broken JSON those in front of the fault, or none; at most 50,000, and none
//           in more than 60 lists or objects
//   time    linear
JsonStrings find_json_strings(std::string_view json);

// A part of a text without JSON's escapes: of one string, what it says. Lone surrogates become U+FFFD.
SplicedText unescape_json(const SplicedText& text, std::size_t begin, std::size_t end);

}  // namespace kehraus
