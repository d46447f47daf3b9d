// Words of a text made comparable with the words of dates, which are written without capitals and accents.
//
// All functions allocate nothing and are safe from any thread.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace kehraus {

// A letter of any script, or a combining accent. Ordinal signs ("1º") and symbols are none.
bool is_word_letter(char32_t value) noexcept;

// What may stand between two words: white space, no-break spaces, zero-width marks, soft hyphens.
bool is_gap(char32_t value) noexcept;

// One word of a text made comparable: lower case, accents off ("MÄRZ" is "marz", "sierpień" is "sierpien"),
// whether they are precomposed or combining. Letters beyond U+017F only lose their case and combining
// accents ("Января" is "января").
struct FoldedWord {
  static constexpr std::size_t kMaxLetters = 24;  // no word of dates is longer
  static constexpr std::size_t kMaxBytes = 4 * kMaxLetters;
  std::array<char, kMaxBytes> bytes;  // set up to `size`
  std::size_t size = 0;               // 0: no letter stands there, or the word is longer than kMaxLetters
  std::size_t end = 0;                // byte offset behind the word; where reading stopped if it is too long

  std::string_view view() const noexcept { return {bytes.data(), size}; }
};
FoldedWord fold_word(std::string_view text, std::size_t at) noexcept;

}  // namespace kehraus
