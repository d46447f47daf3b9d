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

// What a word says about the date beside it; nothing for a word that no date line has. Where languages differ
// and none of them is the text's own, the least of it.
std::optional<WordUse> line_use_of(WordUses uses) noexcept {
  for (const WordUse use :
       {WordUse::as_of, WordUse::plain, WordUse::published, WordUse::modified, WordUse::relative})
    if (uses.has(use)) return use;
  return std::nullopt;
}

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
    if (kind_ == WordUse::modified) {
      reading_.modified = moment;
    } else if (kind_ == WordUse::as_of) {
      reading_.as_of = moment;
    } else if (!reading_.published) {
      reading_.published = moment;
    }
    kind_ = WordUse::plain;
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
  bool take_amount(DateCursor& c) const noexcept {
    DateCursor a = c;
    if (a.take_number(3)) {
      a.take_spaces();
    } else {
      bool is_any = false;
      while (a.take_word(WordUse::quantity, setting_)) {
        is_any = true;
        if (!a.take_spaces()) break;
      }
      if (!is_any) return false;
    }
    if (!a.take_word(WordUse::time_unit, setting_) || a.is_glued()) return false;
    a.take('.');
    a.take_spaces();
    c = a;
    return true;
  }

  // "vor 1 Std. 5 Min.", "3 hours ago", "il y a 2 heures".
  bool read_time_ago() noexcept {
    DateCursor c = c_;
    bool is_opened = false;
    const FoundWord opener = setting_.words.find(c.text, c.at, WordUse::ago_before, setting_.own);
    if (opener.uses.has(WordUse::ago_before)) {
      c.at = opener.end;
      is_opened = c.take_spaces();
    }
    int amounts = 0;
    while (amounts < 3 && take_amount(c)) {
      ++amounts;
      if (c.take_word(WordUse::conjunction, setting_)) c.take_spaces();
    }
    if (amounts == 0) return false;
    if (!c.take_word(WordUse::ago_after, setting_) && !is_opened) return false;
    c_ = c;
    ++reading_.dates;
    return true;
  }

  bool read_word() noexcept {
    const FoldedWord word = c_.word();
    if (word.size == 0) return false;
    const FoundWord found = setting_.words.find(c_.text, c_.at, kLineUses, setting_.own);
    const auto kind = line_use_of(found.uses);
    std::size_t end = found.end;
    if (setting_.words.is_weekday(word.view(), setting_.names)) {
      reading_.is_announced = true;
      end = word.end;
    } else if (!kind) {
      return read_zone();
    } else if (*kind == WordUse::relative) {
      ++reading_.dates;
    } else if (*kind != WordUse::plain) {
      reading_.is_announced = true;
      kind_ = *kind;
    }
    is_introduced_ = found.uses.has(WordUse::before_clock);
    c_.at = end;
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
  WordUse kind_ = WordUse::plain;  // announced for the next date
  bool is_introduced_ = false;     // the last word was "um", "at"
};

}  // namespace

bool is_date_line(std::string_view text, std::string_view language, const DateWords& words) {
  const DateSetting setting(language, words);
  return LineReader(text, setting).read().has_value();
}

std::optional<DateLine> parse_date_line(std::string_view text, std::string_view language,
                                        const DateWords& words) {
  const DateSetting setting(language, words);
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
