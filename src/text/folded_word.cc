#include "text/folded_word.h"

#include "text/letters.h"
#include "text/utf8.h"

namespace kehraus {
namespace {

// The plain letter of each of U+00C0 to U+017F; '?' for the two that are no letters.
constexpr std::string_view kPlainLetters =
    "aaaaaaaceeeeiiiidnooooo?ouuuuyts"
    "aaaaaaaceeeeiiiidnooooo?ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooooooo"
    "rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kPlainLetters.size() == 0x180 - 0xC0);

bool is_combining(char32_t value) noexcept { return value >= 0x300 && value <= 0x36F; }

bool is_ascii_letter(char32_t value) noexcept {
  return (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z');
}

// Writes the letter as it is compared; at most four bytes.
std::size_t put_folded(char32_t letter, char* out) noexcept {
  if (letter < 0x80) {
    *out = static_cast<char>(letter | 0x20);
    return 1;
  }
  if (letter >= 0xC0 && letter < 0x180) {
    *out = kPlainLetters[letter - 0xC0];
    return 1;
  }
  return put_utf8(fold(letter), out);
}

}  // namespace

bool is_word_letter(char32_t value) noexcept {
  if (value < 0x80) return is_ascii_letter(value);
  if (value < 0x2000) return value >= 0xC0 && value != 0xD7 && value != 0xF7;
  return (value >= 0x2C00 && value < 0x2E00) || (value >= 0x3040 && value < 0xE000) ||
         (value >= 0xF900 && value < 0xFE00) || (value >= 0xFE70 && value < 0xFEFF) ||
         (value >= 0xFF21 && value < 0xFFF0) || (value >= 0x10000 && value < 0x1F000) ||
         (value >= 0x20000 && value < 0xE0000);
}

bool is_gap(char32_t value) noexcept {
  if (value < 0x80) return value == ' ' || (value >= '\t' && value <= '\r');
  return value == 0xA0 || value == 0xAD || (value >= 0x2000 && value <= 0x200F) || value == 0x202F ||
         value == 0x205F || value == 0x2060 || value == 0x3000 || value == 0xFEFF;
}

FoldedWord fold_word(std::string_view text, std::size_t at) noexcept {
  FoldedWord word;
  word.end = at;
  for (std::size_t letters = 0;; ++letters) {
    CodePoint next{};
    // A run of accents must not make a word endless, so that a look-up stays short.
    do {
      if (word.end >= text.size()) return word;
      next = code_point_at(text, word.end);
      if (!is_word_letter(next.value)) return word;
      if (letters == FoldedWord::kMaxLetters || word.end - at > FoldedWord::kMaxBytes) {
        word.size = 0;
        return word;
      }
      word.end += next.size;
    } while (is_combining(next.value));
    word.size += put_folded(next.value, word.bytes.data() + word.size);
  }
}

}  // namespace kehraus
