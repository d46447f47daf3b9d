#include "text/date.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <initializer_list>

#include "text/month_names.h"
#include "text/utf8.h"

namespace kehraus {
namespace {

// Bounds every run of spaces inside a date, so that each attempt is short and the whole scan linear.
constexpr int kMaxSpaces = 16;

constexpr bool is_ascii_digit(char byte) noexcept { return byte >= '0' && byte <= '9'; }
constexpr bool is_ascii_digit(char32_t value) noexcept { return value >= '0' && value <= '9'; }

constexpr CodePoint kNoPoint{0, 0};

// Size 0 at the start.
CodePoint point_before(std::string_view text, std::size_t end) noexcept {
  return end > 0 ? code_point_before(text, end) : kNoPoint;
}

bool is_word_part(char32_t value) noexcept {
  return is_word_letter(value) || is_ascii_digit(value) || value == '_';
}

// What the reader knows about the language of the text.
struct Setting {
  LanguageSet own = 0;                // empty: unknown
  LanguageSet names = kAllLanguages;  // languages whose abbreviations count

  explicit Setting(std::string_view language) noexcept : own(language_of(language)) {
    if (own != 0) names = own | kEnglish;
  }
  bool has_short_years() const noexcept { return own == kGerman || own == kPolish; }
};

// Dates beside the full ones that a caller takes.
struct Forms {
  bool month_and_year = false;
  bool without_year = false;
};

struct Number {
  int value = 0;
  int digits = 0;
};

// A place in a text; each take_ function moves behind what it names, or stays and says false.
struct Cursor {
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
  bool take_word(std::initializer_list<std::string_view> words) noexcept {
    const FoldedWord found = word();
    for (const std::string_view wanted : words) {
      if (found.view() != wanted) continue;
      at = found.end;
      return true;
    }
    return false;
  }
  // A whole run of digits; nothing if it is longer than max_digits.
  std::optional<Number> take_number(int max_digits) noexcept {
    Number number;
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

// --- Calendar dates ---------------------------------------------------------------------------------------

struct CalendarDate {
  int year = 0;           // 0: not written
  int month = 0;          // 1 to 12
  int day = 0;            // 0: not written
  char separator = '\0';  // of numeric dates
  bool is_year_first = false;
  std::size_t end = 0;
};

bool is_on_calendar(const CalendarDate& date) noexcept {
  constexpr int kSomeLeapYear = 2000;
  const int year = date.year == 0 ? kSomeLeapYear : date.year;
  if (year < 1900 || year > 2099) return false;
  const int day = date.day == 0 ? 1 : date.day;
  return std::chrono::year_month_day(std::chrono::year(year),
                                     std::chrono::month(static_cast<unsigned>(date.month)),
                                     std::chrono::day(static_cast<unsigned>(day)))
      .ok();
}

// Whether a date may start at `start`: not in the middle of a word, a longer number or a path.
bool starts_freely(std::string_view text, std::size_t start, char separator) noexcept {
  const CodePoint before = point_before(text, start);
  if (before.size == 0) return true;
  if (is_word_part(before.value)) return false;
  const auto mark = static_cast<char>(before.value < 0x80 ? before.value : 0);
  if ((separator == '/' || separator == '-') && mark == separator) return false;
  const bool joins_numbers = mark == '.' || mark == ',' || mark == ':';
  return !(joins_numbers && start >= 2 && is_ascii_digit(text[start - 2]));
}

bool ends_freely(const Cursor& end, const CalendarDate& date) noexcept {
  if (date.is_year_first && date.separator == '-' && end.peek() == 'T' && end.digit_at(1)) return true;
  if (end.is_glued()) return false;
  if (date.separator == '\0') return true;
  if (date.separator == '/' && end.peek() == '/') return false;
  if (end.peek() != date.separator) return true;
  return date.separator == '-' ? !Cursor{end.text, end.at + 1}.is_glued() : !end.digit_at(1);
}

// Fills day and month from a pair written day first or month first; false if that stays open.
bool order_day_and_month(int first, int second, char separator, const Setting& setting,
                         CalendarDate& date) noexcept {
  bool is_month_first = false;
  if (separator != '.') {
    if (first > 12 || second > 12 || first == second) {
      is_month_first = second > 12;
    } else if (setting.own == 0) {
      return false;
    } else {
      is_month_first = setting.own == kEnglish;
    }
  }
  date.month = is_month_first ? first : second;
  date.day = is_month_first ? second : first;
  return date.month >= 1 && date.month <= 12 && date.day >= 1;
}

// "29.10.2024", "29. 10. 2024", "29/10/2024", "2024-10-29", "29.10.24".
std::optional<CalendarDate> numeric_date(Cursor c, const Setting& setting) noexcept {
  CalendarDate date;
  const auto first = c.take_number(4);
  if (!first || first->digits == 3) return std::nullopt;
  date.separator = c.peek();
  date.is_year_first = first->digits == 4;
  const auto take_separator = [&] {
    if (!c.take(date.separator)) return false;
    if (date.separator == '.' && !date.is_year_first) c.take_spaces();
    return true;
  };
  if (date.separator != '.' && date.separator != '/' && date.separator != '-') return std::nullopt;
  if (!take_separator()) return std::nullopt;
  const auto second = c.take_number(2);
  if (!second || !take_separator()) return std::nullopt;
  const auto third = c.take_number(4);
  if (!third) return std::nullopt;
  date.end = c.at;
  if (date.is_year_first) {
    if (third->digits > 2 || second->value < 1 || second->value > 12 || third->value < 1) return std::nullopt;
    date.year = first->value;
    date.month = second->value;
    date.day = third->value;
    return date;
  }
  if (third->digits == 4) {
    date.year = third->value;
  } else if (setting.has_short_years() && date.separator == '.' && first->digits == 2 &&
             second->digits == 2 && third->digits == 2) {
    date.year = third->value + (third->value < 50 ? 2000 : 1900);
  } else {
    return std::nullopt;
  }
  if (!order_day_and_month(first->value, second->value, date.separator, setting, date)) return std::nullopt;
  return date;
}

// Full names count in every language: pages often state the wrong one. A bare month and year ("Mars 2024")
// shows less of a date, so it needs the right one.
std::optional<int> take_month(Cursor& c, const Setting& setting, bool is_bare) noexcept {
  const FoldedWord word = c.word();
  const auto month = find_month_name(word.view());
  if (!month) return std::nullopt;
  if ((month->languages & setting.names) == 0 && (is_bare || !month->is_full)) return std::nullopt;
  c.at = word.end;
  return month->month;
}

// "st", "th", "er", "º" glued to a day.
void take_ordinal(Cursor& c) noexcept {
  Cursor mark = c;
  mark.take('.');
  const char32_t sign = mark.next().value;
  if (sign == 0xBA || sign == 0xAA || sign == 0xB0) {
    mark.at += mark.next().size;
    c = mark;
    return;
  }
  c.take_word({"st", "nd", "rd", "th", "er", "o", "a", "e"});
}

std::optional<int> take_day(Cursor& c) noexcept {
  const auto day = c.take_number(2);
  if (!day || day->value < 1 || day->value > 31) return std::nullopt;
  take_ordinal(c);
  return day->value;
}

// "of", "de", "del" between the parts.
void take_of(Cursor& c) noexcept {
  Cursor of = c;
  if (of.take_word({"of", "de", "del", "di"}) && of.take_spaces()) c = of;
}

void take_the(Cursor& c) noexcept {
  Cursor article = c;
  if (article.take_word({"the"}) && article.take_spaces()) c = article;
}

// A year behind a month or a day: a joint, then four digits. Stays in place if there is none.
int take_year(Cursor& c, std::string_view separators) noexcept {
  Cursor year = c;
  if (!year.take_joint(separators)) return 0;
  take_of(year);
  const auto number = year.take_number(4);
  if (!number || number->digits != 4) return 0;
  c = year;
  return number->value;
}

// A month's year; a dot of abbreviation may stand between ("Okt. 2024").
int take_year_of_month(Cursor& c) noexcept {
  Cursor dotted = c;
  if (dotted.take('.')) {
    if (const int year = take_year(dotted, ",-/")) {
      c = dotted;
      return year;
    }
  }
  return take_year(c, ".,-/");
}

// "29. Oktober 2024", "29th of October 2024", "1er mai 2023", "29 de octubre de 2024", "29-Oct-2024".
std::optional<CalendarDate> day_month_date(Cursor c, const Setting& setting, Forms forms) noexcept {
  CalendarDate date;
  const auto day = take_day(c);
  if (!day || !c.take_joint("./-")) return std::nullopt;
  take_of(c);
  const auto month = take_month(c, setting, false);
  if (!month) return std::nullopt;
  date.day = *day;
  date.month = *month;
  date.year = take_year_of_month(c);
  date.end = c.at;
  if (date.year == 0 && !forms.without_year) return std::nullopt;
  return date;
}

// Behind a day that a month stands behind too, that month is the day's: "mar. 29 ottobre".
bool is_month_next(Cursor c, const Setting& setting) noexcept {
  c.take_joint("./-");
  take_of(c);
  return take_month(c, setting, false).has_value();
}

// "October 29, 2024", "Oct. 29 2024".
std::optional<CalendarDate> month_day_date(Cursor c, const Setting& setting, Forms forms) noexcept {
  CalendarDate date;
  const auto month = take_month(c, setting, false);
  if (!month) return std::nullopt;
  c.take('.');
  if (!c.take_joint("-/")) return std::nullopt;
  take_the(c);
  const auto day = take_day(c);
  if (!day) return std::nullopt;
  date.month = *month;
  date.day = *day;
  date.year = take_year(c, ",-/");
  date.end = c.at;
  if (date.year == 0 && (!forms.without_year || is_month_next(c, setting))) return std::nullopt;
  return date;
}

// "Oktober 2024", "octubre de 2024"; nothing behind a number, which would be a day that does not fit.
std::optional<CalendarDate> month_year_date(Cursor c, const Setting& setting) noexcept {
  std::size_t before = c.at;
  for (int i = 0; i < kMaxSpaces; ++i) {
    const CodePoint point = point_before(c.text, before);
    if (point.size == 0 || (!is_gap(point.value) && point.value != '.')) break;
    before -= point.size;
  }
  if (before > 0 && is_ascii_digit(c.text[before - 1])) return std::nullopt;
  CalendarDate date;
  const auto month = take_month(c, setting, true);
  if (!month) return std::nullopt;
  date.month = *month;
  date.year = take_year_of_month(c);
  date.end = c.at;
  if (date.year == 0) return std::nullopt;
  return date;
}

std::optional<CalendarDate> calendar_date_at(std::string_view text, std::size_t at, const Setting& setting,
                                             Forms forms) noexcept {
  const auto checked = [&](std::optional<CalendarDate> date) {
    const bool is_good = date && is_on_calendar(*date) && starts_freely(text, at, date->separator) &&
                         ends_freely(Cursor{text, date->end}, *date);
    return is_good ? date : std::nullopt;
  };
  const Cursor c{text, at};
  if (is_ascii_digit(c.peek())) {
    if (const auto date = checked(numeric_date(c, setting))) return date;
    return checked(day_month_date(c, setting, forms));
  }
  if (const auto date = checked(month_day_date(c, setting, forms))) return date;
  return forms.month_and_year ? checked(month_year_date(c, setting)) : std::nullopt;
}

// --- Clock times ------------------------------------------------------------------------------------------

struct ClockTime {
  int hour = 0;
  int minute = 0;
  std::optional<int> second;
  std::optional<int> offset_minutes;  // east of UTC
  std::size_t end = 0;
};

// How sure the digits alone are a time.
enum class ClockShape { kNone, kHour, kDotted, kSure };

// What follows the hour: ":04", ":04:10", ".04", "h04", or nothing.
ClockShape take_minutes(Cursor& c, ClockTime& time) noexcept {
  if (c.take(':')) {
    const auto minute = c.take_two_digits();
    if (!minute) return ClockShape::kNone;
    time.minute = *minute;
    if (c.peek() != ':' || !c.digit_at(1)) return ClockShape::kSure;
    c.take(':');
    time.second = c.take_two_digits();
    if (!time.second) return ClockShape::kNone;
    if (c.peek() == '.' && c.digit_at(1)) {
      c.take('.');
      if (!c.take_number(9)) return ClockShape::kNone;
    }
    return ClockShape::kSure;
  }
  if (c.peek() == '.' && c.digit_at(1)) {
    c.take('.');
    const auto minute = c.take_two_digits();
    if (!minute || ((c.peek() == '.' || c.peek() == ',') && c.digit_at(1))) return ClockShape::kNone;
    time.minute = *minute;
    return ClockShape::kDotted;
  }
  Cursor french = c;
  french.take_spaces();
  if (!french.take_word({"h"})) return ClockShape::kHour;
  french.take_spaces();
  const auto minute = french.take_two_digits();
  if (!minute) return ClockShape::kHour;
  time.minute = *minute;
  c = french;
  return ClockShape::kSure;
}

// "PM", "p.m.", "a. m."; not German "am", which goes on with the sentence.
bool take_meridiem(Cursor& c, ClockTime& time, const Setting& setting) noexcept {
  Cursor m = c;
  m.take_spaces();
  const FoldedWord word = m.word();
  const std::string_view half = word.view();
  if (half != "am" && half != "pm" && half != "a" && half != "p") return false;
  m.at = word.end;
  if (half.size() == 1) {
    m.take('.');
    m.take_spaces();
    if (!m.take_word({"m"})) return false;
    m.take('.');
  } else if (half == "am" && setting.own == kGerman) {
    return false;
  }
  if (half.front() == 'a' && time.hour > 12) return false;
  if (half.front() == 'a' && time.hour == 12) time.hour = 0;
  if (half.front() == 'p' && time.hour < 12) time.hour += 12;
  c = m;
  return true;
}

// "Uhr", "uur", "h": the word that makes a time of a number.
bool take_clock_word(Cursor& c, ClockShape shape, bool is_introduced, const Setting& setting) noexcept {
  Cursor w = c;
  const bool is_apart = w.take_spaces();
  const bool is_likely = shape != ClockShape::kHour || is_introduced;
  if (w.take_word({"uhr", "uur"}) || ((is_likely || !is_apart) && w.take_word({"h"})) ||
      (is_likely && w.take_word({"horas", "hora", "heures", "heure", "hrs", "hours", "hs"})) ||
      (setting.own == kDutch && w.take_word({"u"}))) {
    c = w;
    return true;
  }
  return false;
}

struct Zone {
  std::string_view name;
  std::optional<int> offset_minutes;  // nothing: several zones share the name
};
constexpr Zone kZones[] = {
    {"Z", 0},      {"UTC", 0},    {"GMT", 0},    {"WET", 0},    {"WEST", 60}, {"CET", 60},   {"MEZ", 60},
    {"CEST", 120}, {"MESZ", 120}, {"EET", 120},  {"EEST", 180}, {"MSK", 180}, {"EST", -300}, {"EDT", -240},
    {"CDT", -300}, {"MDT", -360}, {"PST", -480}, {"PDT", -420}, {"ET", {}},   {"CT", {}},    {"MT", {}},
    {"PT", {}},    {"CST", {}},   {"MST", {}},   {"IST", {}},   {"BST", {}}};

// In capitals only: "est" and "et" are French words.
bool take_zone_name(Cursor& c, std::optional<int>& offset_minutes, const Setting& setting) noexcept {
  std::size_t length = 0;
  while (length < 5 && c.peek(length) >= 'A' && c.peek(length) <= 'Z') ++length;
  const std::string_view name = c.text.substr(c.at < c.text.size() ? c.at : c.text.size(), length);
  for (const Zone& zone : kZones) {
    if (zone.name != name) continue;
    offset_minutes = zone.offset_minutes;
    if (name == "BST" && setting.own == kEnglish) offset_minutes = 60;
    c.at += length;
    return true;
  }
  return false;
}

// "+0100", "+01:00", "+01". Behind a time such as "10:00-12:00" a minus may as well be "to"; only `is_exact`
// times (ISO, with seconds, behind "UTC") go on with one.
bool take_zone_offset(Cursor& c, std::optional<int>& offset_minutes, bool is_exact) noexcept {
  constexpr char32_t kMinusSign = 0x2212;
  Cursor z = c;
  const CodePoint sign = z.next();
  if (sign.value != '+' && sign.value != '-' && sign.value != kMinusSign) return false;
  const bool is_plus = sign.value == '+';
  z.at += sign.size;
  const auto number = z.take_number(4);
  if (!number || number->digits == 3) return false;
  int hours = number->value;
  int minutes = 0;
  if (number->digits == 4) {
    hours = number->value / 100;
    minutes = number->value % 100;
  } else if (z.peek() == ':' && z.digit_at(1)) {
    z.take(':');
    const auto written = z.take_two_digits();
    if (!written || (!is_plus && !is_exact)) return false;
    minutes = *written;
  } else if (!is_exact) {
    return false;
  }
  if (hours > 14 || minutes > 59) return false;
  offset_minutes = (is_plus ? 1 : -1) * (hours * 60 + minutes);
  c = z;
  return true;
}

bool take_zone(Cursor& c, ClockTime& time, bool is_exact, const Setting& setting) noexcept {
  Cursor z = c;
  z.take_spaces();
  const bool is_in_brackets = z.take('(');
  std::optional<int> offset_minutes;
  if (take_zone_name(z, offset_minutes, setting)) {
    if (offset_minutes == 0) take_zone_offset(z, offset_minutes, true);
  } else if (!take_zone_offset(z, offset_minutes, is_exact)) {
    return false;
  }
  if ((is_in_brackets && !z.take(')')) || z.is_glued()) return false;
  time.offset_minutes = offset_minutes;
  c = z;
  return true;
}

// A clock time and its zone. `is_introduced`: a word such as "um" stands before, so "7.04" is a time.
std::optional<ClockTime> clock_time_at(Cursor c, bool is_introduced, bool is_iso,
                                       const Setting& setting) noexcept {
  ClockTime time;
  const auto hour = c.take_number(2);
  if (!hour || hour->value > 23) return std::nullopt;
  time.hour = hour->value;
  const ClockShape shape = take_minutes(c, time);
  if (shape == ClockShape::kNone || time.minute > 59 || time.second.value_or(0) > 59) return std::nullopt;
  const bool is_named = take_meridiem(c, time, setting) || take_clock_word(c, shape, is_introduced, setting);
  if (!is_named && shape == ClockShape::kHour) return std::nullopt;
  const bool has_zone = take_zone(c, time, is_iso || time.second.has_value(), setting);
  if (shape == ClockShape::kDotted && !is_named && !is_introduced && !has_zone) return std::nullopt;
  if (c.is_glued()) return std::nullopt;
  time.end = c.at;
  return time;
}

// Words such as "um", "alle ore"; false if there is none.
bool take_clock_introduction(Cursor& c) noexcept {
  bool is_any = false;
  for (int i = 0; i < 2; ++i) {
    const FoldedWord word = c.word();
    if (word.length == 0 || !introduces_clock(word.view())) break;
    Cursor behind{c.text, word.end};
    behind.take('.');
    if (!behind.take_spaces()) break;
    c = behind;
    is_any = true;
  }
  return is_any;
}

bool is_date_joint(char32_t value) noexcept {
  constexpr std::u32string_view kJoints = U",|-/(;\u00B7\u2022\u2012\u2013\u2014\u2015";
  return value != 0 && kJoints.find(value) != std::u32string_view::npos;
}

// The time behind a date: "T07:04", ", 07:04 Uhr", " um 7.04 Uhr", " r., godz. 7:04".
std::optional<ClockTime> clock_time_behind(std::string_view text, const CalendarDate& date,
                                           const Setting& setting) noexcept {
  Cursor c{text, date.end};
  const bool is_iso = date.is_year_first && date.separator == '-';
  if (is_iso && c.peek() == 'T') {
    c.take('T');
    return clock_time_at(c, true, true, setting);
  }
  Cursor polish_year = c;
  if (polish_year.take_spaces() && polish_year.take_word({"r", "roku"})) {
    polish_year.take('.');
    c = polish_year;
  }
  bool is_apart = c.take_spaces();
  for (int i = 0; i < 3 && is_date_joint(c.next().value); ++i) {
    c.at += c.next().size;
    c.take_spaces();
    is_apart = true;
  }
  if (!is_apart) return std::nullopt;
  const bool is_introduced = take_clock_introduction(c);
  return clock_time_at(c, is_introduced, is_iso, setting);
}

// --- Dates with times, and their ISO form -----------------------------------------------------------------

struct Moment {
  CalendarDate date;
  std::optional<ClockTime> time;
  std::size_t end() const noexcept { return time ? time->end : date.end; }
};

std::optional<Moment> moment_at(std::string_view text, std::size_t at, const Setting& setting,
                                Forms forms) noexcept {
  const auto date = calendar_date_at(text, at, setting, forms);
  if (!date) return std::nullopt;
  Moment moment{*date, std::nullopt};
  if (date->day != 0) moment.time = clock_time_behind(text, *date, setting);
  return moment;
}

std::string to_iso(const Moment& moment) {
  std::array<char, 128> buffer{};  // far more than any date, for the compiler's sake
  std::string iso;
  const auto add = [&](const char* format, auto... values) {
    const int length = std::snprintf(buffer.data(), buffer.size(), format, values...);
    iso.append(buffer.data(), static_cast<std::size_t>(length));
  };
  add("%04d-%02d", moment.date.year, moment.date.month);
  if (moment.date.day != 0) add("-%02d", moment.date.day);
  if (!moment.time) return iso;
  add("T%02d:%02d", moment.time->hour, moment.time->minute);
  if (moment.time->second) add(":%02d", *moment.time->second);
  if (!moment.time->offset_minutes) return iso;
  const int offset = *moment.time->offset_minutes;
  if (offset == 0) return iso += 'Z';
  const int size = offset < 0 ? -offset : offset;
  add("%c%02d:%02d", offset < 0 ? '-' : '+', size / 60, size % 60);
  return iso;
}

// --- Searching --------------------------------------------------------------------------------------------

std::size_t skip_spaces_back(std::string_view text, std::size_t at) noexcept {
  for (int i = 0; i < kMaxSpaces; ++i) {
    const CodePoint point = point_before(text, at);
    if (point.size == 0 || !is_gap(point.value)) break;
    at -= point.size;
  }
  return at;
}

// Where the word that ends at `end` starts; `end` if none does. Too long a word is cut, and then unknown.
std::size_t word_start(std::string_view text, std::size_t end) noexcept {
  for (std::size_t i = 0; i <= FoldedWord::kMaxLetters; ++i) {
    const CodePoint point = point_before(text, end);
    if (point.size == 0 || !is_word_letter(point.value)) break;
    end -= point.size;
  }
  return end;
}

// Start of the weekday before a date ("Dienstag, den ", "Tue. ", "terça-feira, "), else the date's own.
std::size_t start_with_weekday(std::string_view text, std::size_t date_start,
                               const Setting& setting) noexcept {
  std::size_t end = skip_spaces_back(text, date_start);
  std::size_t start = word_start(text, end);
  if (end != date_start && Cursor{text, start}.take_word({"den", "dem", "the", "le"})) {
    end = skip_spaces_back(text, start);
  }
  if (end > 0 && text[end - 1] == ',') end = skip_spaces_back(text, end - 1);
  if (end > 0 && text[end - 1] == '.') --end;
  start = word_start(text, end);
  if (end == date_start) return date_start;
  if (fold_word(text, start).view() == "feira" && start > 0 && text[start - 1] == '-') {
    start = word_start(text, start - 1);
  }
  const CodePoint before = point_before(text, start);
  if (before.size != 0 && is_word_part(before.value)) return date_start;
  return is_weekday(fold_word(text, start).view(), setting.names) ? start : date_start;
}

// Start of the next number or word behind the one at `at`.
std::size_t skip_run(std::string_view text, std::size_t at) noexcept {
  const bool is_number = is_ascii_digit(text[at]);
  while (at < text.size()) {
    const CodePoint point = code_point_at(text, at);
    if (is_number ? !is_ascii_digit(point.value) : !is_word_letter(point.value)) break;
    at += point.size;
  }
  return at;
}

// Whether a date could go on behind a word that ends at `end`: spares most words of a text the look-up.
bool could_be_month(std::string_view text, std::size_t end) noexcept {
  Cursor c{text, end};
  c.take('.');
  c.take_joint(",-/");
  if (c.peek() == 'd' || c.peek() == 'o') take_of(c);
  if (c.peek() == 't') take_the(c);
  return c.digit_at(0);
}

// --- Date lines -------------------------------------------------------------------------------------------

struct LineReading {
  std::optional<Moment> published, modified, as_of;
  std::optional<ClockTime> time_before;  // of the first date
  int dates = 0;                         // with a year, or relative
  int days = 0;                          // without a year
  bool is_announced = false;             // a weekday, a time or an announcing word stands on the line
};

class LineReader {
 public:
  LineReader(std::string_view text, const Setting& setting) noexcept : c_{text, 0}, setting_(setting) {}

  std::optional<LineReading> read() noexcept {
    while (true) {
      skip_marks();
      if (c_.at >= c_.text.size()) break;
      if (!read_piece()) return std::nullopt;
    }
    const bool is_line = reading_.dates > 0 || (reading_.days > 0 && reading_.is_announced);
    return is_line ? std::optional(reading_) : std::nullopt;
  }

 private:
  void skip_marks() noexcept {
    for (CodePoint point = c_.next();
         point.size != 0 && !is_word_letter(point.value) && !is_ascii_digit(point.value); point = c_.next()) {
      c_.at += point.size;
    }
  }

  bool read_piece() noexcept {
    return read_date({.month_and_year = true}) || read_time_ago() || read_clock() ||
           read_date({.without_year = true}) || read_word();
  }

  bool read_date(Forms forms) noexcept {
    auto moment = moment_at(c_.text, c_.at, setting_, forms);
    if (!moment) return false;
    c_.at = moment->end();
    if (moment->time) reading_.is_announced = true;
    if (moment->date.year == 0) {
      ++reading_.days;
      return true;
    }
    if (reading_.dates++ == 0 && !moment->time && moment->date.day != 0) moment->time = reading_.time_before;
    file(*moment);
    return true;
  }

  void file(const Moment& moment) noexcept {
    if (kind_ == LineWord::kModified) {
      reading_.modified = moment;
    } else if (kind_ == LineWord::kAsOf) {
      reading_.as_of = moment;
    } else if (!reading_.published) {
      reading_.published = moment;
    }
    kind_ = LineWord::kPlain;
  }

  bool read_clock() noexcept {
    const auto time = clock_time_at(c_, is_introduced_, false, setting_);
    if (!time || !starts_freely(c_.text, c_.at, '\0')) return false;
    c_.at = time->end;
    reading_.is_announced = true;
    reading_.time_before = time;
    return true;
  }

  // "3 Stunden", "an hour", "1 Std."; "vor" or "ago" makes a date of them.
  static bool take_amount(Cursor& c) noexcept {
    Cursor a = c;
    if (a.take_number(3)) {
      a.take_spaces();
    } else {
      bool is_any = false;
      for (FoldedWord word = a.word(); word.length != 0 && is_quantity(word.view()); word = a.word()) {
        a.at = word.end;
        is_any = true;
        if (!a.take_spaces()) break;
      }
      if (!is_any) return false;
    }
    const FoldedWord unit = a.word();
    if (!is_time_unit(unit.view())) return false;
    a.at = unit.end;
    if (a.is_glued()) return false;
    a.take('.');
    a.take_spaces();
    c = a;
    return true;
  }

  // "vor 1 Std. 5 Min.", "3 hours ago", "il y a 2 heures".
  bool read_time_ago() noexcept {
    Cursor c = c_;
    Cursor french = c;
    bool is_opened = false;
    if (french.take_word({"il"}) && french.take_spaces() && french.take_word({"y"}) && french.take_spaces() &&
        french.take_word({"a"}) && french.take_spaces()) {
      c = french;
      is_opened = true;
    } else if (const FoldedWord word = c.word(); opens_time_ago(word.view())) {
      c.at = word.end;
      is_opened = c.take_spaces();
    }
    int amounts = 0;
    while (amounts < 3 && take_amount(c)) {
      ++amounts;
      if (c.take_word({"und", "and", "et", "e", "y", "en", "i"})) c.take_spaces();
    }
    if (amounts == 0) return false;
    const FoldedWord word = c.word();
    if (closes_time_ago(word.view())) {
      c.at = word.end;
    } else if (!is_opened) {
      return false;
    }
    c_ = c;
    ++reading_.dates;
    return true;
  }

  bool read_word() noexcept {
    const FoldedWord word = c_.word();
    if (word.length == 0) return false;
    const LineWord kind = find_line_word(word.view(), setting_.own);
    if (is_weekday(word.view(), setting_.names)) {
      reading_.is_announced = true;
    } else if (kind == LineWord::kNone) {
      return read_zone();
    } else if (kind == LineWord::kRelative) {
      ++reading_.dates;
    } else if (kind != LineWord::kPlain) {
      reading_.is_announced = true;
      kind_ = kind;
    }
    is_introduced_ = introduces_clock(word.view());
    c_.at = word.end;
    return true;
  }

  // A zone apart from its time: "07:04 Uhr, MEZ".
  bool read_zone() noexcept {
    Cursor c = c_;
    std::optional<int> offset_minutes;
    if (!take_zone_name(c, offset_minutes, setting_) || c.is_glued()) return false;
    c_ = c;
    return true;
  }

  Cursor c_;
  const Setting& setting_;
  LineReading reading_;
  LineWord kind_ = LineWord::kPlain;  // announced for the next date
  bool is_introduced_ = false;        // the last word was "um", "at"
};

}  // namespace

std::optional<FoundDate> find_date(std::string_view text, std::string_view language, bool allow_month) {
  if (text.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
  const Setting setting(language);
  const Forms forms{.month_and_year = allow_month};
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const bool is_number = is_ascii_digit(point.value);
    if (!is_number && !is_word_letter(point.value)) {
      at += point.size;
      continue;
    }
    const std::size_t end = skip_run(text, at);
    if (is_number || could_be_month(text, end)) {
      if (const auto moment = moment_at(text, at, setting, forms)) {
        return FoundDate{to_iso(*moment), {start_with_weekday(text, at, setting), moment->end()}};
      }
    }
    at = end;
  }
  return std::nullopt;
}

bool is_date_line(std::string_view text, std::string_view language) {
  const Setting setting(language);
  return LineReader(text, setting).read().has_value();
}

std::optional<DateLine> parse_date_line(std::string_view text, std::string_view language) {
  const Setting setting(language);
  auto reading = LineReader(text, setting).read();
  if (!reading) return std::nullopt;
  if (reading->as_of) {
    auto& free = reading->published ? reading->modified : reading->published;
    if (!free) free = reading->as_of;
  }
  DateLine line;
  if (reading->published) line.published = to_iso(*reading->published);
  if (reading->modified) line.modified = to_iso(*reading->modified);
  return line;
}

}  // namespace kehraus
