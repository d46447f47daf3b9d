// Counts over one block's text: what every judgement starts from.
#pragma once

#include <cstdint>
#include <string_view>

#include "text/punctuation.h"

namespace kehraus {

struct Measures {
  std::uint32_t chars = 0;              // code points
  std::uint32_t words = 0;              // runs of letters and digits
  std::uint32_t letters = 0;            // code points
  std::uint32_t upper_letters = 0;      // code points
  std::uint32_t digits = 0;             // code points
  std::uint32_t capitalised_words = 0;  // words that begin with an upper-case letter
  std::uint32_t lower_words = 0;        // words that begin with a lower-case letter
  std::uint32_t sentence_ends = 0;  // '.', '!' or '?' before a space or the end, counting abbreviations too
  bool ends_sentence = false;       // '.', '!', '?' or '…' at the end, closing quotes and brackets apart
  bool is_cut_off = false;          // ends in '..', '...' or '…', closing quotes and brackets apart
  bool ends_in_colon = false;
  bool starts_with_bullet = false;  // '-', '*', '•' … and a space, or a number with '.' or ')' and a space
  bool starts_lower = false;        // the first letter is lower case and nothing stands before it
  bool has_url = false;             // 'http://', 'https://' or 'www.'
  bool has_email = false;           // '@' between word characters
  Punctuation punctuation;
};

// The same as Measures::starts_with_bullet, alone.
bool starts_with_bullet(std::string_view text) noexcept;

// The measures of squeezed text, in one pass; all zero for an empty one.
Measures measure(std::string_view text) noexcept;

// Whether text is running text: a sentence of some length, not cut off, or long.
bool reads_as_prose(const Measures& measures) noexcept;

}  // namespace kehraus
