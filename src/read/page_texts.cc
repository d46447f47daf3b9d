#include "read/page_texts.h"

#include <algorithm>

#include "read/page_element.h"
#include "read/page_tags.h"

namespace kehraus {
namespace {

// More are not noted: texts in them are then in the nearest that is.
constexpr std::size_t kMaxElements = 200'000;

// Shorter texts for readers without scripts ask to switch them on: those of WCXB have 7 to 219 bytes, as a
// rule.
constexpr std::size_t kMinNoscriptBytes = 400;

// Longer start tags are not asked whether they hide a part of a line. The tree builder may split such an
// element into thousands, all with the same tag.
constexpr std::size_t kMaxTagBytes = 1024;

class Walk {
 public:
  Walk(const html::Tree& tree, Document& document, bool runs_scripts)
      : tree_(tree),
        document_(document),
        elements_(document.elements),
        phrases_(document.phrases),
        runs_scripts_(runs_scripts) {}

  // Whether the page keeps its text for readers without scripts.
  bool shows_little() const noexcept {
    return skipped_bytes_ >= kMinNoscriptBytes && skipped_bytes_ > 2 * shown_bytes_;
  }

  std::vector<PageText> walk() {
    const std::vector<html::Node>& nodes = tree_.nodes;
    // Enough for most pages, so that they need not grow.
    texts_.reserve(nodes.size() / 4);
    phrases_.reserve(nodes.size() / 8);
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
    std::uint32_t phrase = 0;  // the innermost around texts in it
    std::uint32_t aside = 0;   // the group of texts in it, where it or one around it is hidden in its line
    Flow flow = Flow::line;
    BlockKind kind = BlockKind::paragraph;
    std::uint8_t level = 0;
    bool keeps_lines = false;
  };

  // Returns the node to go on with.
  std::uint32_t open(std::uint32_t i, const html::Node& node) {
    const TagUse& use = use_of(node.tag);
    if (node.tag == html::Tag::noscript) {
      if (runs_scripts_) return skip_noscript(i, node);
    } else if (use.flow == Flow::never) {
      return node.end;
    }
    if (node.tag == html::Tag::br || node.tag == html::Tag::hr) {
      break_line(node.tag == html::Tag::hr);
      return node.end;
    }
    Open& element = push();
    element.node = i;
    element.end = node.end;
    element.flow = use.flow == Flow::never ? Flow::block : use.flow;
    set_kind(element, use);
    if (node.tag == html::Tag::a) element.link = ++links_;
    if (element.flow == Flow::block) {
      begin_group();
      element.aside = 0;
    }
    if (element.flow == Flow::cell) starts_cell_ = true;
    return i + 1;
  }

  // Returns the node behind it.
  std::uint32_t skip_noscript(std::uint32_t i, const html::Node& noscript) {
    for (; i < noscript.end; ++i)
      if (tree_.nodes[i].kind == html::NodeKind::text) skipped_bytes_ += tree_.source(tree_.nodes[i]).size();
    return noscript.end;
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
    if (open_.back().flow == Flow::block) begin_group();
    open_.pop_back();
  }

  void begin_group() { group_ = ++groups_; }

  // One break is a space, two end a paragraph.
  void break_line(bool is_rule) {
    const bool keeps_lines = !open_.empty() && open_.back().keeps_lines;
    if (is_rule || (breaks_ > 0 && !keeps_lines)) begin_group();
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
    text.element = element_of_block();
    text.phrase = around.phrase;
    text.is_aside = around.aside != 0;
    text.group = text.is_aside ? around.aside : group_;
    text.link = around.link;
    text.kind = around.kind;
    text.level = around.level;
    text.after_space = has_space_;
    text.starts_cell = starts_cell_;
    text.keeps_lines = around.keeps_lines;
    texts_.push_back(text);
    shown_bytes_ += tree_.source(node).size();
    if (text.is_aside) return;  // the line goes on as if nothing had been there
    has_space_ = starts_cell_ = false;
    breaks_ = 0;
  }

  // The nearest element around the text that is no part of a line or row, or that hides it there. Elements
  // are noted when the first text in them comes: most of a page's tags have none.
  std::uint32_t element_of_block() {
    std::size_t first = open_.size();
    while (first > 0 && open_[first - 1].element == kNoElement) --first;
    std::uint32_t parent = first > 0 ? open_[first - 1].element : 0;
    std::uint32_t aside = first > 0 ? open_[first - 1].aside : 0;
    std::uint32_t phrase = first > 0 ? open_[first - 1].phrase : 0;
    for (std::size_t n = first; n < open_.size(); ++n) {
      Open& element = open_[n];
      if (element.flow == Flow::block) aside = 0;
      if (elements_.size() < kMaxElements) {
        const bool is_noted =
            element.flow == Flow::line ? note_if_hidden(element, parent) : note(element, parent);
        if (is_noted) parent = static_cast<std::uint32_t>(elements_.size() - 1);
        if (is_noted && is_hidden_in_line(element)) aside = ++groups_;
      }
      element.element = parent;
      element.aside = aside;
      if (element.flow == Flow::line) phrase = phrase_in(element, phrase);
      element.phrase = phrase;
    }
    const Open& nearest = open_.back();
    const std::string_view name = elements_[nearest.element].name;
    const bool is_in_row = nearest.kind == BlockKind::table_row && nearest.aside == 0;
    return is_in_row && (name == "td" || name == "th") ? elements_[nearest.element].parent : nearest.element;
  }

  // The innermost phrase in an element, `around` being that around it. Emphasis in emphasis is none.
  std::uint32_t phrase_in(const Open& element, std::uint32_t around) {
    const html::Node& node = tree_.nodes[element.node];
    const std::optional<PhraseKind> kind = use_of(node.tag).phrase;
    if (!kind) return around;
    const auto kinds = around > 0 ? phrases_[around - 1].kinds : std::uint8_t{0};
    const auto own = static_cast<std::uint8_t>(1u << static_cast<unsigned>(*kind));
    if ((kinds & own) != 0) return around;
    phrases_.push_back({*kind, static_cast<std::uint8_t>(kinds | own), around, node.begin, node.stop});
    return static_cast<std::uint32_t>(phrases_.size());
  }

  bool note(const Open& element, std::uint32_t parent) {
    elements_.push_back(page_element(tree_, tree_.nodes[element.node], parent, document_, true));
    return true;
  }

  // Parts of a line say nothing of it, unless they are hidden and it is not.
  bool note_if_hidden(const Open& element, std::uint32_t parent) {
    const html::Node& node = tree_.nodes[element.node];
    const std::string_view tag = tree_.source(node);
    if (tag.size() > kMaxTagBytes || !may_hide(tag) || elements_[parent].is_hidden) return false;
    // The tree builder may split one into thousands, so its attributes are not noted each time.
    const PageElement noted = page_element(tree_, node, parent, document_, false);
    if (noted.is_hidden) elements_.push_back(noted);
    return noted.is_hidden;
  }

  // Of the element noted last.
  bool is_hidden_in_line(const Open& element) const {
    const bool is_in_line =
        element.flow == Flow::line || (element.flow == Flow::cell && element.kind == BlockKind::table_row);
    const PageElement& noted = elements_.back();
    return is_in_line && noted.is_hidden && !elements_[noted.parent].is_hidden;
  }

  const html::Tree& tree_;
  Document& document_;
  std::vector<PageElement>& elements_;
  std::vector<PagePhrase>& phrases_;
  std::vector<PageText> texts_;
  std::vector<Open> open_;
  std::size_t shown_bytes_ = 0, skipped_bytes_ = 0;
  const bool runs_scripts_;
  std::uint32_t group_ = 0, groups_ = 0, links_ = 0;
  int breaks_ = 0;  // since the last text
  bool has_space_ = false, starts_cell_ = false;
};

}  // namespace

std::vector<PageText> find_page_texts(const html::Tree& tree, Document& document) {
  Walk as_shown(tree, document, true);
  std::vector<PageText> texts = as_shown.walk();
  if (as_shown.shows_little()) {
    document.elements.clear();
    document.attributes.clear();
    document.phrases.clear();
    texts = Walk(tree, document, false).walk();
  }
  // What stood in a table where no text may stand comes before it in the tree.
  const auto is_before = [&](const PageText& a, const PageText& b) {
    return tree.nodes[a.node].begin < tree.nodes[b.node].begin;
  };
  if (!std::is_sorted(texts.begin(), texts.end(), is_before))
    std::stable_sort(texts.begin(), texts.end(), is_before);
  return texts;
}

}  // namespace kehraus
