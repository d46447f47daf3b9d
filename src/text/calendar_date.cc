#include <chrono>

#include "text/date_parts.h"

namespace kehraus {
namespace {

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

bool ends_freely(const DateCursor& end, const CalendarDate& date) noexcept {
  if (date.is_year_first && date.separator == '-' && end.peek() == 'T' && end.digit_at(1)) return true;
  if (end.is_glued()) return false;
  if (date.separator == '\0') return true;
  if (date.separator == '/' && end.peek() == '/') return false;
  if (end.peek() != date.separator) return true;
  return date.separator == '-' ? !DateCursor{end.text, end.at + 1}.is_glued() : !end.digit_at(1);
}

// Fills day and month from a pair written day first or month first; false if that stays open.
bool order_day_and_month(int first, int second, char separator, const DateSetting& setting,
                         CalendarDate& date) noexcept {
  bool is_month_first = false;
  if (separator != '.') {
    if (first > 12 || second > 12 || first == second) {
      is_month_first = second > 12;
    } else if (setting.own == 0) {
      return false;
    } else {
      is_month_first = setting.is_month_first();
    }
  }
  date.month = is_month_first ? first : second;
  date.day = is_month_first ? second : first;
  return date.month >= 1 && date.month <= 12 && date.day >= 1;
}

// "29.10.2024", "29. 10. 2024", "29/10/2024", "2024-10-29", "29.10.24".
std::optional<CalendarDate> numeric_date(DateCursor c, const DateSetting& setting) noexcept {
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
std::optional<int> take_month(DateCursor& c, const DateSetting& setting, bool is_bare) noexcept {
  const FoldedWord word = c.word();
  const auto month = setting.words.find_month(word.view(), setting.own);
  if (!month) return std::nullopt;
  if ((month->languages & setting.names) == 0 && (is_bare || !month->is_full)) return std::nullopt;
  c.at = word.end;
  return month->month;
}

// "st", "th", "er", "º" glued to a day.
void take_ordinal(DateCursor& c, const DateSetting& setting) noexcept {
  DateCursor mark = c;
  mark.take('.');
  const char32_t sign = mark.next().value;
  if (sign == 0xBA || sign == 0xAA || sign == 0xB0) {
    mark.at += mark.next().size;
    c = mark;
    return;
  }
  c.take_word(WordUse::after_day, setting);
}

std::optional<int> take_day(DateCursor& c, const DateSetting& setting) noexcept {
  const auto day = c.take_number(2);
  if (!day || day->value < 1 || day->value > 31) return std::nullopt;
  take_ordinal(c, setting);
  return day->value;
}

// "of", "de", "del" between the parts.
void take_of(DateCursor& c, const DateSetting& setting) noexcept {
  DateCursor of = c;
  if (of.take_word(WordUse::of, setting) && of.take_spaces()) c = of;
}

void take_the(DateCursor& c, const DateSetting& setting) noexcept {
  DateCursor article = c;
  if (article.take_word(WordUse::before_day, setting) && article.take_spaces()) c = article;
}

// A year behind a month or a day: a joint, then four digits. Stays in place if there is none.
int take_year(DateCursor& c, std::string_view separators, const DateSetting& setting) noexcept {
  DateCursor year = c;
  if (!year.take_joint(separators)) return 0;
  take_of(year, setting);
  const auto number = year.take_number(4);
  if (!number || number->digits != 4) return 0;
  c = year;
  return number->value;
}

// A month's year; a dot of abbreviation may stand between ("Okt. 2024").
int take_year_of_month(DateCursor& c, const DateSetting& setting) noexcept {
  DateCursor dotted = c;
  if (dotted.take('.')) {
    if (const int year = take_year(dotted, ",-/", setting)) {
      c = dotted;
      return year;
    }
  }
  return take_year(c, ".,-/", setting);
}

// "29. Oktober 2024", "29th of October 2024", "1er mai 2023", "29 de octubre de 2024", "29-Oct-2024".
std::optional<CalendarDate> day_month_date(DateCursor c, const DateSetting& setting,
                                           DateForms forms) noexcept {
  CalendarDate date;
  const auto day = take_day(c, setting);
  if (!day || !c.take_joint("./-")) return std::nullopt;
  take_of(c, setting);
  const auto month = take_month(c, setting, false);
  if (!month) return std::nullopt;
  date.day = *day;
  date.month = *month;
  date.year = take_year_of_month(c, setting);
  date.end = c.at;
  if (date.year == 0 && !forms.without_year) return std::nullopt;
  return date;
}

// Behind a day that a month stands behind too, that month is the day's: "mar. 29 ottobre".
bool is_month_next(DateCursor c, const DateSetting& setting) noexcept {
  c.take_joint("./-");
  take_of(c, setting);
  return take_month(c, setting, false).has_value();
}

// "October 29, 2024", "Oct. 29 2024".
std::optional<CalendarDate> month_day_date(DateCursor c, const DateSetting& setting,
                                           DateForms forms) noexcept {
  CalendarDate date;
  const auto month = take_month(c, setting, false);
  if (!month) return std::nullopt;
  c.take('.');
  if (!c.take_joint("-/")) return std::nullopt;
  take_the(c, setting);
  const auto day = take_day(c, setting);
  if (!day) return std::nullopt;
  date.month = *month;
  date.day = *day;
  date.year = take_year(c, ",-/", setting);
  date.end = c.at;
  if (date.year == 0 && (!forms.without_year || is_month_next(c, setting))) return std::nullopt;
  return date;
}

// "Oktober 2024", "octubre de 2024"; nothing behind a number, which would be a day that does not fit.
std::optional<CalendarDate> month_year_date(DateCursor c, const DateSetting& setting) noexcept {
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
  date.year = take_year_of_month(c, setting);
  date.end = c.at;
  if (date.year == 0) return std::nullopt;
  return date;
}

}  // namespace

bool starts_freely(std::string_view text, std::size_t start, char separator) noexcept {
  const CodePoint before = point_before(text, start);
  if (before.size == 0) return true;
  if (is_word_part(before.value)) return false;
  const auto mark = static_cast<char>(before.value < 0x80 ? before.value : 0);
  if ((separator == '/' || separator == '-') && mark == separator) return false;
  const bool joins_numbers = mark == '.' || mark == ',' || mark == ':';
  return !(joins_numbers && start >= 2 && is_ascii_digit(text[start - 2]));
}

bool could_be_month(std::string_view text, std::size_t end, const DateSetting& setting) noexcept {
  DateCursor c{text, end};
  c.take('.');
  c.take_joint(",-/");
  if (setting.words.may_join(c.peek())) {
    take_of(c, setting);
    take_the(c, setting);
  }
  return c.digit_at(0);
}

std::optional<CalendarDate> calendar_date_at(std::string_view text, std::size_t at,
                                             const DateSetting& setting, DateForms forms) noexcept {
  const auto checked = [&](std::optional<CalendarDate> date) {
    const bool is_good = date && is_on_calendar(*date) && starts_freely(text, at, date->separator) &&
                         ends_freely(DateCursor{text, date->end}, *date);
    return is_good ? date : std::nullopt;
  };
  const DateCursor c{text, at};
  if (is_ascii_digit(c.peek())) {
    if (const auto date = checked(numeric_date(c, setting))) return date;
    return checked(day_month_date(c, setting, forms));
  }
  if (const auto date = checked(month_day_date(c, setting, forms))) return date;
  return forms.month_and_year ? checked(month_year_date(c, setting)) : std::nullopt;
}

}  // namespace kehraus
