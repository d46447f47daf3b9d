// Dates written in news texts, as ISO 8601: "Dienstag, 29. Oktober 2024 um 7.04 Uhr" is "2024-10-29T07:04".
// The words are data (see language_words.h); the grammar is that of European languages. Knows neither today's
// date (so "gestern" has no value) nor HTML, and never guesses: what could be read two ways is left out.
//
// All functions take time linear in the text, accept any bytes (invalid UTF-8 is never part of a date), throw
// nothing but std::bad_alloc, and are safe from any thread.
//
// `language` is an ISO 639-1 code, region and case aside ("de", "pt-BR"); "" or the code of a language
// without words means unknown.
//   month names      full names in every language; abbreviations in `language` and English (unknown: in all)
//   03/04/2024       en: 4 March; other languages: 3 April; unknown: no date. 03/13/2024: 13 March everywhere
//   03.04.2024       3 April in every language
//   29.10.24         de and pl only, with a two-digit day and month; 00..49 is 20xx, 50..99 is 19xx
//   calendar         checked, 1900 to 2099
//   zones            "Z" for UTC and GMT, "+01:00" for offsets and names with one meaning (CET, MESZ, EDT);
//                    names with several (ET, CST) lie in the span but give no offset. BST is +01:00
//                    in en only
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/date_words.h"
#include "text/span.h"

namespace kehraus {

struct FoundDate {
  // As precise as the text: "2024-10", "2024-10-29", "2024-10-29T07:04", "2024-10-29T07:04:10+01:00".
  // Fractions of a second are left out, and an hour alone ("7 Uhr") is "T07:00".
  std::string iso;
  // Bytes of the text, from the weekday before ("Di, 29.10.2024") to the time and zone behind. A time before
  // the date is not covered.
  Span span;
};

// The first date that has a year, or nothing. `allow_month` also takes a month name and a year
// ("Oktober 2024"), never "10/2024" or "2024-10". Allocates only when it finds one.
//   not dates  parts of longer numbers (IP addresses, versions, ISBNs), dates glued to letters
//              ("v29.10.2024"), dates inside paths ("/2024/10/29/")
std::optional<FoundDate> find_date(std::string_view text, std::string_view language, const DateWords& words,
                                   bool allow_month = false);

// Whether the whole text is dates and what usually surrounds them: punctuation, weekdays, clock times, zones
// and words such as "Stand", "Published on", "Mis à jour le" (of all languages at once).
//   also dates   a month and a year; "heute", "vor 3 Stunden", "3 hours ago"; a day without a year beside a
//                weekday, a time or an announcing word ("Updated Oct 29")
//   false        no date at all ("07:04 Uhr", "", "Stand:"), any further word or number (a name, a place)
bool is_date_line(std::string_view text, std::string_view language, const DateWords& words);

// What a date line says. Both are empty if it holds only dates without a year.
//   modified     the last date behind a word such as "aktualisiert", "updated"
//   published    the first date behind "veröffentlicht", "posted" or behind no such word
//   "Stand"      published if the line has no such date, else modified
// A time right before its date ("07:04 Uhr, 29.10.2024") counts as well.
struct DateLine {
  std::optional<std::string> published, modified;  // as FoundDate::iso
};
// Nothing if the text is not a date line.
std::optional<DateLine> parse_date_line(std::string_view text, std::string_view language,
                                        const DateWords& words);

}  // namespace kehraus
