// internal: what the readers of dates share: a cursor over a text, and the parts of a date.
// Calendar dates are read in calendar_date.cc, clock times in clock_time.cc, both together in date.cc, lines
// of nothing but dates in date_line.cc; the words they are written with are looked up in date_words.h.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "text/date_words.h"
#include "text/folded_word.h"
#include "text/utf8.h"

namespace kehraus {

// Bounds every run of spaces inside a date, so that each attempt is short and the whole scan linear.
inline constexpr int kMaxSpaces = 16;

constexpr bool is_ascii_digit(char byte) noexcept { return byte >= '0' && byte <= '9'; }
constexpr bool is_ascii_digit(char32_t value) noexcept { return value >= '0' && value <= '9'; }

inline constexpr CodePoint kNoPoint{0, 0};

// Size 0 at the start.
inline CodePoint point_before(std::string_view text, std::size_t end) noexcept {
  return end > 0 ? code_point_before(text, end) : kNoPoint;
}

inline bool is_word_part(char32_t value) noexcept {
  return is_word_letter(value) || is_ascii_digit(value) || value == '_';
}

// What the reader knows about words and about the language of the text.
struct DateSetting {
  const DateWords& words;
  LanguageSet own;    // empty: unknown
  LanguageSet names;  // languages whose abbreviations count

  DateSetting(std::string_view language, const DateWords& date_words) noexcept
      : words(date_words),
        own(words.language_of(language)),
        names(own != 0 ? own | words.everywhere() : words.all()) {}

  bool is_month_first() const noexcept { return (own & words.month_first()) != 0; }
  bool has_short_years() const noexcept { return (own & words.short_years()) != 0; }
};

// Dates beside the full ones that a caller takes.
struct DateForms {
  bool month_and_year = false;
  bool without_year = false;
};

struct DateNumber {
  int value = 0;
  int digits = 0;
};

// A place in a text; each take_ function moves behind what it names, or stays and says false.
struct DateCursor {
  std::string_view text;
  std::size_t at = 0;

  char peek(std::size_t ahead = 0) const noexcept {
    return at + ahead < text.size() ? text[at + ahead] : '\0';
  }
  bool digit_at(std::size_t ahead) const noexcept { return is_ascii_digit(peek(ahead)); }
  // Size 0 at the end.
  CodePoint next() const noexcept { return at < text.size() ? code_point_at(text, at) : kNoPoint; }
  FoldedWord word() const noexcept { return fold_word(text, at); }
  bool is_glued() const noexcept { return is_word_part(next().value); }

  bool take(char wanted) noexcept {
    if (peek() != wanted || at >= text.size()) return false;
    ++at;
    return true;
  }
  bool take_spaces() noexcept {
    const std::size_t start = at;
    for (int i = 0; i < kMaxSpaces; ++i) {
      const CodePoint point = next();
      if (point.size == 0 || !is_gap(point.value)) break;
      at += point.size;
    }
    return at != start;
  }
  bool take_word(std::string_view wanted) noexcept {
    const FoldedWord found = word();
    if (found.view() != wanted) return false;
    at = found.end;
    return true;
  }
  // A word of this use, whatever it is.
  bool take_word(WordUse use, const DateSetting& setting) noexcept {
    const FoldedWord found = word();
    if (!setting.words.uses_of(found.view(), setting.own).has(use)) return false;
    at = found.end;
    return true;
  }
  // A whole run of digits; nothing if it is longer than max_digits.
  std::optional<DateNumber> take_number(int max_digits) noexcept {
    DateNumber number;
    while (digit_at(static_cast<std::size_t>(number.digits))) {
      if (number.digits == max_digits) return std::nullopt;
      number.value = number.value * 10 + (peek(static_cast<std::size_t>(number.digits)) - '0');
      ++number.digits;
    }
    if (number.digits == 0) return std::nullopt;
    at += static_cast<std::size_t>(number.digits);
    return number;
  }
  std::optional<int> take_two_digits() noexcept {
    if (!digit_at(0) || !digit_at(1) || digit_at(2)) return std::nullopt;
    at += 2;
    return (text[at - 2] - '0') * 10 + (text[at - 1] - '0');
  }
  // Spaces around at most one of the separators; false if there is neither.
  bool take_joint(std::string_view separators) noexcept {
    const std::size_t start = at;
    take_spaces();
    if (peek() != '\0' && separators.find(peek()) != std::string_view::npos) ++at;
    take_spaces();
    return at != start;
  }
};

struct CalendarDate {
  int year = 0;           // 0: not written
  int month = 0;          // 1 to 12
  int day = 0;            // 0: not written
  char separator = '\0';  // of numeric dates
  bool is_year_first = false;
  std::size_t end = 0;
};

// Whether a date may start at `start`: not in the middle of a word, a longer number or a path.
bool starts_freely(std::string_view text, std::size_t start, char separator) noexcept;

// Whether a date could go on behind a word that ends at `end`: spares most words of a text the look-up.
bool could_be_month(std::string_view text, std::size_t end, const DateSetting& setting) noexcept;

// The calendar date that begins at `at`, if one does.
std::optional<CalendarDate> calendar_date_at(std::string_view text, std::size_t at,
                                             const DateSetting& setting, DateForms forms) noexcept;

struct ClockTime {
  int hour = 0;
  int minute = 0;
  std::optional<int> second;
  std::optional<int> offset_minutes;  // east of UTC
  std::size_t end = 0;
};

// A clock time and its zone. `is_introduced`: a word such as "um" stands before, so "7.04" is a time.
std::optional<ClockTime> clock_time_at(DateCursor c, bool is_introduced, bool is_iso,
                                       const DateSetting& setting) noexcept;

// The time behind a date: "T07:04", ", 07:04 Uhr", " um 7.04 Uhr", " r., godz. 7:04".
std::optional<ClockTime> clock_time_behind(std::string_view text, const CalendarDate& date,
                                           const DateSetting& setting) noexcept;

// "UTC", "MEZ"; `offset_minutes` becomes nothing for a name with several meanings.
bool take_zone_name(DateCursor& c, std::optional<int>& offset_minutes, const DateSetting& setting) noexcept;

// A date and the time behind it.
struct Moment {
  CalendarDate date;
  std::optional<ClockTime> time;
  std::size_t end() const noexcept { return time ? time->end : date.end; }
};

std::optional<Moment> moment_at(std::string_view text, std::size_t at, const DateSetting& setting,
                                DateForms forms) noexcept;

// As FoundDate::iso. The date has a year.
std::string to_iso(const Moment& moment);

}  // namespace kehraus
