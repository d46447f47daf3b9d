// Texts made at random for functions that look at many bytes at once: every length, every kind of character,
// whole and broken, each in memory of just its size, so that a sanitizer sees what reads beyond it.
#pragma once

#include <cstring>
#include <memory>
#include <random>
#include <string>
#include <string_view>

namespace testing {

class OddTexts {
 public:
  explicit OddTexts(unsigned seed) : random_(seed) {}

  // Calls `use(text)` with texts of every length up to `max_bytes`, some of each kind.
  template <typename Use>
  void for_each(std::size_t max_bytes, Use use) {
    for (std::size_t size = 0; size <= max_bytes; ++size)
      for (std::size_t kind = 0; kind < kKinds; ++kind) {
        const std::size_t shift = below(16);
        const std::string text = text_of(kind, size);
        const std::unique_ptr<char[]> memory(new char[shift + size]);
        if (size > 0) std::memcpy(memory.get() + shift, text.data(), size);
        use(std::string_view(memory.get() + shift, size));
      }
  }

 private:
  static constexpr std::size_t kKinds = 9;

  std::size_t below(std::size_t end) { return random_() % end; }

  template <std::size_t size>
  std::string_view one_of(const std::string_view (&pieces)[size]) {
    return pieces[below(size)];
  }

  std::string_view piece(std::size_t kind) {
    static constexpr std::string_view kPlain[] = {"a",   "e", "n", "r", "the", "die",
                                                  "und", " ", " ", " ", "A",   "D"};
    static constexpr std::string_view kSigns[] = {".", ",", ":", "!", "?", "/", "-", "(",    ")", "[", "|",
                                                  ">", "@", "0", "7", "9", " ", "x", "www.", "T", "\t"};
    static constexpr std::string_view kLatin[] = {"ä", "ö", "Ü", "ß", "é", "×", "÷", "ł", "Ż",     "ſ",
                                                  "İ", "a", "n", " ", "µ", "º", "·", "»", "\u00A0"};
    static constexpr std::string_view kOther[] = {"м", "Д", "ω", "ש", "٣", "ё", " ", "\u0301", "Ⱥ", "ა"};
    static constexpr std::string_view kLong[] = {"„", "“", "–",  "•",      "…",      "中",    "の", "ẞ",
                                                 "Ế", "K", "한", "\u3000", "ｗ",     "１",    "😀",  "𝐀",
                                                 "𐐀", " ", "a",  "\u2028", "\u2003", "\u0085"};
    static constexpr std::string_view kBroken[] = {
        "\xC3", "\xE2",     "\xE2\x80",     "\xC2",         "\xF0\x9F", "\x80", "\xBF",
        "\xFF", "\xC0\xAF", "\xED\xA0\x80", "\xE0\x80\x80", "a",        " "};
    static constexpr std::string_view kAddresses[] = {"http://", "https://", "www.", "a@b", "@",  "ö@é",
                                                      "ww",      "://",      ": ",   ". ",  "w",  "http",
                                                      "x",       " | ",      " - ",  " / ", " – "};
    static constexpr std::string_view kLines[] = {"\n",     "\r\n",   "\r",     "\f",  "\v",   "\u2029",
                                                  " ",      "  ",     "\t",     " \t", "\x01", "“",
                                                  "\u0085", "\u3000", "\u00A0", "»"};
    switch (kind) {
      case 0: return one_of(kPlain);
      case 1: return one_of(kSigns);
      case 2: return below(3) == 0 ? one_of(kLatin) : one_of(kPlain);
      case 3: return one_of(kOther);
      case 4: return one_of(kLong);
      case 5: return below(3) == 0 ? one_of(kBroken) : below(2) == 0 ? one_of(kLatin) : one_of(kLong);
      case 6: return below(4) == 0 ? one_of(kAddresses) : one_of(kPlain);
      case 7: return below(4) == 0 ? one_of(kLines) : one_of(kPlain);
      default: return piece(below(kKinds - 1));
    }
  }

  // Cut off at its size, often in the middle of a character.
  std::string text_of(std::size_t kind, std::size_t size) {
    std::string text;
    while (text.size() < size) text += piece(kind);
    text.resize(size);
    return text;
  }

  std::mt19937 random_;
};

}  // namespace testing
