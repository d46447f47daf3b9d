#include "read/text.h"

#include <cstring>

#include "read/wrapping.h"
#include "text/whitespace.h"

namespace kehraus {
namespace {

// Bytes of the line end at `at`, 0 where none stands. CR LF is one.
std::size_t line_end_at(std::string_view text, std::size_t at) noexcept {
  switch (static_cast<unsigned char>(text[at])) {
    case '\n': case '\f': case '\v': return 1;
    case '\r': return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    case 0xC2: return text.compare(at, 2, "\xC2\x85") == 0 ? 2 : 0;
    case 0xE2: return text.compare(at, 3, "\xE2\x80\xA8") == 0 || text.compare(at, 3, "\xE2\x80\xA9") == 0 ? 3 : 0;
    default: return 0;
  }
}

std::uint32_t count_chars(std::string_view text) noexcept {
  std::uint32_t chars = 0;
  for (unsigned char byte : text) chars += (byte & 0xC0) != 0x80;
  return chars;
}

std::vector<Line> split_lines(std::string_view text) {
  std::vector<Line> lines;
  bool after_blank = true;
  std::size_t start = 0;
  const auto end_line = [&](std::size_t end) {
    const std::string_view line = strip(text.substr(start, end - start));
    if (line.empty()) {
      after_blank = true;
      return;
    }
    const auto from = static_cast<std::size_t>(line.data() - text.data());
    lines.push_back({{from, from + line.size()}, count_chars(line), after_blank});
    after_blank = false;
  };
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte > '\r' && byte != 0xC2 && byte != 0xE2) {  // most bytes: no line end begins so
      ++at;
      continue;
    }
    const std::size_t size = line_end_at(text, at);
    if (size == 0) {
      ++at;
      continue;
    }
    end_line(at);
    if (text[at] == '\f') after_blank = true;
    start = at += size;
  }
  end_line(text.size());
  return lines;
}

void add_block(Span source, bool after_blank, Document& document) {
  Block block;
  block.source = source;
  block.after_blank = after_blank;
  block.text = document.text.substr(source.start, source.size());
  if (!is_squeezed(block.text)) {
    const std::size_t start = document.squeezed.size();
    append_squeezed(block.text, document.squeezed);
    block.text = std::string_view(document.squeezed).substr(start);
  }
  block.measures = measure(block.text);
  if (block.measures.starts_with_bullet) block.kind = BlockKind::list_item;
  document.blocks.push_back(block);
}

}  // namespace

void read_text(std::string_view text, Document& document) {
  document.text = text;
  document.squeezed.reserve(text.size());  // never grows: blocks point into it
  const std::vector<Line> lines = split_lines(text);
  const std::uint32_t column = wrap_column(text, lines);
  document.blocks.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t last = i;
    while (last + 1 < lines.size() && is_continued(text, lines[last], lines[last + 1], column)) ++last;
    add_block({lines[i].span.start, lines[last].span.end}, lines[i].after_blank, document);
    i = last + 1;
  }
}

}  // namespace kehraus
