#include "write/markdown.h"

#include <algorithm>
#include <string>
#include <vector>

#include "write/list_item.h"
#include "write/markdown_escape.h"
#include "write/markdown_line.h"
#include "write/phrase_walk.h"

namespace kehraus {
namespace {

void append_code(std::string_view text, std::string& out) {
  const std::string fence(std::max<std::size_t>(3, longest_backtick_run(text) + 1), '`');
  out.append(fence).append("\n").append(text).append("\n").append(fence);
}

// The title has the first level.
std::string_view heading_marks(int level) noexcept {
  constexpr std::string_view kMarks = "###### ";
  const auto count = static_cast<std::size_t>(std::clamp(level, 2, 6));
  return kMarks.substr(6 - count);
}

// Trailing `#` of a heading would be taken as its end.
void append_heading(std::string_view marks, const BodyBlockView& block, std::string& out) {
  out += marks;
  const std::size_t start = out.size();
  MarkdownLine(block, out).write({0, block.text.size()});
  const std::size_t run = std::max(out.find_last_not_of('#') + 1, start);
  if (run < out.size() && (run == start || out[run - 1] == ' ')) out.insert(run, 1, '\\');
}

// A row's cells.
void append_row(const BodyBlockView& block, std::string& out) {
  std::string cell;
  MarkdownLine line(block, cell);
  out += '|';
  for_each_cell(block.text, [&](Span part) {
    cell.clear();
    line.write(part);
    out += ' ';
    for (const char c : cell) out.append(c == '|' ? "\\|" : std::string_view(&c, 1));
    out += " |";
  });
}

std::size_t count_cells(std::string_view row) noexcept {
  return static_cast<std::size_t>(std::count(row.begin(), row.end(), '\t')) + 1;
}

// Fills a table's first row, and draws the line that makes it one. Cells beyond it would not be shown.
void end_first_row(std::size_t cells, std::size_t columns, std::string& out) {
  for (; cells < columns; ++cells) out += "  |";
  out += "\n|";
  for (std::size_t i = 0; i < columns; ++i) out += "---|";
}

class BodyWriter {
 public:
  BodyWriter(const std::vector<BodyBlockView>& blocks, std::string& out) : blocks_(blocks), out_(out) {}

  bool is_empty() const noexcept { return before_ == nullptr; }

  // The block of that number.
  void write(std::size_t number) {
    const BodyBlockView& block = blocks_[number];
    if (block.kind != BlockKind::list_item) indents_.clear();
    const bool is_first_of_kind = !before_ || before_->kind != block.kind;
    write_separator(block, is_first_of_kind);
    write_block(block);
    if (block.kind == BlockKind::table_row && is_first_of_kind)
      end_first_row(count_cells(block.text), columns_of_table(number), out_);
    out_ += '\n';
    before_ = &block;
  }

 private:
  void write_separator(const BodyBlockView& block, bool is_first_of_kind) {
    if (!before_) return;
    const bool is_tight = block.kind == BlockKind::list_item || block.kind == BlockKind::table_row;
    if (is_first_of_kind || !is_tight || block.list.continues_item)
      out_ += !is_first_of_kind && block.kind == BlockKind::quote ? ">\n" : "\n";
  }

  std::size_t columns_of_table(std::size_t row) const {
    std::size_t columns = 0;
    for (; row < blocks_.size() && blocks_[row].kind == BlockKind::table_row; ++row)
      columns = std::max(columns, count_cells(blocks_[row].text));
    return columns;
  }

  void write_block(const BodyBlockView& block) {
    switch (block.kind) {
      case BlockKind::heading: return append_heading(heading_marks(block.level), block, out_);
      case BlockKind::code: return append_code(block.text, out_);
      case BlockKind::list_item: return write_item(block);
      case BlockKind::table_row: return append_row(block, out_);
      case BlockKind::quote: out_ += "> "; break;
      default: break;
    }
    MarkdownLine(block, out_).write({0, block.text.size()});
  }

  // What is in an item stands below its text, not below its bullet or number.
  void write_item(const BodyBlockView& block) {
    if (block.list.continues_item && !indents_.empty()) {
      out_.append(indents_.back(), ' ');
      return MarkdownLine(block, out_).write({0, block.text.size()});
    }
    const ListItem item = list_item_of(block);
    const std::size_t depth = list_depth_of(block, indents_.size());
    indents_.resize(depth - 1);
    const std::string mark =
        item.number > 0 ? std::to_string(item.number) + item.behind_number + ' ' : std::string("- ");
    const std::size_t indent = indents_.empty() ? 0 : indents_.back();
    out_.append(indent, ' ').append(mark);
    indents_.push_back(indent + mark.size());
    MarkdownLine(block, out_).write(item.text);
  }

  const std::vector<BodyBlockView>& blocks_;
  std::string& out_;
  const BodyBlockView* before_ = nullptr;
  std::vector<std::size_t> indents_;  // of the text of the items that are open
};

}  // namespace

void write_markdown(const ResultView& result, std::string& out) {
  const std::size_t start = out.size();
  if (result.metadata.title) {
    BodyBlockView title;
    title.text = *result.metadata.title;
    append_heading("# ", title, out);
    out += '\n';
  }
  BodyWriter body(result.blocks, out);
  for (std::size_t i = 0; i < result.blocks.size(); ++i) {
    // Where it was in doubt the title has stayed in the body: once is enough.
    if (i == 0 && result.blocks[0].text == result.metadata.title) continue;
    if (body.is_empty() && out.size() > start) out += '\n';
    body.write(i);
  }
}

}  // namespace kehraus
