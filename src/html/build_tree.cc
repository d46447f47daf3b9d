#include "html/build_tree.h"

#include <gumbo.h>

#include <algorithm>
#include <cassert>
#include <csetjmp>
#include <cstdlib>

#include "html/markup.h"
#include "html/raw_text.h"
#include "html/tag_features.h"

namespace kehraus::html {
namespace {

static_assert(static_cast<int>(Tag::html) == GUMBO_TAG_HTML && static_cast<int>(Tag::svg) == GUMBO_TAG_SVG &&
                  static_cast<int>(Tag::rtc) == GUMBO_TAG_RTC && kBuilderTagCount == GUMBO_TAG_UNKNOWN,
              "the names in tag.h stand in Gumbo's order");

class Builder {
 public:
  Builder(const Skeleton& skeleton, Tree& tree) : skeleton_(skeleton), tree_(tree) {}

  void build(const GumboNode& root);
  Misfit misfit();

 private:
  struct Level {
    const GumboVector* children = nullptr;
    std::uint32_t node = 0;
    unsigned next = 0;
    unsigned anchors = 0;  // how many are open, here included
    unsigned formatting = 0;
  };

  const GumboVector* add(const GumboNode& node, std::uint32_t parent, std::uint32_t depth);
  void enter(const GumboNode& node, const GumboVector* children, const Level& parent, std::uint32_t number);
  bool is_probe(const GumboNode& node) const noexcept;
  bool is_fold(const GumboNode& node) const noexcept;
  std::size_t tag_offset(const GumboNode& node) const noexcept {
    return offset_of(node.v.element.original_tag.data);
  }
  void add_fold(const GumboNode& node, Level& level);
  void add_element(const GumboElement& element, std::uint32_t parent, std::uint32_t depth);
  void add_later_tags(const GumboElement& element, const Node& node);
  void add_text(const GumboNode& node, std::uint32_t parent, std::uint32_t depth);
  std::size_t offset_of(const char* in_skeleton) const noexcept {
    return static_cast<std::size_t>(in_skeleton - skeleton_.text().data());
  }

  const Skeleton& skeleton_;
  Tree& tree_;
  std::vector<Level> levels_;
  std::vector<std::uint32_t> raw_elements_;    // offsets of their tags
  std::vector<std::uint32_t> cdata_comments_;  // offsets
  std::size_t fold_count_ = 0;
  bool has_wrong_fold_ = false;
};

void Builder::add_element(const GumboElement& element, std::uint32_t parent, std::uint32_t depth) {
  Node node;
  node.parent = parent;
  node.depth = depth;
  node.tag = element.tag < kBuilderTagCount ? static_cast<Tag>(element.tag) : Tag::unknown;
  node.name_space = static_cast<Namespace>(element.tag_namespace);
  if (element.original_tag.length == 0) {
    node.begin = node.stop = skeleton_.place(element.start_pos.offset);
  } else {
    const std::size_t offset = offset_of(element.original_tag.data);
    node.begin = skeleton_.place(offset);
    node.stop = skeleton_.place(offset + element.original_tag.length - 1);
    const bool is_html = element.tag_namespace == GUMBO_NAMESPACE_HTML;
    if (is_html && inside_of(node.tag) != Inside::markup)
      raw_elements_.push_back(static_cast<std::uint32_t>(offset));
  }
  if ((node.tag == Tag::html || node.tag == Tag::body) && element.tag_namespace == GUMBO_NAMESPACE_HTML)
    add_later_tags(element, node);
  tree_.nodes.push_back(node);
  if (node.tag == Tag::unknown) tree_.nodes.back().tag = find_tag(tree_.name(node));
}

// In the skeleton each such tag has an attribute of its own, see SkeletonWriter::write_tag_name.
void Builder::add_later_tags(const GumboElement& element, const Node& node) {
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
    const std::size_t offset = offset_of(attribute.original_name.data);
    const LaterTag later{node.tag, skeleton_.place(offset),
                         skeleton_.place(skeleton_.text().find('>', offset))};
    if (later.begin != node.begin || node.begin == node.stop) tree_.later_tags.push_back(later);
  }
}

TextForm form_of(const Node& parent) noexcept {
  if (parent.name_space == Namespace::html) return TextForm::data;
  switch (parent.tag) {
    case Tag::mi:
    case Tag::mo:
    case Tag::mn:
    case Tag::ms:
    case Tag::mtext:
    case Tag::foreignobject:
    case Tag::desc:
    case Tag::title: return TextForm::embedded;
    default: return TextForm::foreign;
  }
}

void Builder::add_text(const GumboNode& text, std::uint32_t parent, std::uint32_t depth) {
  const std::size_t offset = text.v.text.start_pos.offset;
  const char first = skeleton_.text()[offset];
  // Text that the page does not have: the prompt of an `<isindex>`.
  if (first == '<' && skeleton_.text()[offset + 1] != '!') return;
  Node node;
  node.parent = parent;
  node.depth = depth;
  node.kind = text.type == GUMBO_NODE_WHITESPACE ? NodeKind::blank : NodeKind::text;
  node.begin = skeleton_.place(offset);
  node.stop = skeleton_.place(offset + text.v.text.original_text.length);
  node.form = first == kSkeletonRaw      ? TextForm::raw
              : first == kSkeletonRcdata ? TextForm::rcdata
                                         : form_of(tree_.nodes[parent]);
  node.end = static_cast<std::uint32_t>(tree_.nodes.size()) + 1;
  tree_.nodes.push_back(node);
}

// The children of what was added, or null.
const GumboVector* Builder::add(const GumboNode& node, std::uint32_t parent, std::uint32_t depth) {
  switch (node.type) {
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE: add_element(node.v.element, parent, depth); return &node.v.element.children;
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_WHITESPACE: add_text(node, parent, depth); return nullptr;
    case GUMBO_NODE_COMMENT:
      if (std::string_view(node.v.text.text).starts_with("[CDATA["))
        cdata_comments_.push_back(node.v.text.start_pos.offset);
      return nullptr;
    case GUMBO_NODE_DOCUMENT: break;
  }
  return nullptr;
}

// Of the tags that Gumbo knows only those of folds and probes have capitals in the skeleton.
bool Builder::is_fold(const GumboNode& node) const noexcept {
  if (node.type != GUMBO_NODE_ELEMENT || node.v.element.original_tag.length == 0) return false;
  const GumboTag tag = node.v.element.tag;
  return (tag == GUMBO_TAG_HR || tag == GUMBO_TAG_WBR || tag == GUMBO_TAG_HEAD) &&
         node.v.element.original_tag.data[2] <= 'Z';
}

bool Builder::is_probe(const GumboNode& node) const noexcept {
  if (node.type != GUMBO_NODE_ELEMENT || node.v.element.tag != GUMBO_TAG_WBR) return false;
  const GumboStringPiece& tag = node.v.element.original_tag;
  return tag.length > 0 && tag.data[1] == 'W' && tag.data[2] == 'b';
}

// What was read in passing is right if the tree builder would have had nothing to do with it. It must be in
// HTML. No anchor may be open around one that has its own, nor may equal formatting elements reach the number
// of which Gumbo forgets some. And no formatting element may wait to be opened again: then the probe would
// not be the next sibling.
void Builder::add_fold(const GumboNode& node, Level& level) {
  const Fold& fold = skeleton_.fold_at(tag_offset(node));
  bool is_right = node.v.element.tag_namespace == GUMBO_NAMESPACE_HTML &&
                  !(fold.has_anchor && level.anchors > 0) &&
                  (fold.formatting == 0 || level.formatting + fold.formatting <= 3);
  if (fold.has_probe) {
    const bool has_next = level.next < level.children->length;
    is_right =
        is_right && has_next && is_probe(*static_cast<const GumboNode*>(level.children->data[level.next]));
    if (is_right) ++level.next;
  }
  has_wrong_fold_ = has_wrong_fold_ || !is_right;
  ++fold_count_;
  const std::span<const Node> folded = skeleton_.folded_nodes().subspan(fold.first, fold.end - fold.first);
  const auto first = static_cast<std::uint32_t>(tree_.nodes.size());
  const auto depth = tree_.nodes[level.node].depth + 1;
  const std::uint32_t root_depth = folded[0].depth;
  tree_.nodes.insert(tree_.nodes.end(), folded.begin(), folded.end());
  for (std::size_t i = first; i < tree_.nodes.size(); ++i) {
    Node& added = tree_.nodes[i];
    added.parent += first - fold.first;
    added.end += first - fold.first;
    added.depth += depth - root_depth;
  }
  tree_.nodes[first].parent = level.node;
}

void Builder::enter(const GumboNode& node, const GumboVector* children, const Level& parent,
                    std::uint32_t number) {
  Level level{children, number, 0, parent.anchors, parent.formatting};
  const Node& element = tree_.nodes[number];
  if (node.v.element.tag_namespace == GUMBO_NAMESPACE_HTML) {
    level.anchors += element.tag == Tag::a;
    level.formatting += is_formatting(element.tag);
  }
  levels_.push_back(level);
}

void Builder::build(const GumboNode& root) {
  enter(root, add(root, 0, 0), {}, 0);
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (level.next == level.children->length) {
      tree_.nodes[level.node].end = static_cast<std::uint32_t>(tree_.nodes.size());
      levels_.pop_back();
      continue;
    }
    const auto& child = *static_cast<const GumboNode*>(level.children->data[level.next++]);
    if (is_fold(child)) {
      const auto number = static_cast<std::uint32_t>(tree_.nodes.size());
      add_fold(child, level);
      // What the tree builder puts into a head that is closed.
      const GumboVector& late = child.v.element.children;
      if (late.length > 0) enter(child, &late, Level(level), number);
    } else if (!is_probe(child)) {
      const auto number = static_cast<std::uint32_t>(tree_.nodes.size());
      const GumboVector* children = add(child, level.node, static_cast<std::uint32_t>(levels_.size()));
      if (children != nullptr) enter(child, children, Level(level), number);
    }
  }
}

// A guess is right if the tree has what was guessed, and nothing else: the first wrong one then shows, since
// up to it the tree builder saw what it would have seen.
Misfit Builder::misfit() {
  Misfit out;
  std::sort(raw_elements_.begin(), raw_elements_.end());
  std::sort(cdata_comments_.begin(), cdata_comments_.end());
  for (const Skeleton::Guess& guess : skeleton_.tag_guesses()) {
    if (std::binary_search(raw_elements_.begin(), raw_elements_.end(), guess.offset) != guess.is_raw)
      out.guesses.push_back(guess.offset);
  }
  for (const Skeleton::Guess& guess : skeleton_.cdata_guesses()) {
    if (std::binary_search(cdata_comments_.begin(), cdata_comments_.end(), guess.offset) == guess.is_raw)
      out.guesses.push_back(guess.offset);
  }
  std::sort(out.guesses.begin(), out.guesses.end());
  out.has_folds = has_wrong_fold_ || fold_count_ != skeleton_.fold_count();
  return out;
}

}  // namespace

namespace {

// Where a failed assert of Gumbo goes, while it works on this thread.
thread_local std::jmp_buf* way_out = nullptr;

// Null where it asserted. Only frames of C are left behind, and their memory is the arena's.
GumboOutput* parse_or_leave(const GumboOptions& options, std::string_view text) {
  std::jmp_buf here;
  if (setjmp(here) != 0) {
    way_out = nullptr;
    return nullptr;
  }
  way_out = &here;
  GumboOutput* output = gumbo_parse_with_options(&options, text.data(), text.size());
  way_out = nullptr;
  return output;
}

}  // namespace

// What asserts call in our copy of Gumbo, see CMakeLists.txt. It forgets the namespace of what is open: a
// `<select>` in SVG makes it close one that is not there. No way is known to keep all such pages from it.
extern "C" [[noreturn]] void kehraus_gumbo_assert_fail(const char*, const char*, unsigned, const char*) {
  if (way_out != nullptr) std::longjmp(*way_out, 1);
  std::abort();
}

GumboOutput* parse_skeleton(const Skeleton& skeleton, Arena& arena) {
  GumboOutput* output = parse_or_leave(arena.options(), skeleton.text());
  if (output == nullptr) arena.stop(Budget::builder);
  return arena.stopped_by() ? nullptr : output;
}

Misfit build_tree(const GumboOutput& parse, const Skeleton& skeleton, Tree& tree) {
  tree.nodes.clear();
  tree.later_tags.clear();
  Builder builder(skeleton, tree);
  assert(parse.root != nullptr && "a whole parse has a root");
  builder.build(*parse.root);
  return builder.misfit();
}

}  // namespace kehraus::html
