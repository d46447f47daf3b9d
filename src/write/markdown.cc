#include "write/markdown.h"

#include <algorithm>

#include "text/measures.h"

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

// Trailing `#` of a heading would be taken as its end.
void append_heading(std::string_view marks, std::string_view text, std::string& out) {
  out += marks;
  append_escaped_markdown(text, out);
  if (text.empty() || text.back() != '#') return;
  const std::size_t run = std::min(text.find_last_not_of('#') + 1, text.size());
  if (run == 0 || at(text, run - 1) == ' ') out.insert(out.size() - (text.size() - run), 1, '\\');
}

void append_code(std::string_view text, std::string& out) {
  std::size_t longest = 0;
  for (std::size_t i = 0, run = 0; i < text.size(); ++i) {
    run = text[i] == '`' ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  const std::string fence(std::max<std::size_t>(3, longest + 1), '`');
  out.append(fence).append("\n").append(text).append("\n").append(fence);
}

// The item's own bullet or number becomes Markdown's.
void append_list_item(std::string_view text, std::string& out) {
  const std::size_t space = text.find(' ');
  const std::string_view mark = text.substr(0, space);
  const bool has_mark = space != text.npos && starts_with_bullet(text);
  const bool is_number = has_mark && mark.front() >= '0' && mark.front() <= '9';
  if (is_number)
    out.append(mark).append(" ");
  else
    out += "- ";
  append_escaped_markdown(has_mark ? text.substr(space + 1) : text, out);
}

// A row's cells; below the first row of a table the line that makes it one.
void append_row(std::string_view text, bool is_first, std::string& out) {
  std::string rule = "|";
  out += "| ";
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('\t', begin), text.size());
    std::string cell;
    append_escaped_markdown(text.substr(begin, end - begin), cell);
    for (const char c : cell) out.append(c == '|' ? "\\|" : std::string_view(&c, 1));
    out += end < text.size() ? " | " : " |";
    rule += "---|";
    begin = end + 1;
  }
  if (is_first) out.append("\n").append(rule);
}

// The title has the first level.
std::string_view heading_marks(int level) noexcept {
  constexpr std::string_view kMarks = "###### ";
  const auto count = static_cast<std::size_t>(std::clamp(level, 2, 6));
  return kMarks.substr(6 - count);
}

void append_block(const BodyBlockView& block, bool is_first_of_kind, std::string& out) {
  switch (block.kind) {
    case BlockKind::heading: append_heading(heading_marks(block.level), block.text, out); break;
    case BlockKind::code: append_code(block.text, out); break;
    case BlockKind::list_item: append_list_item(block.text, out); break;
    case BlockKind::quote:
      out += "> ";
      append_escaped_markdown(block.text, out);
      break;
    case BlockKind::table_row: append_row(block.text, is_first_of_kind, out); break;
    default: append_escaped_markdown(block.text, out);
  }
  out += '\n';
}

std::string_view between(BlockKind before, BlockKind kind) {
  if (before != kind) return "\n";
  if (kind == BlockKind::list_item || kind == BlockKind::table_row) return "";
  return kind == BlockKind::quote ? ">\n" : "\n";
}

}  // namespace

void append_escaped_markdown(std::string_view text, std::string& out) {
  const std::size_t start_mark = mark_at_start(text);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == start_mark || is_mark_inside(text, i)) out += '\\';
    out += text[i];
  }
}

void write_markdown(const ResultView& result, std::string& out) {
  const std::size_t start = out.size();
  if (result.metadata.title) {
    append_heading("# ", *result.metadata.title, out);
    out += '\n';
  }
  const BodyBlockView* before = nullptr;
  for (const BodyBlockView& block : result.blocks) {
    // Where it was in doubt the title has stayed in the body: once is enough.
    if (&block == &result.blocks.front() && block.text == result.metadata.title) continue;
    if (out.size() > start) out += before ? between(before->kind, block.kind) : "\n";
    append_block(block, !before || before->kind != block.kind, out);
    before = &block;
  }
}

}  // namespace kehraus
