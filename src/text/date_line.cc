#include "text/date.h"
#include "text/date_parts.h"

namespace kehraus {
namespace {

struct LineReading {
  std::optional<Moment> published, modified, as_of;
  std::optional<ClockTime> time_before;  // of the first date
  int dates = 0;                         // with a year, or relative
  int days = 0;                          // without a year
  bool is_announced = false;             // a weekday, a time or an announcing word stands on the line
};

class LineReader {
 public:
  LineReader(std::string_view text, const DateSetting& setting) noexcept : c_{text, 0}, setting_(setting) {}

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

  bool read_date(DateForms forms) noexcept {
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
  static bool take_amount(DateCursor& c) noexcept {
    DateCursor a = c;
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
    DateCursor c = c_;
    DateCursor french = c;
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
    DateCursor c = c_;
    std::optional<int> offset_minutes;
    if (!take_zone_name(c, offset_minutes, setting_) || c.is_glued()) return false;
    c_ = c;
    return true;
  }

  DateCursor c_;
  const DateSetting& setting_;
  LineReading reading_;
  LineWord kind_ = LineWord::kPlain;  // announced for the next date
  bool is_introduced_ = false;        // the last word was "um", "at"
};

}  // namespace

bool is_date_line(std::string_view text, std::string_view language) {
  const DateSetting setting(language);
  return LineReader(text, setting).read().has_value();
}

std::optional<DateLine> parse_date_line(std::string_view text, std::string_view language) {
  const DateSetting setting(language);
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
