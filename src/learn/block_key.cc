#include "learn/block_key.h"

#include <array>
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

enum class Ascii : unsigned char { other, letter, digit };

constexpr std::array<Ascii, 128> kAscii = [] {
  std::array<Ascii, 128> table{};
  for (unsigned char c = '0'; c <= '9'; ++c) table[c] = Ascii::digit;
  for (unsigned char c = 'a'; c <= 'z'; ++c) table[c] = table[c - 0x20] = Ascii::letter;
  return table;
}();

// Gathers words, character by character.
class KeyWriter {
 public:
  std::size_t size() const noexcept { return size_; }
  std::string_view key() const noexcept { return {bytes_.data(), size_}; }

  bool says_enough() const noexcept {
    return has_letter_ && (words_ >= kMinWords || unspaced_ >= kMinUnspaced);
  }

  // Takes the character at `at`, while size() is no more than kMaxKeyBytes.
  //   out  where the next one is
  std::size_t take(std::string_view text, std::size_t at) noexcept {
    if (const auto byte = static_cast<unsigned char>(text[at]); byte < 0x80) {
      take_ascii(byte);
      return at + 1;
    }
    const CodePoint c = code_point_at(text, at);
    if (is_word_character(c.value)) {
      begin_word();
      has_letter_ = has_letter_ || is_letter(c.value);
      unspaced_ += is_unspaced(c.value);
      size_ += put_utf8(fold(c.value), bytes_.data() + size_);
    } else {
      is_apart_ = true;
    }
    return at + c.size;
  }

 private:
  void take_ascii(unsigned char byte) noexcept {
    if (kAscii[byte] == Ascii::other) {
      is_apart_ = true;
      return;
    }
    begin_word();
    const bool is_letter = kAscii[byte] == Ascii::letter;
    has_letter_ = has_letter_ || is_letter;
    bytes_[size_++] = static_cast<char>(is_letter ? byte | 0x20 : byte);
  }

  void begin_word() noexcept {
    if (std::exchange(is_apart_, false) && words_++ > 0) bytes_[size_++] = ' ';
  }

  std::array<char, kMaxKeyBytes + 8> bytes_;
  std::size_t size_ = 0, words_ = 0, unspaced_ = 0;
  bool is_apart_ = true, has_letter_ = false;
};

}  // namespace

void block_key(std::string_view text, std::string& key, std::size_t max_bytes) {
  KeyWriter writer;
  for (std::size_t at = 0; at < text.size() && writer.size() <= max_bytes;) at = writer.take(text, at);
  key = writer.size() <= max_bytes && writer.says_enough() ? writer.key() : std::string_view();
}

}  // namespace kehraus
