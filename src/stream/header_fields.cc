#include "stream/header_fields.h"

#include <algorithm>

namespace kehraus {
namespace {

// Takes a line off the front of `text`, without its line end.
std::string_view take_line(std::string_view& text) noexcept {
  const std::size_t end = text.find('\n');
  std::string_view line = text.substr(0, end);
  text.remove_prefix(end == text.npos ? text.size() : end + 1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

bool goes_on(std::string_view rest) noexcept { return rest.starts_with(' ') || rest.starts_with('\t'); }

std::string unquoted(std::string_view value) {
  if (!value.starts_with('"')) return std::string(without_blanks_around(value.substr(0, value.find(';'))));
  std::string out;
  for (std::size_t i = 1; i < value.size() && value[i] != '"'; ++i) {
    if (value[i] == '\\' && i + 1 < value.size()) ++i;
    out += value[i];
  }
  return out;
}

}  // namespace

std::string_view without_blanks_around(std::string_view text) noexcept {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(kBlanks) + 1 - first);
}

std::string in_lower_case(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

std::size_t end_of_fields(std::string_view text) noexcept {
  std::size_t line = 0;
  while (true) {
    const std::size_t end = text.find('\n', line);
    if (end == text.npos) return text.npos;
    if (end == line || (end == line + 1 && text[line] == '\r')) return end + 1;
    line = end + 1;
  }
}

void for_each_field(std::string_view lines,
                    const std::function<void(std::string_view name, std::string_view value)>& field) {
  while (!lines.empty()) {
    const std::string_view line = take_line(lines);
    std::string joined;
    while (goes_on(lines)) {
      if (joined.empty()) joined = line;
      joined.append(" ").append(without_blanks_around(take_line(lines)));
    }
    const std::string_view whole = joined.empty() ? line : joined;
    const std::size_t colon = whole.find(':');
    if (colon == whole.npos) continue;
    field(in_lower_case(without_blanks_around(whole.substr(0, colon))),
          without_blanks_around(whole.substr(colon + 1)));
  }
}

MediaType parse_media_type(std::string_view value) {
  const std::size_t end = value.find(';');
  MediaType type{in_lower_case(without_blanks_around(value.substr(0, end))), {}};
  if (type.name.find('/') == std::string::npos) return {};
  while (value.find(';') != value.npos) {
    value.remove_prefix(value.find(';') + 1);
    const std::size_t equals = value.find('=');
    if (equals == value.npos) break;
    if (in_lower_case(without_blanks_around(value.substr(0, equals))) != "charset") continue;
    type.charset = unquoted(without_blanks_around(value.substr(equals + 1)));
    break;  // the first counts
  }
  return type;
}

}  // namespace kehraus
