#include "metadata/script_date.h"

#include <algorithm>
#include <cstddef>

namespace kehraus {
namespace {

constexpr std::size_t kMaxKeyBytes = 40;
constexpr std::size_t kMaxValueBytes = 40;

bool is_name(char c) noexcept {
  return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

bool is_quote(char c) noexcept { return c == '"' || c == '\'' || c == '\\'; }

// Whether a key that holds `ubli` is one of dates.
bool tells_date(std::string_view key) noexcept {
  const auto has = [&](std::string_view word) { return key.find(word) != key.npos; };
  return has("ate") || has("ime") || has("_at") || has("dAt") || has("_on") || key.ends_with("ublished");
}

bool is_date_like(std::string_view value) noexcept {
  if (value.size() < 8 || (value[0] != '1' && value[0] != '2')) return false;
  return std::all_of(value.begin(), value.begin() + 4, is_digit) &&
         (is_digit(value[4]) || value[4] == '-' || value[4] == '/');
}

// The string behind the key that the byte at `at` is part of; empty for anything else.
std::string_view value_at(std::string_view script, std::size_t at) noexcept {
  std::size_t begin = at, end = at;
  while (begin > 0 && at - begin < kMaxKeyBytes && is_name(script[begin - 1])) --begin;
  while (end < script.size() && end - at < kMaxKeyBytes && is_name(script[end])) ++end;
  if (!tells_date(script.substr(begin, end - begin))) return {};
  const auto skip = [&](auto is_it) {
    while (end < script.size() && is_it(script[end])) ++end;
  };
  const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
  skip(is_quote), skip(is_space);
  if (end >= script.size() || (script[end] != ':' && script[end] != '=')) return {};
  ++end;
  skip(is_space), skip(is_quote);
  std::size_t stop = end;
  while (stop < script.size() && stop - end < kMaxValueBytes && !is_quote(script[stop]) &&
         script[stop] != ',' && script[stop] != '}')
    ++stop;
  return script.substr(std::min(end, script.size()), stop - end);
}

}  // namespace

std::optional<std::string_view> find_script_date(std::string_view script) noexcept {
  constexpr std::string_view kPart = "ubli";
  for (std::size_t at = script.find(kPart); at != script.npos; at = script.find(kPart, at + kPart.size())) {
    const std::string_view value = value_at(script, at);
    if (is_date_like(value)) return value;
  }
  return std::nullopt;
}

}  // namespace kehraus
