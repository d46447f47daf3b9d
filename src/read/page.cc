#include "read/page.h"

#include <algorithm>

#include "html/markup.h"
#include "read/page_head.h"
#include "read/page_texts.h"
#include "text/utf8.h"
#include "text/whitespace.h"

namespace kehraus {
namespace {

// No page that people read has more. What follows is taken as one, so that memory stays a small multiple of
// the page.
constexpr std::size_t kMaxBlocks = 100'000;

// What the page wrote for a text, without HTML's white space at either end.
Span stripped_source(const html::Tree& tree, const html::Node& node) noexcept {
  Span span{node.begin, node.stop};
  while (!span.empty() && html::is_space(tree.page[span.start])) ++span.start;
  while (!span.empty() && html::is_space(tree.page[span.end - 1])) --span.end;
  return span;
}

class BlockWriter {
 public:
  BlockWriter(const html::Tree& tree, Document& document, PageMap& map)
      : tree_(tree), document_(document), shown_(document.squeezed), map_(map) {}

  void write(const std::vector<PageText>& texts) {
    document_.blocks.reserve(std::min(count_groups(texts), kMaxBlocks));
    document_.phrase_runs.reserve(texts.size());
    const PageText* in_line = nullptr;
    for (const PageText& text : texts) {
      if (text.is_aside && !is_rest()) {
        asides_.push_back(&text);
        continue;
      }
      if (in_line == nullptr || in_line->group != text.group) append_asides();
      in_line = &text;
      append(text);
    }
    append_asides();
    const bool is_past = is_rest();
    end_block();
    if (is_past) document_.warnings.push_back("budget:blocks");
    document_.text = shown_;
    for (Block& block : document_.blocks) {
      block.text = document_.text.substr(block.source.start, block.source.size());
      block.measures = measure(block.text);
    }
  }

 private:
  static std::size_t count_groups(const std::vector<PageText>& texts) noexcept {
    std::size_t count = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) count += i == 0 || texts[i].group != texts[i - 1].group;
    return count;
  }

  void append(const PageText& text) {
    const bool is_new = !before_ || before_->group != text.group;
    before_ = &text;
    if (is_new && !is_rest()) begin_block();
    needs_space_ = needs_space_ || (is_new && is_rest());
    text.keeps_lines && !is_rest() ? append_lines(text) : append_line(text);
  }

  // What was hidden in the line, once that is written.
  void append_asides() {
    for (const PageText* text : asides_) append(*text);
    asides_.clear();
  }

  // Whether the open block is the last, with all that is left of the page.
  bool is_rest() const noexcept { return document_.blocks.size() + 1 >= kMaxBlocks && is_open_; }

  void begin_block() {
    end_block();
    if (!shown_.empty() && shown_.back() != '\n') shown_ += '\n';
    block_ = Block{};
    block_.after_blank = true;
    block_.source.start = shown_.size();
    last_link_ = 0;
    is_open_ = true;
    needs_space_ = starts_cell_ = false;
  }

  // A block without text is none.
  void end_block() {
    if (!is_open_) return;
    is_open_ = false;
    const std::string_view text = std::string_view(shown_).substr(block_.source.start);
    const std::string_view solid = strip(text);
    if (solid.empty()) return;
    // Of code, without lines in front and behind.
    const std::size_t break_before = text.rfind('\n', static_cast<std::size_t>(solid.data() - text.data()));
    if (break_before != text.npos) block_.source.start += break_before + 1;
    block_.source.end = static_cast<std::size_t>(solid.data() + solid.size() - shown_.data());
    document_.blocks.push_back(block_);
  }

  // The text of a node as it is meant.
  std::string_view meant(std::string_view written, html::TextForm form) {
    if (!html::may_need_decoding(written)) return written;
    buffer_.clear();
    html::append_text(written, form, buffer_);
    return buffer_;
  }

  void append_line(const PageText& text) {
    const html::Node& node = tree_.nodes[text.node];
    Span source = stripped_source(tree_, node);
    const std::string_view written = tree_.page.substr(source.start, source.size());
    const std::string_view all = meant(written, node.form);
    const std::string_view solid = strip(all);
    needs_space_ = needs_space_ || text.after_space || source.start > node.begin ||
                   (!all.empty() && solid.data() != all.data());
    starts_cell_ = starts_cell_ || text.starts_cell;
    if (solid.empty()) return;
    if (shown_.size() > block_.source.start && (starts_cell_ || needs_space_))
      shown_ += starts_cell_ ? '\t' : ' ';
    const std::size_t begin = shown_.size();
    append_squeezed(solid, shown_);
    needs_space_ = source.end < node.stop || solid.data() + solid.size() != all.data() + all.size();
    starts_cell_ = false;
    const bool is_as_written = all.data() == written.data();
    if (is_as_written) {
      source.start += static_cast<std::size_t>(solid.data() - all.data());
      source.end = source.start + solid.size();
    }
    note(text, source, begin, is_as_written && shown_.size() - begin == solid.size());
  }

  void append_lines(const PageText& text) {
    const html::Node& node = tree_.nodes[text.node];
    if (text.after_space && shown_.size() > block_.source.start) shown_ += '\n';  // a line break
    const std::size_t begin = shown_.size();
    const std::string_view written = tree_.source(node);
    const std::string_view all = meant(written, node.form);
    shown_ += all;
    if (shown_.size() > begin) note(text, {node.begin, node.stop}, begin, all.data() == written.data());
  }

  void note(const PageText& text, Span source, std::size_t begin, bool is_verbatim) {
    map_.add({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(shown_.size() - begin),
              static_cast<std::uint32_t>(source.start), static_cast<std::uint32_t>(source.end),
              tree_.nodes[text.node].form, is_verbatim, text.keeps_lines});
    if (block_.element == kNoElement) {
      block_.element = text.element;
      block_.kind = text.kind;
      block_.level = text.level;
      block_.is_aside = text.is_aside;
    }
    if (text.phrase != 0)
      document_.phrase_runs.push_back(
          {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(shown_.size()), text.phrase});
    if (text.link == 0) return;
    block_.links += text.link != last_link_ ? 1 : 0;
    last_link_ = text.link;
    block_.link_chars +=
        static_cast<std::uint32_t>(count_code_points(std::string_view(shown_).substr(begin)));
  }

  const html::Tree& tree_;
  Document& document_;
  std::string& shown_;
  PageMap& map_;
  std::string buffer_;
  const PageText* before_ = nullptr;
  std::vector<const PageText*> asides_;  // hidden in the line, and not yet written
  Block block_;
  std::uint32_t last_link_ = 0;
  bool is_open_ = false, needs_space_ = false, starts_cell_ = false;
};

}  // namespace

void read_page(const html::Tree& tree, Document& document, PageMap& map) {
  map = PageMap(tree.page);
  document.is_page = true;
  document.page = tree.page;
  document.squeezed.reserve(tree.page.size() / 8);
  document.head = read_page_head(tree);
  if (tree.budget) document.warnings.push_back("budget:" + std::string(html::name_of(*tree.budget)));
  BlockWriter(tree, document, map).write(find_page_texts(tree, document));
}

}  // namespace kehraus
