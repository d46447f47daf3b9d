// Character references: `&amp;`, `&#8211;`, `&#x2013;`.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace kehraus::html {

struct CharRef {
  std::size_t size = 0;         // bytes of the page, from the `&` on; 0 if this is no reference
  std::array<char, 8> bytes{};  // what it stands for, in UTF-8
  std::size_t byte_count = 0;

  std::string_view text() const noexcept { return {bytes.data(), byte_count}; }
};

// The reference that starts with the `&` at `at`.
//   out     as the standard says: the longest name that fits, also without `;` where that is allowed, but
//           in an attribute not before a letter, a digit or `=`. Numbers that mean nothing are U+FFFD; 80 to
//           9F are taken as windows-1252
//   errors  none
//   source  https://html.spec.whatwg.org/multipage/parsing.html#character-reference-state
CharRef read_char_ref(std::string_view text, std::size_t at, bool in_attribute) noexcept;

}  // namespace kehraus::html
