// Looking up the words of classes and ids: what they say of an element, in all languages together, since a
// page's classes are in whatever language its makers speak. All look-ups are safe from any thread.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "text/language_words.h"

namespace kehraus {

// A set of signs.
class ElementSigns {
 public:
  void add(ElementSign sign) noexcept { bits_ |= bit(sign); }
  void add(ElementSigns signs) noexcept { bits_ |= signs.bits_; }
  bool has(ElementSign sign) const noexcept { return (bits_ & bit(sign)) != 0; }

 private:
  static std::uint16_t bit(ElementSign sign) noexcept {
    return static_cast<std::uint16_t>(1u << static_cast<unsigned>(sign));
  }
  std::uint16_t bits_ = 0;
};

class ElementWords {
 public:
  //   in  `any`: the words of no one language
  ElementWords(const std::vector<LanguageWords>& languages, const LanguageWords& any);

  // False where no word in a class or an id can say anything. Far cheaper than asking for each.
  bool may_say(std::string_view value) const noexcept;

  // What a word says, in small letters.
  ElementSigns signs_of(std::string_view word) const noexcept;

  // Whether an address leads to where sites keep the pages of who writes for them.
  bool leads_to_author(std::string_view address) const noexcept;

 private:
  using Word = std::pair<std::string, ElementSigns>;
  static constexpr std::uint32_t kGrams = 4096;

  void add(const LanguageWords& words);
  void note_gram(std::string_view four) noexcept;
  static std::uint32_t place_of(std::uint32_t gram) noexcept { return (gram * 2654435761u) >> 20; }

  std::vector<Word> whole_;                 // sorted
  std::array<std::vector<Word>, 3> parts_;  // by WordPart, less one
  std::vector<std::string> author_addresses_;
  std::array<std::uint64_t, kGrams / 64> grams_{};  // four letters in a row that every word holds some of
};

}  // namespace kehraus
