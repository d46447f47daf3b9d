// A page as a flat list of elements and texts in the order of the document. Attributes and texts stay in the
// page and are read when somebody asks.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "html/attributes.h"
#include "html/tag.h"
#include "html/text.h"
#include "text/span.h"

namespace kehraus::html {

enum class NodeKind : std::uint8_t {
  element,
  text,
  blank,  // text of nothing but white space
};

enum class Namespace : std::uint8_t { html, svg, mathml };

// A node's number is its place in the list: behind it come the nodes in it, then its next sibling. The first
// child of i is i + 1 if that is below `end`; the sibling behind i is the node `end` if that is below the
// parent's end.
struct Node {
  std::uint32_t parent = 0;  // the root's is itself
  std::uint32_t end = 0;     // one past the last node inside; i + 1 for texts
  // Bytes of the page. An element's start tag: empty for one that the page leaves out (`<tbody>`), and the
  // same for the parts of an element that the tree builder split. A text as it is written.
  std::uint32_t begin = 0;
  std::uint32_t stop = 0;
  NodeKind kind = NodeKind::element;
  Tag tag = Tag::unknown;                  // of elements
  Namespace name_space = Namespace::html;  // of elements
  TextForm form = TextForm::data;          // of texts
  std::uint32_t depth = 0;                 // 0: the root
};

// A later start tag of the element `<html>` or `<body>`, which there is only once. Attributes that stand in
// no tag before it are the element's, too.
struct LaterTag {
  Tag element = Tag::body;
  std::uint32_t begin = 0;  // bytes of the page
  std::uint32_t stop = 0;
};

// Bounds on work, see parser.h.
enum class Budget : std::uint8_t { depth, arena, tokens, nodes, builder };

// "depth", "arena", "tokens", "nodes" or "builder".
std::string_view name_of(Budget budget) noexcept;

// Points into the page, which outlives it. Never empty once read: node 0 is `<html>`.
struct Tree {
  std::string_view page;  // UTF-8
  std::vector<Node> nodes;
  std::vector<LaterTag> later_tags;  // in the order of the page; few at most
  std::optional<Budget> budget;      // the first bound that the page went past: then the tree is shallow
  bool is_exact = true;              // false: the tree builder's tree may differ; a handful of hostile pages

  // The page's own bytes: a start tag or a text as it is written.
  std::string_view source(const Node& node) const noexcept {
    return page.substr(node.begin, node.stop - node.begin);
  }

  // An element's name in lower case, for unknown ones as it is written: `my-Element`.
  std::string_view name(const Node& element) const noexcept;

  // The page's own bytes of a later tag of this element; empty if it is another's.
  std::string_view source(const LaterTag& later, const Node& element) const noexcept {
    const bool is_its = later.element == element.tag && element.name_space == Namespace::html;
    return is_its ? page.substr(later.begin, later.stop - later.begin) : std::string_view();
  }

  // The value of an attribute as it is meant; nothing if the element has none of that name.
  //   in   `name` in lower case
  //   out  points into the page, or into `buffer`
  std::optional<std::string_view> attribute(const Node& element, std::string_view name,
                                            std::string& buffer) const;

  // Appends the text of a text node as it is meant.
  void append_text(const Node& text, std::string& out) const;
};

}  // namespace kehraus::html
