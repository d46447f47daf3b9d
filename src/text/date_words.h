// Looking up the words that dates are written with: months, weekdays, the words of a date line, of relative
// dates and of clock times, of all languages together. Not the grammar that joins them to dates: see date.h.
//
// All look-ups take folded words (see FoldedWord), allocate nothing, and are safe from any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/language_words.h"

namespace kehraus {

// A set of languages, one bit each, handed out when the words are loaded.
using LanguageSet = std::uint32_t;
inline constexpr std::size_t kMaxLanguages = 32;

// The uses of a word.
class WordUses {
 public:
  constexpr WordUses() = default;
  constexpr WordUses(WordUse use) noexcept : bits_(std::uint32_t{1} << static_cast<unsigned>(use)) {}

  constexpr bool has(WordUse use) const noexcept { return (bits_ & WordUses(use).bits_) != 0; }
  constexpr bool is_empty() const noexcept { return bits_ == 0; }

  friend constexpr WordUses operator|(WordUses a, WordUses b) noexcept { return WordUses(a.bits_ | b.bits_); }
  friend constexpr WordUses operator&(WordUses a, WordUses b) noexcept { return WordUses(a.bits_ & b.bits_); }
  friend constexpr WordUses operator-(WordUses a, WordUses b) noexcept {
    return WordUses(a.bits_ & ~b.bits_);
  }

 private:
  explicit constexpr WordUses(std::uint32_t bits) noexcept : bits_(bits) {}

  std::uint32_t bits_ = 0;
};

// What a word of a date line says about the date beside it.
inline constexpr WordUses kLineUses =
    WordUses(WordUse::plain) | WordUse::published | WordUse::modified | WordUse::as_of | WordUse::relative;

struct MonthName {
  int month = 0;              // 1 to 12
  LanguageSet languages = 0;  // that write it so
  bool is_full = false;       // "oktober"; false for "okt"
};

// A word, or several that are one ("il y a"), in a text.
struct FoundWord {
  WordUses uses;
  std::size_t end = 0;  // byte offset behind it
};

class DateWords {
 public:
  // The place of a language is the number of its bit.
  //   in  at most kMaxLanguages, each code once
  explicit DateWords(const std::vector<LanguageWords>& languages);

  // The language of an ISO 639-1 code, a region ("de-AT", "pt_BR") and letter case aside; the empty set for
  // "" and for every language that has no words.
  LanguageSet language_of(std::string_view code) const noexcept;

  LanguageSet all() const noexcept { return all_; }
  // Languages with this trait: see LanguageWords.
  LanguageSet everywhere() const noexcept { return everywhere_; }
  LanguageSet month_first() const noexcept { return month_first_; }
  LanguageSet short_years() const noexcept { return short_years_; }

  // Nothing if the word names no month, or different ones in different languages and none in `own`.
  // `own` is here and below the language of the text: one, or none where it is unknown.
  std::optional<MonthName> find_month(std::string_view folded, LanguageSet own) const noexcept;

  // Whether the word is a weekday: a full name in any language, an abbreviation in one of `languages`.
  bool is_weekday(std::string_view folded, LanguageSet languages) const noexcept;

  // What a word does in a text of this language. Of what it says in a date line, what it says in `own` goes
  // before what it says elsewhere.
  WordUses uses_of(std::string_view folded, LanguageSet own) const noexcept;

  // Whether the file of one of these languages itself says so.
  bool has_use_in(std::string_view folded, WordUse use, LanguageSet languages) const noexcept;

  // The word at `at`, or the words that are one where they have a use of `wanted`: the longest there are.
  //   out  end is `at` if no word stands there or it is too long
  FoundWord find(std::string_view text, std::size_t at, WordUses wanted, LanguageSet own) const noexcept;

  // Whether a word that stands between the parts of a date may begin with this byte.
  bool may_join(char byte) const noexcept { return joints_[static_cast<unsigned char>(byte)]; }

  // A time zone's minutes east of UTC, by the files of these languages.
  std::optional<int> zone_offset(std::string_view name, LanguageSet languages) const noexcept;

 private:
  // What one language says of a word.
  struct Sense {
    LanguageSet language = 0;
    WordUses uses, own_uses;
  };
  struct Entry {
    std::string word;
    WordUses uses;             // in a text of any language
    bool is_special = false;   // its uses depend on the language of the text
    bool is_weekday = false;   // a full name
    bool opens_words = false;  // the first of several words that are one
    LanguageSet short_weekday = 0;
    std::vector<Sense> senses;
    std::vector<MonthName> months;  // one for each month that it can be
  };
  struct Phrase {
    std::vector<std::string> words;  // two or more
    WordUse use;
    LanguageSet languages;  // of the text; 0: whatever it is
  };
  struct Zone {
    std::string name;
    int offset_minutes;
    LanguageSet language;
  };

  void add(const LanguageWords& words, LanguageSet language);
  void add_months(const std::vector<LanguageWords::Forms>& months, bool is_full, LanguageSet language);
  void add_uses(const LanguageWords& words, LanguageSet language, bool is_own);
  void add_phrase(const std::string& text, WordUse use, LanguageSet languages);
  void finish();

  Entry& entry_for(std::string_view word);
  const Entry* find_entry(std::string_view folded) const noexcept;
  std::size_t slot_of(std::string_view word) const noexcept;
  WordUses uses_in(const Entry& entry, LanguageSet own) const noexcept;

  static constexpr std::size_t kLetters = 26;

  std::vector<Entry> entries_;
  std::vector<std::uint32_t> slots_;  // open addressing: places in entries_, one up; 0 is free
  std::size_t longest_ = 0;           // bytes
  std::vector<Phrase> phrases_;
  std::vector<Zone> zones_;
  std::array<bool, 256> joints_{};
  std::array<LanguageSet, kLetters * kLetters> by_code_{};
  LanguageSet all_ = 0, everywhere_ = 0, month_first_ = 0, short_years_ = 0;
};

}  // namespace kehraus
