#include "read/wrapping.h"

#include <algorithm>
#include <array>

#include "text/letters.h"
#include "text/measures.h"
#include "text/utf8.h"
#include "text/whitespace.h"

namespace kehraus {
namespace {

// Columns that programs and people wrap at. Outside, lines are short by themselves or are paragraphs.
constexpr std::uint32_t kMinColumn = 50, kMaxColumn = 100;

// Share of the lines that must look filled, and how many at least: fewer can be so by chance.
constexpr double kMinFilledShare = 0.6;
constexpr std::size_t kMinFilledLines = 4;

constexpr std::size_t kMaxOutliers = 2;   // lines longer than the column in a short text: titles, tables
constexpr std::uint32_t kTabColumns = 8;  // where it indents
constexpr std::uint32_t kMinParagraphIndent = 2;  // code points; one is a slip

std::string_view text_of(std::string_view text, const Line& line) {
  return text.substr(line.span.start, line.span.size());
}

// Columns of white space in front of a line. Wide spaces count as one.
std::uint32_t indent_of(std::string_view text, const Line& line) {
  std::uint32_t columns = 0;
  for (std::size_t at = line.span.start; at > 0;) {
    const CodePoint before = code_point_before(text, at);
    if (before.value == '\t')
      columns += kTabColumns;
    else if (before.value == ' ' || before.value == 0xA0 || before.value == 0x3000 ||
             (before.value >= 0x2000 && before.value <= 0x200A))
      ++columns;
    else
      break;
    at -= before.size;
  }
  return columns;
}

std::uint32_t first_word_chars(std::string_view line) {
  std::uint32_t chars = 0;
  const auto is_inside = [&](std::size_t at) {
    return (line[at] > ' ' && line[at] <= '~') || white_space_at(line, at) == 0;
  };
  for (std::size_t at = 0; at < line.size() && is_inside(at); ++at)
    chars += (static_cast<unsigned char>(line[at]) & 0xC0) != 0x80;
  return chars;
}

// Whether `next` begins a list item. A dash or a number ("29. Oktober") may come to stand at the start of a
// line by chance: it does unless the line before has ended, is an item's beginning or is indented further.
bool begins_an_item(std::string_view text, const Line& line, const Line& next) {
  const std::string_view words = text_of(text, next);
  if (!starts_with_bullet(words)) return false;
  const char32_t first = code_point_at(words, 0).value;
  if (first != U'–' && !is_digit(first)) return true;
  const Measures before = measure(text_of(text, line));
  return before.ends_sentence || before.ends_in_colon || before.starts_with_bullet ||
         indent_of(text, next) < indent_of(text, line);
}

// One word that no column could hold: a URL.
bool is_unbreakable(std::string_view text, const Line& line, std::uint32_t column) {
  return line.chars > column && first_word_chars(text_of(text, line)) == line.chars;
}

// The first word of `next` would not have fitted on `line`, whether its indentation takes room or not.
bool is_filled(std::string_view text, const Line& line, const Line& next, std::uint32_t column) {
  if (line.chars > column) return is_unbreakable(text, line, column);
  const std::uint32_t word = first_word_chars(text_of(text, next));
  return line.chars + 1 + word > column || indent_of(text, line) + line.chars + 1 + word > column;
}

// How many lines have each length, long words apart.
struct Lengths {
  std::array<std::size_t, kMaxColumn + 1> count{};
  bool are_paragraphs = false;  // more than one line in four is longer than any column
};

Lengths lengths_of(std::string_view text, const std::vector<Line>& lines) {
  Lengths lengths;
  std::size_t longer = 0;
  for (const Line& line : lines) {
    if (is_unbreakable(text, line, kMinColumn)) continue;
    if (line.chars <= kMaxColumn) {
      ++lengths.count[line.chars];
    } else if (++longer * 4 > lines.size()) {
      lengths.are_paragraphs = true;
      break;
    }
  }
  return lengths;
}

// The length that most lines come close to from below: the longest but for `outliers`.
std::uint32_t likely_column(const Lengths& lengths, std::size_t outliers) {
  std::uint32_t column = kMaxColumn;
  while (column >= kMinColumn && lengths.count[column] <= outliers) outliers -= lengths.count[column--];
  return column >= kMinColumn ? column : 0;
}

// Whether enough of the lines are filled up to the column.
bool is_wrapped_at(std::string_view text, const std::vector<Line>& lines, std::uint32_t column) {
  std::size_t filled = 0, pairs = 0;
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    const Line &line = lines[i], &next = lines[i + 1];
    if (next.after_blank || line.chars > column || starts_with_bullet(text_of(text, next))) continue;
    ++pairs;
    filled += line.chars * 3 > column * 2 && is_filled(text, line, next, column);
  }
  return filled >= kMinFilledLines &&
         static_cast<double>(filled) >= kMinFilledShare * static_cast<double>(pairs);
}

}  // namespace

std::uint32_t wrap_column(std::string_view text, const std::vector<Line>& lines) {
  const Lengths lengths = lengths_of(text, lines);
  if (lengths.are_paragraphs) return 0;
  const std::size_t few = lines.size() / 50;
  for (std::size_t outliers = few; outliers <= few + kMaxOutliers; ++outliers) {
    const std::uint32_t column = likely_column(lengths, outliers);
    if (column != 0 && is_wrapped_at(text, lines, column)) return column;
  }
  return 0;
}

bool is_continued(std::string_view text, const Line& line, const Line& next, std::uint32_t column) {
  if (column == 0 || next.after_blank || line.chars * 2 <= column) return false;
  if (!is_filled(text, line, next, column) || begins_an_item(text, line, next)) return false;
  const bool is_new_paragraph = indent_of(text, next) >= indent_of(text, line) + kMinParagraphIndent &&
                                !starts_with_bullet(text_of(text, line));
  return !is_new_paragraph;
}

}  // namespace kehraus
