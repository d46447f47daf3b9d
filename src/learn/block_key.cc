#include "learn/block_key.h"

#include <utility>

#include "text/letters.h"
#include "text/utf8.h"

namespace kehraus {
namespace {

constexpr std::size_t kMinWords = 3;
constexpr std::size_t kMinUnspaced = 8;  // letters

// Of a script that puts no spaces between words: Chinese, Japanese, Thai, Lao, Khmer and their like.
bool is_unspaced(char32_t c) noexcept {
  return (c >= 0x0E00 && c < 0x1000) || (c >= 0x1780 && c < 0x1800) || (c >= 0x2E80 && c < 0xAC00) ||
         c >= 0x20000;
}

}  // namespace

void block_key(std::string_view text, std::string& key) {
  key.clear();
  std::size_t words = 0, letters = 0, unspaced = 0;
  bool is_apart = true;
  for (std::size_t at = 0; at < text.size() && key.size() <= kMaxKeyBytes;) {
    const CodePoint c = code_point_at(text, at);
    at += c.size;
    if (!is_word_character(c.value)) {
      is_apart = true;
      continue;
    }
    if (std::exchange(is_apart, false) && words++ > 0) key += ' ';
    letters += is_letter(c.value);
    unspaced += is_unspaced(c.value);
    append_utf8(key, fold(c.value));
  }
  const bool says_enough = letters > 0 && (words >= kMinWords || unspaced >= kMinUnspaced);
  if (key.size() > kMaxKeyBytes || !says_enough) key.clear();
}

}  // namespace kehraus
