#include "write/html.h"

#include <algorithm>
#include <string>
#include <vector>

#include "write/link_target.h"
#include "write/list_item.h"
#include "write/phrase_walk.h"

namespace kehraus {
namespace {

// "" for a link, which has an address besides.
std::string_view tag_of(PhraseKind kind) noexcept {
  switch (kind) {
    case PhraseKind::link: return "";
    case PhraseKind::strong: return "strong";
    case PhraseKind::emphasis: return "em";
    case PhraseKind::code: return "code";
    case PhraseKind::deleted: return "del";
    case PhraseKind::subscript: return "sub";
    case PhraseKind::superscript: return "sup";
  }
  return "";
}

class LineWriter final : public PhraseVisitor {
 public:
  LineWriter(const BodyBlockView& block, std::string& out) : block_(block), walk_(block), out_(out) {}

  void write(Span part) { walk_.over(part, *this); }

  void text(std::string_view piece) override { append_escaped_html(piece, out_); }

  void begin(std::size_t number) override {
    const PhraseView& phrase = block_.phrases[number];
    if (phrase.kind == PhraseKind::link) return begin_link(phrase);
    out_.append("<").append(tag_of(phrase.kind)).append(">");
  }

  void end(std::size_t number) override {
    const PhraseKind kind = block_.phrases[number].kind;
    if (kind != PhraseKind::link) {
      out_.append("</").append(tag_of(kind)).append(">");
    } else if (--links_ == 0 && is_in_link_) {
      out_ += "</a>";
      is_in_link_ = false;
    }
  }

 private:
  // A link in a link, which no page has, is none.
  void begin_link(const PhraseView& phrase) {
    if (++links_ > 1) return;
    const std::string target = link_target(phrase.target);
    is_in_link_ = !target.empty();
    if (!is_in_link_) return;
    out_ += "<a href=\"";
    append_escaped_html(target, out_);
    out_ += "\">";
  }

  const BodyBlockView& block_;
  PhraseWalk walk_;
  std::string& out_;
  int links_ = 0;
  bool is_in_link_ = false;
};

class BodyWriter {
 public:
  explicit BodyWriter(std::string& out) : out_(out) {}

  void write(const BodyBlockView& block) {
    if (block.kind != BlockKind::list_item) close_lists(0);
    if (block.kind != before_) {
      out_ += end_of(before_);
      out_ += start_of(block.kind);
    }
    before_ = block.kind;
    write_block(block);
  }

  void finish() {
    close_lists(0);
    out_ += end_of(before_);
  }

 private:
  struct List {
    bool is_ordered = false;
    int next = 1;
  };

  // Around blocks of a kind that follow each other.
  static std::string_view start_of(BlockKind kind) noexcept {
    if (kind == BlockKind::quote) return "<blockquote>\n";
    return kind == BlockKind::table_row ? "<table>\n" : "";
  }
  static std::string_view end_of(BlockKind kind) noexcept {
    if (kind == BlockKind::quote) return "</blockquote>\n";
    return kind == BlockKind::table_row ? "</table>\n" : "";
  }

  void write_block(const BodyBlockView& block) {
    switch (block.kind) {
      case BlockKind::heading: write_heading(block); break;
      case BlockKind::list_item: write_item(block); break;
      case BlockKind::table_row: write_row(block); break;
      case BlockKind::code:
        out_ += "<pre><code>";
        append_escaped_html(block.text, out_);
        out_ += "</code></pre>\n";
        break;
      default: write_paragraph(block); break;
    }
  }

  void write_paragraph(const BodyBlockView& block) {
    out_ += "<p>";
    LineWriter(block, out_).write({0, block.text.size()});
    out_ += "</p>\n";
  }

  // The title has the first level.
  void write_heading(const BodyBlockView& block) {
    const char level = static_cast<char>('0' + std::clamp(block.level, 2, 6));
    out_.append("<h").append(1, level).append(">");
    LineWriter(block, out_).write({0, block.text.size()});
    out_.append("</h").append(1, level).append(">\n");
  }

  void write_row(const BodyBlockView& block) {
    const std::string_view cell = block.is_header ? "th>" : "td>";
    LineWriter line(block, out_);
    out_ += "<tr>";
    for_each_cell(block.text, [&](Span part) {
      out_.append("<").append(cell);
      line.write(part);
      out_.append("</").append(cell);
    });
    out_ += "</tr>\n";
  }

  void write_item(const BodyBlockView& block) {
    if (block.list.continues_item && !lists_.empty()) {
      out_ += '\n';
      return write_paragraph(block);
    }
    const ListItem item = list_item_of(block);
    open_item(list_depth_of(block, lists_.size()), item.number);
    LineWriter(block, out_).write(item.text);
  }

  // An item stays open for what may be in it.
  void open_item(std::size_t depth, int number) {
    close_lists(depth);
    const bool is_ordered = number > 0;
    if (lists_.size() == depth && lists_.back().is_ordered != is_ordered) close_lists(depth - 1);
    if (lists_.size() == depth) {
      out_ += "</li>\n";
    } else {
      if (!lists_.empty()) out_ += '\n';
      out_ += is_ordered ? "<ol>\n" : "<ul>\n";
      lists_.push_back({is_ordered, 1});
    }
    const bool is_next = !is_ordered || number == lists_.back().next;
    out_ += is_next ? "<li>" : "<li value=\"" + std::to_string(number) + "\">";
    lists_.back().next = number + 1;
  }

  void close_lists(std::size_t depth) {
    for (; lists_.size() > depth; lists_.pop_back())
      out_ += lists_.back().is_ordered ? "</li>\n</ol>\n" : "</li>\n</ul>\n";
  }

  std::string& out_;
  BlockKind before_ = BlockKind::paragraph;
  std::vector<List> lists_;  // open, each with an open item
};

void write_head(const Metadata& metadata, std::string& out) {
  out += "<!doctype html>\n<html";
  if (metadata.language) {
    out += " lang=\"";
    append_escaped_html(*metadata.language, out);
    out += '"';
  }
  out += ">\n<head>\n<meta charset=\"utf-8\">\n";
  if (metadata.title) {
    out += "<title>";
    append_escaped_html(*metadata.title, out);
    out += "</title>\n";
  }
  out += "</head>\n<body>\n<article>\n";
  if (metadata.title) {
    out += "<h1>";
    append_escaped_html(*metadata.title, out);
    out += "</h1>\n";
  }
}

}  // namespace

void append_escaped_html(std::string_view text, std::string& out) {
  for (const char c : text) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: {
        const bool is_control =
            (static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\t') || c == '\x7F';
        out.append(is_control ? "\uFFFD" : std::string_view(&c, 1));
      }
    }
  }
}

void write_html(const ResultView& result, std::string& out) {
  if (!result.metadata.title && result.blocks.empty()) return;
  write_head(result.metadata, out);
  BodyWriter body(out);
  for (const BodyBlockView& block : result.blocks) {
    // Where it was in doubt the title has stayed in the body: once is enough.
    if (&block == &result.blocks.front() && block.text == result.metadata.title) continue;
    body.write(block);
  }
  body.finish();
  out += "</article>\n</body>\n</html>\n";
}

}  // namespace kehraus
