#include "read/wrapping.h"

#include <algorithm>
#include <array>

#include "text/measures.h"
#include "text/whitespace.h"

namespace kehraus {
namespace {

// Columns that programs and people wrap at. Outside, lines are short by themselves or are paragraphs.
constexpr std::uint32_t kMinColumn = 50, kMaxColumn = 100;

// Share of the lines that must look filled, and how many at least: fewer can be so by chance.
constexpr double kMinFilledShare = 0.6;
constexpr std::size_t kMinFilledLines = 4;

std::string_view text_of(std::string_view text, const Line& line) {
  return text.substr(line.span.start, line.span.size());
}

std::uint32_t first_word_chars(std::string_view line) {
  std::uint32_t chars = 0;
  for (std::size_t at = 0; at < line.size() && !white_space_at(line, at); ++at)
    chars += (static_cast<unsigned char>(line[at]) & 0xC0) != 0x80;
  return chars;
}

bool begins_an_item(std::string_view line) {
  return measure(line.substr(0, std::min<std::size_t>(line.size(), 16))).starts_with_bullet;
}

// The first word of `next` would not have fitted on `line`.
bool is_filled(std::string_view text, const Line& line, const Line& next, std::uint32_t column) {
  return line.chars <= column && line.chars + 1 + first_word_chars(text_of(text, next)) > column;
}

// The length that most lines come close to from below: the longest but for a few outliers (URLs, tables).
std::uint32_t likely_column(const std::vector<Line>& lines) {
  std::array<std::size_t, kMaxColumn + 1> count{};
  std::size_t longer = 0;
  for (const Line& line : lines) {
    if (line.chars > kMaxColumn) ++longer;
    else ++count[line.chars];
  }
  if (longer * 20 > lines.size()) return 0;  // more than one in twenty is a whole paragraph
  std::size_t allowed = lines.size() / 50;
  std::uint32_t column = kMaxColumn;
  while (column >= kMinColumn && count[column] <= allowed) allowed -= count[column--];
  return column >= kMinColumn ? column : 0;
}

}  // namespace

std::uint32_t wrap_column(std::string_view text, const std::vector<Line>& lines) {
  const std::uint32_t column = likely_column(lines);
  if (column == 0) return 0;
  std::size_t filled = 0, pairs = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (lines[i + 1].after_blank) continue;
    ++pairs;
    filled += lines[i].chars * 3 > column * 2 && is_filled(text, lines[i], lines[i + 1], column);
  }
  const bool enough = filled >= kMinFilledLines && static_cast<double>(filled) >= kMinFilledShare * static_cast<double>(pairs);
  return enough ? column : 0;
}

bool is_continued(std::string_view text, const Line& line, const Line& next, std::uint32_t column) {
  if (column == 0 || next.after_blank || begins_an_item(text_of(text, next))) return false;
  return line.chars * 2 > column && is_filled(text, line, next, column);
}

}  // namespace kehraus
