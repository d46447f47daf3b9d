#include <algorithm>
#include <iterator>

#include "text/date_parts.h"

namespace kehraus {
namespace {

struct Zone {
  std::string_view name;
  std::optional<int> offset_minutes;  // nothing: several zones share the name
};
// These belong to no language; a language's file may add its own, or say what one means in its texts.
constexpr Zone kZones[] = {{"Z", 0},      {"UTC", 0},    {"GMT", 0},    {"WET", 0},    {"WEST", 60},
                           {"CET", 60},   {"CEST", 120}, {"EET", 120},  {"EEST", 180}, {"MSK", 180},
                           {"EST", -300}, {"EDT", -240}, {"CDT", -300}, {"MDT", -360}, {"PST", -480},
                           {"PDT", -420}, {"ET", {}},    {"CT", {}},    {"MT", {}},    {"PT", {}},
                           {"CST", {}},   {"MST", {}},   {"IST", {}},   {"BST", {}}};

// How sure the digits alone are a time.
enum class ClockShape { kNone, kHour, kDotted, kSure };

// What follows the hour: ":04", ":04:10", ".04", "h04", or nothing.
ClockShape take_minutes(DateCursor& c, ClockTime& time) noexcept {
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
  DateCursor hours = c;
  hours.take_spaces();
  if (!hours.take_word("h")) return ClockShape::kHour;
  hours.take_spaces();
  const auto minute = hours.take_two_digits();
  if (!minute) return ClockShape::kHour;
  time.minute = *minute;
  c = hours;
  return ClockShape::kSure;
}

// "PM", "p.m.", "a. m."; not in a language that has such a word, as German "am", which goes on with the
// sentence.
bool take_meridiem(DateCursor& c, ClockTime& time, const DateSetting& setting) noexcept {
  DateCursor m = c;
  m.take_spaces();
  const FoldedWord word = m.word();
  const std::string_view half = word.view();
  if (half != "am" && half != "pm" && half != "a" && half != "p") return false;
  m.at = word.end;
  if (half.size() == 1) {
    m.take('.');
    m.take_spaces();
    if (!m.take_word("m")) return false;
    m.take('.');
  } else if (setting.words.has_use_in(half, WordUse::plain, setting.own)) {
    return false;
  }
  if (half.front() == 'a' && time.hour > 12) return false;
  if (half.front() == 'a' && time.hour == 12) time.hour = 0;
  if (half.front() == 'p' && time.hour < 12) time.hour += 12;
  c = m;
  return true;
}

// "Uhr", "uur", "h": the word that makes a time of a number. "h" is no language's but the unit's sign.
bool take_clock_word(DateCursor& c, ClockShape shape, bool is_introduced,
                     const DateSetting& setting) noexcept {
  DateCursor w = c;
  const bool is_apart = w.take_spaces();
  const bool is_likely = shape != ClockShape::kHour || is_introduced;
  if (w.take_word(WordUse::oclock, setting) || ((is_likely || !is_apart) && w.take_word("h")) ||
      (is_likely && w.take_word(WordUse::hours, setting))) {
    c = w;
    return true;
  }
  return false;
}

// "+0100", "+01:00", "+01". Behind a time such as "10:00-12:00" a minus may as well be "to"; only `is_exact`
// times (ISO, with seconds, behind "UTC") go on with one.
bool take_zone_offset(DateCursor& c, std::optional<int>& offset_minutes, bool is_exact) noexcept {
  constexpr char32_t kMinusSign = 0x2212;
  DateCursor z = c;
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

bool take_zone(DateCursor& c, ClockTime& time, bool is_exact, const DateSetting& setting) noexcept {
  DateCursor z = c;
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

// Words such as "um", "alle ore"; false if there is none.
bool take_clock_introduction(DateCursor& c, const DateSetting& setting) noexcept {
  bool is_any = false;
  for (int i = 0; i < 2; ++i) {
    DateCursor behind = c;
    if (!behind.take_word(WordUse::before_clock, setting)) break;
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

}  // namespace

// In capitals only: "est" and "et" are French words.
bool take_zone_name(DateCursor& c, std::optional<int>& offset_minutes, const DateSetting& setting) noexcept {
  std::size_t length = 0;
  while (length < 5 && c.peek(length) >= 'A' && c.peek(length) <= 'Z') ++length;
  if (length == 0) return false;
  const std::string_view name = c.text.substr(c.at, length);
  const auto zone =
      std::find_if(std::begin(kZones), std::end(kZones), [&](const Zone& z) { return z.name == name; });
  if (const auto own = setting.words.zone_offset(name, setting.own)) {
    offset_minutes = own;
  } else if (zone != std::end(kZones)) {
    offset_minutes = zone->offset_minutes;
  } else if (const auto other = setting.words.zone_offset(name, setting.words.all())) {
    offset_minutes = other;
  } else {
    return false;
  }
  c.at += length;
  return true;
}

std::optional<ClockTime> clock_time_at(DateCursor c, bool is_introduced, bool is_iso,
                                       const DateSetting& setting) noexcept {
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

std::optional<ClockTime> clock_time_behind(std::string_view text, const CalendarDate& date,
                                           const DateSetting& setting) noexcept {
  DateCursor c{text, date.end};
  const bool is_iso = date.is_year_first && date.separator == '-';
  if (is_iso && c.peek() == 'T') {
    c.take('T');
    return clock_time_at(c, true, true, setting);
  }
  DateCursor year = c;
  if (year.take_spaces() && year.take_word(WordUse::after_year, setting)) {
    year.take('.');
    c = year;
  }
  bool is_apart = c.take_spaces();
  for (int i = 0; i < 3 && is_date_joint(c.next().value); ++i) {
    c.at += c.next().size;
    c.take_spaces();
    is_apart = true;
  }
  if (!is_apart) return std::nullopt;
  const bool is_introduced = take_clock_introduction(c, setting);
  return clock_time_at(c, is_introduced, is_iso, setting);
}

}  // namespace kehraus
