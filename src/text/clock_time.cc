#include "text/date_parts.h"

namespace kehraus {
namespace {

struct Zone {
  std::string_view name;
  std::optional<int> offset_minutes;  // nothing: several zones share the name
};
constexpr Zone kZones[] = {
    {"Z", 0},      {"UTC", 0},    {"GMT", 0},    {"WET", 0},    {"WEST", 60}, {"CET", 60},   {"MEZ", 60},
    {"CEST", 120}, {"MESZ", 120}, {"EET", 120},  {"EEST", 180}, {"MSK", 180}, {"EST", -300}, {"EDT", -240},
    {"CDT", -300}, {"MDT", -360}, {"PST", -480}, {"PDT", -420}, {"ET", {}},   {"CT", {}},    {"MT", {}},
    {"PT", {}},    {"CST", {}},   {"MST", {}},   {"IST", {}},   {"BST", {}}};

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
  DateCursor french = c;
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
bool take_clock_word(DateCursor& c, ClockShape shape, bool is_introduced,
                     const DateSetting& setting) noexcept {
  DateCursor w = c;
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
bool take_clock_introduction(DateCursor& c) noexcept {
  bool is_any = false;
  for (int i = 0; i < 2; ++i) {
    const FoldedWord word = c.word();
    if (word.length == 0 || !introduces_clock(word.view())) break;
    DateCursor behind{c.text, word.end};
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
  DateCursor polish_year = c;
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

}  // namespace kehraus
