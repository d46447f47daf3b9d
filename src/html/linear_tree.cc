#include "html/linear_tree.h"

#include "html/markup.h"
#include "html/tokenizer.h"

namespace kehraus::html {
namespace {

// 24 bytes each.
constexpr std::size_t kMaxNodes = std::size_t{1} << 20;

constexpr std::uint32_t kBody = 1;

// Whether a text around it ends at its tags.
constexpr bool is_block(Tag tag) noexcept {
  switch (tag) {
    case Tag::article:
    case Tag::section:
    case Tag::nav:
    case Tag::aside:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::header:
    case Tag::footer:
    case Tag::address:
    case Tag::p:
    case Tag::hr:
    case Tag::pre:
    case Tag::blockquote:
    case Tag::ol:
    case Tag::ul:
    case Tag::li:
    case Tag::dl:
    case Tag::dt:
    case Tag::dd:
    case Tag::figure:
    case Tag::figcaption:
    case Tag::main:
    case Tag::div:
    case Tag::table:
    case Tag::caption:
    case Tag::tr:
    case Tag::td:
    case Tag::th:
    case Tag::form:
    case Tag::fieldset:
    case Tag::details:
    case Tag::summary:
    case Tag::center:
    case Tag::listing: return true;
    default: return false;
  }
}

class LinearReader {
 public:
  explicit LinearReader(Tree& tree) noexcept : tree_(tree), nodes_(tree.nodes) {}

  void read();

 private:
  void read(const Token& token);
  void add_text(const Token& token, TextForm form);
  std::uint32_t add(const Node& node, std::uint32_t parent);
  void close(std::uint32_t node) { nodes_[node].end = static_cast<std::uint32_t>(nodes_.size()); }
  void close_block();

  Tree& tree_;
  std::vector<Node>& nodes_;
  std::uint32_t block_ = kBody;  // the one that texts go to
};

std::uint32_t LinearReader::add(const Node& node, std::uint32_t parent) {
  const auto number = static_cast<std::uint32_t>(nodes_.size());
  nodes_.push_back(node);
  nodes_.back().parent = parent;
  nodes_.back().depth = number == 0 ? 0 : nodes_[parent].depth + 1;
  nodes_.back().end = number + 1;
  return number;
}

void LinearReader::close_block() {
  if (block_ != kBody) close(block_);
  block_ = kBody;
}

void LinearReader::add_text(const Token& token, TextForm form) {
  if (token.begin == token.end) return;
  std::size_t at = token.begin;
  while (at < token.end && is_space(tree_.page[at])) ++at;
  Node text;
  text.kind = at == token.end ? NodeKind::blank : NodeKind::text;
  text.begin = token.begin;
  text.stop = token.end;
  text.form = form;
  add(text, block_);
}

void LinearReader::read(const Token& token) {
  Node element;
  element.begin = token.begin;
  element.stop = token.end;
  element.tag = token.tag;
  switch (token.kind) {
    case TokenKind::text: add_text(token, TextForm::data); break;
    case TokenKind::cdata: add_text(token, TextForm::foreign); break;
    case TokenKind::start_tag:
      if (is_block(token.tag)) {
        close_block();
        const std::uint32_t block = add(element, kBody);
        if (token.tag != Tag::hr) block_ = block;  // nothing stands in a rule
      } else if (token.is_raw) {
        add(element, block_);
      }
      break;
    case TokenKind::raw_text:
    case TokenKind::rcdata_text: {
      const std::uint32_t block = block_;
      block_ = static_cast<std::uint32_t>(nodes_.size()) - 1;  // its start tag came just before
      add_text(token, token.kind == TokenKind::raw_text ? TextForm::raw : TextForm::rcdata);
      close(block_);
      block_ = block;
      break;
    }
    case TokenKind::end_tag:
      if (is_block(token.tag)) close_block();
      break;
    default: break;
  }
}

void LinearReader::read() {
  nodes_.clear();
  tree_.later_tags.clear();
  Node element;
  element.tag = Tag::html;
  add(element, 0);
  element.tag = Tag::body;
  add(element, 0);
  Tokenizer tokenizer(tree_.page);
  Token token;
  while (nodes_.size() < kMaxNodes && tokenizer.next(token)) read(token);
  close_block();
  if (nodes_.size() >= kMaxNodes && token.end < tree_.page.size()) {
    tree_.budget = Budget::nodes;
    token.begin = token.end;
    token.end = static_cast<std::uint32_t>(tree_.page.size());
    add_text(token, TextForm::data);
  }
  close(kBody);
  close(0);
}

}  // namespace

void read_linearly(Tree& tree) { LinearReader(tree).read(); }

}  // namespace kehraus::html
