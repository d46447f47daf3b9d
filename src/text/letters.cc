#include "text/letters.h"

#include <unicode/uchar.h>

namespace kehraus {

// Combining marks belong to the letter before them, so they count as letters: 'é' may be two code points.
bool is_letter_beyond_ascii(char32_t c) noexcept {
  const auto point = static_cast<UChar32>(c);
  return u_isalpha(point) || (U_GET_GC_MASK(point) & U_GC_M_MASK);
}

bool is_upper_beyond_ascii(char32_t c) noexcept { return u_isupper(static_cast<UChar32>(c)); }

bool is_digit_beyond_ascii(char32_t c) noexcept { return u_isdigit(static_cast<UChar32>(c)); }

char32_t fold_beyond_ascii(char32_t c) noexcept {
  return static_cast<char32_t>(u_foldCase(static_cast<UChar32>(c), U_FOLD_CASE_DEFAULT));
}

}  // namespace kehraus
