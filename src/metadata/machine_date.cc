#include "metadata/machine_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <vector>

#include "text/date.h"
#include "text/whitespace.h"

namespace kehraus {
namespace {

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

bool is_number(std::string_view text) noexcept {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

int number_of(std::string_view digits) noexcept {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool is_calendar_day(int year, int month, int day) noexcept {
  using namespace std::chrono;
  return year >= 1900 && year <= 2099 &&
         year_month_day(std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                        std::chrono::day(static_cast<unsigned>(day)))
             .ok();
}

std::string day_text(int year, int month, int day) {
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", year, month, day);
  return buffer.data();
}

// Seconds, or milliseconds, since 1970: between 1990 and 2099.
std::optional<std::string> read_unix_time(std::string_view digits) {
  std::int64_t seconds = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), seconds);
  if (digits.size() == 13) seconds /= 1000;
  constexpr std::int64_t k1990 = 631'152'000, k2099 = 4'070'908'800;
  if (seconds < k1990 || seconds >= k2099) return std::nullopt;
  using namespace std::chrono;
  const sys_seconds moment{std::chrono::seconds(seconds)};
  const auto midnight = floor<days>(moment);
  const year_month_day date(midnight);
  const hh_mm_ss time(moment - midnight);
  std::array<char, 64> buffer{};
  std::snprintf(buffer.data(), buffer.size(), "T%02d:%02d:%02dZ", static_cast<int>(time.hours().count()),
                static_cast<int>(time.minutes().count()), static_cast<int>(time.seconds().count()));
  return day_text(static_cast<int>(date.year()), static_cast<int>(static_cast<unsigned>(date.month())),
                  static_cast<int>(static_cast<unsigned>(date.day()))) +
         buffer.data();
}

// `20240301`, `20240301T100000Z`, `202403011000`: with dashes and colons put in.
std::string with_signs(std::string_view value) {
  std::string out(value.substr(0, 4));
  out.append("-").append(value.substr(4, 2)).append("-").append(value.substr(6, 2));
  std::string_view time = value.substr(8);
  if (time.starts_with('T')) time.remove_prefix(1);
  if (time.size() < 4 || !is_number(time.substr(0, 4))) return out;
  out.append("T").append(time.substr(0, 2)).append(":").append(time.substr(2, 2));
  time.remove_prefix(4);
  if (time.size() >= 2 && is_number(time.substr(0, 2))) {
    out.append(":").append(time.substr(0, 2));
    time.remove_prefix(2);
  }
  return out.append(time);
}

bool is_compact(std::string_view value) noexcept {
  if (value.size() < 8 || !is_number(value.substr(0, 8))) return false;
  if (value.size() > 8 && is_digit(value[8]) && value.size() != 12 && value.size() != 14) return false;
  return is_calendar_day(number_of(value.substr(0, 4)), number_of(value.substr(4, 2)),
                         number_of(value.substr(6, 2)));
}

// `Fri Mar 01 10:00:00 CET 2024`: the year to its month.
std::string with_year_in_place(std::string_view value) {
  std::vector<std::string_view> parts;
  for (std::size_t at = 0; at < value.size() && parts.size() < 7;) {
    const std::size_t end = std::min(value.find(' ', at), value.size());
    if (end > at) parts.push_back(value.substr(at, end - at));
    at = end + 1;
  }
  const bool is_java = parts.size() == 6 && parts[3].find(':') != std::string_view::npos &&
                       parts[5].size() == 4 && is_number(parts[5]) && is_number(parts[2]);
  if (!is_java) return std::string(value);
  std::string out(parts[2]);
  for (const std::size_t i : {1, 5, 3, 4}) out.append(" ").append(parts[i]);
  return out;
}

// `+0100` as `+01:00`.
std::string with_colon_in_zone(std::string value) {
  const std::size_t size = value.size();
  if (size < 16 || !is_number(std::string_view(value).substr(size - 4))) return value;
  const char sign = value[size - 5];
  if ((sign != '+' && sign != '-') || value.find(':') == value.npos) return value;
  value.insert(size - 2, ":");
  return value;
}

bool is_no_date(std::string_view iso) noexcept { return iso.starts_with("1970-01-01") || iso < "1901"; }

}  // namespace

std::optional<std::string> read_machine_date(std::string_view value, std::string_view language,
                                             const DateWords& words) {
  constexpr std::size_t kMaxBytes = 200;
  value = strip(value.substr(0, kMaxBytes));
  std::optional<std::string> iso;
  if (is_compact(value)) {
    const auto found = find_date(with_signs(value), language, words);
    if (found) iso = found->iso;
  } else if (is_number(value)) {
    if (value.size() == 10 || value.size() == 13) iso = read_unix_time(value);
  } else if (const auto found = find_date(with_colon_in_zone(with_year_in_place(value)), language, words)) {
    iso = found->iso;
  }
  return iso && !is_no_date(*iso) ? iso : std::nullopt;
}

namespace {

// `/29-10-2021/`: the day first, as in the languages of most sites that write so.
std::optional<std::string> read_day_first(std::string_view address) {
  for (std::size_t at = 0; at + 10 <= address.size(); ++at) {
    const std::string_view part = address.substr(at, 10);
    const char sign = part[2];
    if ((sign != '-' && sign != '.') || part[5] != sign || (at > 0 && is_digit(address[at - 1]))) continue;
    if (!is_number(part.substr(0, 2)) || !is_number(part.substr(3, 2)) || !is_number(part.substr(6)))
      continue;
    if (at + 10 < address.size() && is_digit(address[at + 10])) continue;
    const int d = number_of(part.substr(0, 2)), m = number_of(part.substr(3, 2)),
              y = number_of(part.substr(6));
    if (y >= 1995 && is_calendar_day(y, m, d)) return day_text(y, m, d);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string> read_address_date(std::string_view address) {
  for (std::size_t at = 0; at + 8 <= address.size(); ++at) {
    const bool is_free = at == 0 || !is_digit(address[at - 1]);
    if (!is_free || (address[at] != '1' && address[at] != '2') || !is_number(address.substr(at, 4))) continue;
    const char sign = address[at + 4];
    if (is_digit(sign)) {
      const std::string_view run = address.substr(at, 8);
      const bool ends = at + 8 == address.size() || !is_digit(address[at + 8]);
      if (!ends || !is_number(run) || !is_compact(run) || run < "1995") continue;
      return with_signs(run);
    }
    if (sign != '/' && sign != '-' && sign != '_') continue;
    const auto part = [&](std::size_t from) -> std::string_view {
      std::size_t end = from;
      while (end < address.size() && is_digit(address[end])) ++end;
      const std::string_view digits = address.substr(std::min(from, address.size()), end - from);
      return digits.size() <= 2 ? digits : std::string_view();
    };
    const std::string_view month = part(at + 5);
    const std::size_t behind = at + 5 + month.size();
    if (month.empty() || behind >= address.size() || address[behind] != sign) continue;
    const std::string_view day = part(behind + 1);
    if (day.empty()) continue;
    const int y = number_of(address.substr(at, 4)), m = number_of(month), d = number_of(day);
    if (y >= 1995 && is_calendar_day(y, m, d)) return day_text(y, m, d);
  }
  return read_day_first(address);
}

}  // namespace kehraus
