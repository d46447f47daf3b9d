#include "read/text.h"

#include "read/wrapping.h"
#include "text/byte_masks.h"
#include "text/utf8.h"
#include "text/whitespace.h"

namespace kehraus {
namespace {

// Bytes of the line end at `at`, 0 where none stands. CR LF is one.
std::size_t line_end_at(std::string_view text, std::size_t at) noexcept {
  switch (static_cast<unsigned char>(text[at])) {
    case '\n':
    case '\f':
    case '\v': return 1;
    case '\r': return at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1;
    case 0xC2: return text.compare(at, 2, "\xC2\x85") == 0 ? 2 : 0;
    case 0xE2:
      return text.compare(at, 3, "\xE2\x80\xA8") == 0 || text.compare(at, 3, "\xE2\x80\xA9") == 0 ? 3 : 0;
    default: return 0;
  }
}

// No article has more lines. What follows is taken as one, so that memory stays a small multiple of the
// input.
constexpr std::size_t kMaxLines = 200'000;

// Splits text into lines, and notes in passing which of them need no squeezing.
class LineSplitter {
 public:
  explicit LineSplitter(std::string_view text) : text_(text) { lines_.reserve(text.size() / 128 + 16); }

  std::vector<Line> split() {
    for (std::size_t at = 0; at < text_.size() && lines_.size() < kMaxLines; at += 64)
      with_64(text_, at, [&](const auto& bytes) { look_at(bytes, at); });
    // The rest as one line: it has line ends inside.
    if (lines_.size() == kMaxLines && start_ < text_.size()) has_odd_space_ = true;
    end_line(text_.size());
    return std::move(lines_);
  }

 private:
  template <typename Bytes>
  void look_at(const Bytes& bytes, std::size_t at) {
    const ByteMask space = bytes.where([](SixteenBytes b) { return b == ' '; });
    ByteMask twice = space & behind(space, after_space_);
    after_space_ = space >> 63;
    for (ByteMask odd = may_be_odd_space(bytes); odd != 0; odd &= odd - 1) {
      const std::size_t place = at + first_in(odd);
      if (place < start_ || white_space_at(text_, place) == 0) continue;
      const std::size_t size = line_end_at(text_, place);
      if (size == 0) {
        has_odd_space_ = true;
        continue;
      }
      const ByteMask before = first_bytes(first_in(odd));
      has_double_space_ = has_double_space_ || (twice & before) != 0;
      twice &= ~before;
      end_line(place);
      after_blank_ = after_blank_ || text_[place] == '\f';
      start_ = place + size;
      if (lines_.size() == kMaxLines) return;
    }
    has_double_space_ = has_double_space_ || twice != 0;
  }

  void end_line(std::size_t end) {
    const std::string_view line = strip(text_.substr(start_, end - start_));
    if (line.empty()) {
      after_blank_ = true;
    } else {
      const auto from = static_cast<std::size_t>(line.data() - text_.data());
      const bool is_short = line.size() <= kMaxCountedBytes;
      // What was seen outside the stripped line counts too: rarely, and then squeezing changes nothing.
      lines_.push_back({{from, from + line.size()},
                        static_cast<std::uint32_t>(is_short ? count_code_points(line) : line.size()),
                        after_blank_,
                        !has_double_space_ && !has_odd_space_});
      after_blank_ = false;
    }
    has_double_space_ = has_odd_space_ = false;
  }

  std::string_view text_;
  std::vector<Line> lines_;
  std::size_t start_ = 0;
  bool after_blank_ = true, after_space_ = false, has_double_space_ = false, has_odd_space_ = false;
};

// The block of the lines from `first` to `last`, which are one paragraph.
void add_block(const Line& first, const Line& last, Document& document) {
  Block block;
  block.source = {first.span.start, last.span.end};
  block.after_blank = first.after_blank;
  block.text = document.text.substr(block.source.start, block.source.size());
  if (&first != &last || !first.is_squeezed) {
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
  const std::vector<Line> lines = LineSplitter(text).split();
  const std::uint32_t column = wrap_column(text, lines);
  if (lines.size() > kMaxLines) document.warnings.push_back("budget:lines");
  document.blocks.reserve(lines.size());
  for (std::size_t i = 0; i < lines.size();) {
    std::size_t last = i;
    while (last + 1 < lines.size() && is_continued(text, lines[last], lines[last + 1], column)) ++last;
    add_block(lines[i], lines[last], document);
    i = last + 1;
  }
}

}  // namespace kehraus
