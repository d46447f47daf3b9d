#include "learn/block_key.h"

#include <utility>

#include "text/letters.h"
#include "text/utf8.h"

namespace kehraus {
namespace {

constexpr std::size_t kMinWords = 3;
constexpr std::size_t kMinLetters = 12;  // of scripts without spaces, and of long words

}  // namespace

void block_key(std::string_view text, std::string& key) {
  key.clear();
  std::size_t words = 0, letters = 0;
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
    append_utf8(key, fold(c.value));
  }
  const bool says_enough = letters > 0 && (words >= kMinWords || letters >= kMinLetters);
  if (key.size() > kMaxKeyBytes || !says_enough) key.clear();
}

}  // namespace kehraus
