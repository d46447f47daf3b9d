#include "text/date.h"

#include <array>
#include <cstdio>

#include "text/date_parts.h"

namespace kehraus {
namespace {

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
                               const DateSetting& setting) noexcept {
  std::size_t end = skip_spaces_back(text, date_start);
  std::size_t start = word_start(text, end);
  if (end != date_start && DateCursor{text, start}.take_word(WordUse::before_day, setting)) {
    end = skip_spaces_back(text, start);
  }
  if (end > 0 && text[end - 1] == ',') end = skip_spaces_back(text, end - 1);
  if (end > 0 && text[end - 1] == '.') --end;
  start = word_start(text, end);
  if (end == date_start) return date_start;
  if (start > 0 && text[start - 1] == '-' &&
      DateCursor{text, start}.take_word(WordUse::after_weekday, setting)) {
    start = word_start(text, start - 1);
  }
  const CodePoint before = point_before(text, start);
  if (before.size != 0 && is_word_part(before.value)) return date_start;
  return setting.words.is_weekday(fold_word(text, start).view(), setting.names) ? start : date_start;
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

}  // namespace

std::optional<Moment> moment_at(std::string_view text, std::size_t at, const DateSetting& setting,
                                DateForms forms) noexcept {
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

std::optional<FoundDate> find_date(std::string_view text, std::string_view language, const DateWords& words,
                                   bool allow_month) {
  if (text.find_first_of("0123456789") == std::string_view::npos) return std::nullopt;
  const DateSetting setting(language, words);
  const DateForms forms{.month_and_year = allow_month};
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    const bool is_number = is_ascii_digit(point.value);
    if (!is_number && !is_word_letter(point.value)) {
      at += point.size;
      continue;
    }
    const std::size_t end = skip_run(text, at);
    if (is_number || could_be_month(text, end, setting)) {
      if (const auto moment = moment_at(text, at, setting, forms)) {
        return FoundDate{to_iso(*moment), {start_with_weekday(text, at, setting), moment->end()}};
      }
    }
    at = end;
  }
  return std::nullopt;
}

}  // namespace kehraus
