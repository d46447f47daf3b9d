#include "read/page_texts.h"

#include <algorithm>

#include "read/page_element.h"
#include "read/page_tags.h"

namespace kehraus {
namespace {

// More are not noted: texts in them are then in the nearest that is.
constexpr std::size_t kMaxElements = 200'000;

class Walk {
 public:
  Walk(const html::Tree& tree, std::vector<PageElement>& elements) : tree_(tree), elements_(elements) {}

  std::vector<PageText> walk() {
    const std::vector<html::Node>& nodes = tree_.nodes;
    for (std::uint32_t i = 0; i < nodes.size();) {
      while (!open_.empty() && open_.back().end <= i) close();
      const html::Node& node = nodes[i];
      if (node.kind == html::NodeKind::element) {
        i = open(i, node);
      } else {
        add_text(i++, node);
      }
    }
    return std::move(texts_);
  }

 private:
  struct Open {
    std::uint32_t node = 0;
    std::uint32_t end = 0;  // of its nodes
    std::uint32_t element = kNoElement;
    std::uint32_t link = 0;
    Flow flow = Flow::line;
    BlockKind kind = BlockKind::paragraph;
    std::uint8_t level = 0;
    bool keeps_lines = false;
  };

  // Returns the node to go on with.
  std::uint32_t open(std::uint32_t i, const html::Node& node) {
    const TagUse& use = use_of(node.tag);
    if (use.flow == Flow::never) return node.end;
    if (node.tag == html::Tag::br || node.tag == html::Tag::hr) {
      break_line(node.tag == html::Tag::hr);
      return node.end;
    }
    Open& element = push();
    element.node = i;
    element.end = node.end;
    element.flow = use.flow;
    set_kind(element, use);
    if (node.tag == html::Tag::a) element.link = ++links_;
    if (use.flow == Flow::block) ++group_;
    if (use.flow == Flow::cell) starts_cell_ = true;
    return i + 1;
  }

  // With what it has from the element around it. Field by field: to copy what was just written makes
  // processors wait.
  Open& push() {
    Open& element = open_.emplace_back();
    if (open_.size() == 1) return element;
    const Open& around = open_[open_.size() - 2];
    element.link = around.link;
    element.kind = around.kind;
    element.level = around.level;
    element.keeps_lines = around.keeps_lines;
    return element;
  }

  // A paragraph in a cell is the page's layout, not a table's.
  static void set_kind(Open& element, const TagUse& use) {
    if (use.kind) {
      element.kind = *use.kind;
      element.level = use.level;
      element.keeps_lines = use.keeps_lines;
    } else if (use.flow == Flow::block && element.kind == BlockKind::table_row) {
      element.kind = BlockKind::paragraph;
    }
  }

  void close() {
    if (open_.back().flow == Flow::block) ++group_;
    open_.pop_back();
  }

  // One break is a space, two end a paragraph.
  void break_line(bool is_rule) {
    const bool keeps_lines = !open_.empty() && open_.back().keeps_lines;
    if (is_rule || (breaks_ > 0 && !keeps_lines)) ++group_;
    ++breaks_;
    has_space_ = true;
  }

  void add_text(std::uint32_t i, const html::Node& node) {
    if (open_.empty()) return;
    const Open& around = open_.back();
    if (node.kind == html::NodeKind::blank && !around.keeps_lines) {
      has_space_ = true;
      return;
    }
    PageText text;
    text.node = i;
    text.group = group_;
    text.element = element_of_block();
    text.link = around.link;
    text.kind = around.kind;
    text.level = around.level;
    text.after_space = has_space_;
    text.starts_cell = starts_cell_;
    text.keeps_lines = around.keeps_lines;
    texts_.push_back(text);
    has_space_ = starts_cell_ = false;
    breaks_ = 0;
  }

  // The nearest element around the text that is no part of a line or row. Elements are noted when the first
  // text in them comes: most of a page's tags have none.
  std::uint32_t element_of_block() {
    std::size_t first = open_.size();
    while (first > 0 && open_[first - 1].element == kNoElement) --first;
    std::uint32_t parent = first > 0 ? open_[first - 1].element : 0;
    for (std::size_t n = first; n < open_.size(); ++n) {
      Open& element = open_[n];
      if (element.flow != Flow::line && elements_.size() < kMaxElements) {
        elements_.push_back(page_element(tree_, tree_.nodes[element.node], parent, elements_));
        parent = static_cast<std::uint32_t>(elements_.size() - 1);
      }
      element.element = parent;
    }
    const std::uint32_t nearest = open_.back().element;
    const bool is_cell = elements_[nearest].name == "td" || elements_[nearest].name == "th";
    return is_cell && open_.back().kind == BlockKind::table_row ? elements_[nearest].parent : nearest;
  }

  const html::Tree& tree_;
  std::vector<PageElement>& elements_;
  std::vector<PageText> texts_;
  std::vector<Open> open_;
  std::uint32_t group_ = 0, links_ = 0;
  int breaks_ = 0;  // since the last text
  bool has_space_ = false, starts_cell_ = false;
};

}  // namespace

std::vector<PageText> find_page_texts(const html::Tree& tree, std::vector<PageElement>& elements) {
  std::vector<PageText> texts = Walk(tree, elements).walk();
  // What stood in a table where no text may stand comes before it in the tree.
  const auto is_before = [&](const PageText& a, const PageText& b) {
    return tree.nodes[a.node].begin < tree.nodes[b.node].begin;
  };
  if (!std::is_sorted(texts.begin(), texts.end(), is_before))
    std::stable_sort(texts.begin(), texts.end(), is_before);
  return texts;
}

}  // namespace kehraus
