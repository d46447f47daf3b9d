#include "write/markdown_escape.h"

#include <algorithm>

namespace kehraus {
namespace {

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }
// Bytes of letters beyond ASCII count as letters: an underscore between them is no mark-up.
constexpr bool is_word(char c) {
  return is_digit(c) || is_letter(c) || static_cast<unsigned char>(c) >= 0x80;
}

char at(std::string_view text, std::size_t i) { return i < text.size() ? text[i] : ' '; }

bool is_rule_line(std::string_view text) {
  const char mark = at(text, 0);
  if (mark != '-' && mark != '=' && mark != '_' && mark != '*') return false;
  return std::all_of(text.begin(), text.end(), [&](char c) { return c == mark || c == ' '; });
}

// Where a backslash keeps the line from being a heading, list item, quote, rule or fence; npos: nowhere.
std::size_t mark_at_start(std::string_view text) {
  if (text.empty()) return std::string_view::npos;
  if (text[0] == '>' || is_rule_line(text) || text.substr(0, 3) == "~~~") return 0;
  if ((text[0] == '-' || text[0] == '+') && at(text, 1) == ' ') return 0;
  if (text[0] == '#') {
    const std::size_t end = std::min(text.find_first_not_of('#'), text.size());
    if (end <= 6 && at(text, end) == ' ') return 0;
  }
  std::size_t digits = 0;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  const bool is_number = digits > 0 && digits <= 9 && (at(text, digits) == '.' || at(text, digits) == ')');
  return is_number && at(text, digits + 1) == ' ' ? digits : std::string_view::npos;
}

bool is_mark_inside(std::string_view text, std::size_t i) {
  const char next = at(text, i + 1);
  switch (text[i]) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']': return true;
    case '_': return i == 0 || !is_word(text[i - 1]) || !is_word(next);
    case '~': return next == '~' || (i > 0 && text[i - 1] == '~');
    case '<': return is_letter(next) || next == '/' || next == '!' || next == '?';
    case '&': return next == '#' || is_letter(next);
    default: return false;
  }
}

}  // namespace

void append_escaped_markdown(std::string_view text, std::string& out, bool is_line_start) {
  const std::size_t start_mark = is_line_start ? mark_at_start(text) : std::string_view::npos;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == start_mark || is_mark_inside(text, i)) out += '\\';
    out += text[i];
  }
}

std::size_t longest_backtick_run(std::string_view text) noexcept {
  std::size_t longest = 0;
  for (std::size_t i = 0, run = 0; i < text.size(); ++i) {
    run = text[i] == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

}  // namespace kehraus
