#include "text/punctuation.h"

#include <algorithm>

namespace kehraus {

Punctuation count_punctuation(std::string_view text) noexcept {
  Punctuation p;
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i], before = i > 0 ? text[i - 1] : '\0';
    if (c >= '0' && c <= '9')
      p.longest_number = std::max(p.longest_number, ++number);
    else if (c != ' ' && c != '-' && c != '/' && c != '.' && c != '(' && c != ')')
      number = 0;
    switch (c) {
      case ',': ++p.commas; break;
      case ':': ++p.colons; break;
      case '(':
      case '[': ++p.brackets; break;
      case '|':
      case '>': ++p.separators; break;
      case '/': p.separators += before == ' '; break;
      case '\xC2': p.separators += text.compare(i, 2, "·") == 0; break;
      case '\xE2': p.separators += text.compare(i, 3, "•") == 0; break;
      default: p.inner_capitals += c >= 'A' && c <= 'Z' && before >= 'a' && before <= 'z';
    }
  }
  return p;
}

}  // namespace kehraus
