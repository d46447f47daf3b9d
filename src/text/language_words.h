// The words of one language as its file, rules/<language>/language.toml, says them: checked, but not yet made
// ready to be looked up (see lexicon.h). The form is described in doc/writing-rules.md.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace kehraus {

// What a word does in or beside a date; each has a key of the file. The first five say what a word of a date
// line says about the date beside it, and a word says one of them.
enum class WordUse : std::uint8_t {
  plain,      // "am", "Uhr": nothing
  published,  // "veröffentlicht", "posted"
  modified,   // "aktualisiert", "mis (à jour)"
  as_of,      // "Stand": either, depending on what else the line holds
  relative,   // "heute", "yesterday": a date of its own

  ago_before,  // "vor (3 Stunden)", "il y a"
  ago_after,   // "(3 hours) ago"
  quantity,    // "(vor) einer (Stunde)"
  time_unit,   // "Stunde", "hours"

  before_clock,   // "um", "at", "(alle) ore"
  oclock,         // "Uhr": makes a clock time of a bare number
  hours,          // "heures": stands behind a clock time, but behind a bare number it is a duration
  of,             // "(29) de (octubre) de (2024)"
  before_day,     // "(Tuesday,) the (29th)", "den"
  after_day,      // "(29)th", glued to it
  after_year,     // "(2024) r."
  after_weekday,  // "(terça)-feira"

  conjunction,  // "und": between amounts of time and between names
};
inline constexpr std::size_t kWordUses = static_cast<std::size_t>(WordUse::conjunction) + 1;

struct LanguageWords {
  // The forms of one month or weekday.
  using Forms = std::vector<std::string>;

  std::string code;  // ISO 639-1; "any": stop words of languages that have no folder of their own
  std::string name;  // in English

  std::vector<std::string> stop_words;  // lower case, with their accents

  // All words below are folded: see folded_word.h.
  std::vector<Forms> months, months_short;      // 12 each, or none
  std::vector<Forms> weekdays, weekdays_short;  // 7 each from Monday, or none

  // By WordUse. The first count in texts of every language, since pages often state the wrong one; the others
  // are words elsewhere and count in this language only. Some are several words: "il y a".
  std::array<std::vector<std::string>, kWordUses> words, own_words;

  struct Zone {
    std::string name;  // "MESZ", in capitals as it is written
    std::int32_t offset_minutes = 0;

    friend bool operator==(const Zone&, const Zone&) = default;
  };
  std::vector<Zone> zones;

  bool month_first = false;  // 03/04/2024 is 4 March
  bool short_years = false;  // 29.10.24 is a date
  bool everywhere = false;   // its abbreviations count in every language

  std::string origin;  // the file, or the file it was built from
  std::string toml;    // the file's own text

  friend bool operator==(const LanguageWords&, const LanguageWords&) = default;
};

}  // namespace kehraus
