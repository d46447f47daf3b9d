#include "eval/words.h"

#include <unicode/locid.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>

namespace kehraus {
namespace {

// As Python's `\w` has it, which the benchmarks' own scorers use: letters and numbers, but no marks.
bool is_word(UChar32 c) {
  constexpr auto kWord = static_cast<std::uint32_t>(U_GC_L_MASK | U_GC_N_MASK);
  return c == '_' || (U_MASK(u_charType(c)) & kWord) != 0;
}

// As Python's `\s`.
bool is_space(UChar32 c) {
  return (c >= 0x09 && c <= 0x0D) || (c >= 0x1C && c <= 0x20) || c == 0x85 ||
         (c > 0x85 && u_isUWhiteSpace(c));
}

// Calls `take` with each character and where it begins and ends; of malformed bytes the character is below 0.
template <typename Take>
void for_each_character(std::string_view text, Take take) {
  const char* bytes = text.data();
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    UChar32 c;
    U8_NEXT(bytes, at, text.size(), c);
    take(c, begin, at);
  }
}

std::string lower_of(std::string_view text) {
  const icu::StringPiece bytes(text.data(), static_cast<std::int32_t>(text.size()));
  std::string lower;
  icu::UnicodeString::fromUTF8(bytes).toLower(icu::Locale::getRoot()).toUTF8String(lower);
  return lower;
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words;
  bool is_in_word = false;
  for_each_character(text, [&](UChar32 c, std::size_t begin, std::size_t end) {
    const bool is_part = c >= 0 && is_word(c);
    if (is_part && !is_in_word) words.emplace_back();
    if (is_part) words.back() += text.substr(begin, end - begin);
    is_in_word = is_part;
  });
  return words;
}

std::vector<std::string> lower_words_of(std::string_view text) { return words_of(lower_of(text)); }

std::string with_single_blanks(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  bool is_behind_space = false;
  for_each_character(text, [&](UChar32 c, std::size_t begin, std::size_t end) {
    const bool is_blank = c >= 0 && is_space(c);
    if (!is_blank && is_behind_space && !out.empty()) out += ' ';
    if (!is_blank) out += text.substr(begin, end - begin);
    is_behind_space = is_blank;
  });
  return out;
}

Bag bag_of(const std::vector<std::string>& words) {
  Bag bag;
  for (const std::string& word : words) ++bag[word];
  return bag;
}

std::vector<std::string> shingles_of(const std::vector<std::string>& words, std::size_t size) {
  std::vector<std::string> shingles;
  if (words.empty()) return shingles;
  const std::size_t last = words.size() > size ? words.size() - size : 0;
  for (std::size_t i = 0; i <= last; ++i) {
    std::string& shingle = shingles.emplace_back();
    for (std::size_t w = i; w < std::min(i + size, words.size()); ++w) shingle += words[w] + ' ';
  }
  return shingles;
}

}  // namespace kehraus
