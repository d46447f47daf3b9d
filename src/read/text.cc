#include "read/text.h"

#include <array>

#include "read/wrapping.h"
#include "text/eight_bytes.h"
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

// Bytes that need a closer look when lines are split: controls, and the leads of white space beyond ASCII.
constexpr std::array<bool, 256> kIsSpecial = [] {
  std::array<bool, 256> table{};
  for (unsigned c = 0; c < ' '; ++c) table[c] = true;
  for (unsigned c : {0xC2u, 0xE1u, 0xE2u, 0xE3u}) table[c] = true;
  return table;
}();

// No article has more lines. What follows is taken as one, so that memory stays a small multiple of the
// input.
constexpr std::size_t kMaxLines = 200'000;

// Splits text into lines, and notes in passing which of them need no squeezing.
class LineSplitter {
 public:
  explicit LineSplitter(std::string_view text) : text_(text) { lines_.reserve(text.size() / 128 + 16); }

  std::vector<Line> split() {
    while (at_ < text_.size() && lines_.size() < kMaxLines) {
      if (skip_plain()) continue;
      const auto byte = static_cast<unsigned char>(text_[at_]);
      if (kIsSpecial[byte]) {
        look_at_special();
        continue;
      }
      has_double_space_ = has_double_space_ || (byte == ' ' && after_space_);
      after_space_ = byte == ' ';
      ++at_;
    }
    if (at_ < text_.size()) has_odd_space_ = true;  // the rest as one line: it has line ends inside
    end_line(text_.size());
    return std::move(lines_);
  }

 private:
  // Steps over up to eight plain ASCII characters at once.
  bool skip_plain() noexcept {
    if (at_ + sizeof(EightBytes) > text_.size()) return false;
    const EightBytes bytes = load_eight(text_.data() + at_);
    const EightFlags special = (bytes | ~at_least(bytes & ~kAllFlags, ' ')) & kAllFlags;
    const unsigned plain = before_first(special);
    if (plain == 0) return false;
    const EightFlags space = equal(first_of(bytes, plain), ' ');
    has_double_space_ = has_double_space_ || (space & before_each(space, after_space_)) != 0;
    after_space_ = space >> (8 * plain - 1) & 1;
    at_ += plain;
    return true;
  }

  void look_at_special() {
    if (const std::size_t size = line_end_at(text_, at_)) {
      end_line(at_);
      after_blank_ = after_blank_ || text_[at_] == '\f';
      start_ = at_ += size;
      return;
    }
    const std::size_t white_space = white_space_at(text_, at_);
    has_odd_space_ = has_odd_space_ || white_space > 0;
    after_space_ = false;
    at_ += white_space > 0 ? white_space : 1;
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
    has_double_space_ = has_odd_space_ = after_space_ = false;
  }

  std::string_view text_;
  std::vector<Line> lines_;
  std::size_t at_ = 0, start_ = 0;
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
