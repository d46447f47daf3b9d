// The words dates are written with in eight languages (German, English, French, Spanish, Italian, Dutch,
// Polish, Portuguese): months, weekdays, the words of a date line, of relative dates and of clock times.
// Not the grammar that joins them to dates: see date.h.
//
// All look-ups take folded words (see FoldedWord), allocate nothing, and are safe from any thread.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kehraus {

// A set of languages, one bit each.
using LanguageSet = std::uint8_t;
inline constexpr LanguageSet kGerman = 1, kEnglish = 2, kFrench = 4, kSpanish = 8, kItalian = 16, kDutch = 32,
                             kPolish = 64, kPortuguese = 128, kAllLanguages = 255;

// The language of an ISO 639-1 code, a region ("de-AT", "pt_BR") and letter case aside; the empty set for
// "" and for every language but the eight.
LanguageSet language_of(std::string_view code) noexcept;

// A letter of any script, or a combining accent. Ordinal signs ("1º") and symbols are none.
bool is_word_letter(char32_t value) noexcept;

// What may stand between two words: white space, no-break spaces, zero-width marks, soft hyphens.
bool is_gap(char32_t value) noexcept;

// One word of a text made comparable: lower case, accents off ("MÄRZ" is "marz", "sierpień" is "sierpien"),
// whether they are precomposed or combining. A letter outside Latin becomes '?'.
struct FoldedWord {
  static constexpr std::size_t kMaxLetters = 24;  // no word of the tables is longer
  std::array<char, kMaxLetters> letters{};
  std::size_t length = 0;  // 0: no letter stands there, or the word is longer than kMaxLetters
  std::size_t end = 0;     // byte offset behind the word; where reading stopped if it is too long

  std::string_view view() const noexcept { return {letters.data(), length}; }
};
FoldedWord fold_word(std::string_view text, std::size_t at) noexcept;

struct MonthName {
  int month = 0;              // 1 to 12
  LanguageSet languages = 0;  // that write it so
  bool is_full = false;       // "oktober"; false for "okt"
};
// Nothing if the word names no month. No name stands for different months in different languages.
std::optional<MonthName> find_month_name(std::string_view folded) noexcept;

// Whether the word is a weekday: a full name in any language, an abbreviation in one of `languages`.
bool is_weekday(std::string_view folded, LanguageSet languages) noexcept;

// What a word says about the date beside it.
enum class LineWord {
  kNone,       // not a word of date lines
  kPlain,      // "am", "Uhr": says nothing
  kPublished,  // "veröffentlicht", "posted"
  kModified,   // "aktualisiert", "mis (à jour)"
  kAsOf,       // "Stand": either, depending on what else the line holds
  kRelative,   // "heute", "yesterday": a date of its own
};
// `language` (one, or none) matters for words that mean something else elsewhere ("hier").
LineWord find_line_word(std::string_view folded, LanguageSet language) noexcept;

// The words of "vor einer Stunde", "3 hours ago": "vor"; "einer"; "Stunde", "hours"; "ago".
bool opens_time_ago(std::string_view folded) noexcept;
bool is_quantity(std::string_view folded) noexcept;
bool is_time_unit(std::string_view folded) noexcept;
bool closes_time_ago(std::string_view folded) noexcept;

// Words between a date and its clock time: "um", "at", "(alle) ore".
bool introduces_clock(std::string_view folded) noexcept;

}  // namespace kehraus
