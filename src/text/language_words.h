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

// What a word is in or beside a name; each has a key of the file. They count in pages of every language.
enum class NameUse : std::uint8_t {
  before,  // "By", "von": stands in front of a name
  byline,  // begins a line that names the author
  with,    // "with", "avec": between a name and another, or an agency
  role,    // "reporter": in a part that says what somebody is, not who
  nobody,  // "admin", "Redaktion": stands where a name belongs, and is none
  label,   // "written by": what a preview's label says of the author's name
  agency,  // "dpa": wire services and press distributors
};
inline constexpr std::size_t kNameUses = static_cast<std::size_t>(NameUse::agency) + 1;

// What a word of a class or an id says of its element.
enum class ElementSign : std::uint8_t {
  date,         // it holds a date, of whatever
  published,    // of publication
  modified,     // of a change
  author,       // it names who wrote it
  name,         // it holds a name and nothing else
  elsewhere,    // comments, teasers, side columns: what is said there is not the article's
  breadcrumbs,  // the way to the page
  tags,         // a list of tags
  rubric,       // the rubric's name
  paywall,      // it stands where the article ends for those who have not paid
  no_date,      // it holds no date, whatever else the word says: "candidate"
};
inline constexpr std::size_t kElementSigns = static_cast<std::size_t>(ElementSign::no_date) + 1;

// How much of the word must be as it stands.
enum class WordPart : std::uint8_t { whole, begins, within, ends };
inline constexpr std::size_t kWordParts = static_cast<std::size_t>(WordPart::ends) + 1;

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

  // By NameUse. Of the first four each is a word, folded; the others are phrases as they are compared.
  std::array<std::vector<std::string>, kNameUses> names;

  // By WordPart and ElementSign: small letters, four or more.
  std::array<std::array<std::vector<std::string>, kElementSigns>, kWordParts> elements;
  std::vector<std::string> author_addresses;  // parts of addresses of pages about authors: "/author"

  bool month_first = false;  // 03/04/2024 is 4 March
  bool short_years = false;  // 29.10.24 is a date
  bool everywhere = false;   // its abbreviations count in every language

  std::string origin;  // the file, or the file it was built from
  std::string toml;    // the file's own text

  friend bool operator==(const LanguageWords&, const LanguageWords&) = default;
};

}  // namespace kehraus
