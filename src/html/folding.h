// Finds subtrees whose shape needs no tree builder, and folds each into one tag of the skeleton.
//
// The tree builder's rules are about what is left open, closed twice or in the wrong place. Most of a page is
// none of that: `<div><p>a <b>b</b></p></div>` gives the same tree wherever it stands. Such a subtree is read
// here, and the skeleton gets a `<hr>` for it, which closes an open paragraph as a `<div>` does, or a
// `<wbr>`, which goes where a `<span>` goes. A head in good order, a third of a page's tags, is left as an
// empty one. What must hold around it is checked in the tree, see build_tree.cc; where it does not, the page
// is read again without.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "html/shape.h"
#include "html/skeleton.h"
#include "html/tag.h"
#include "html/text.h"
#include "html/tokenizer.h"

namespace kehraus::html {

class Folder {
 public:
  Folder(Skeleton& out, std::string_view page, Folding folding) noexcept
      : out_(out), page_(page), folding_(folding), is_off_(folding == Folding::none) {}

  // What comes next in the page, before it is written. Each may fold what it completes.
  void start_tag(const Token& token);
  // True if the tag is part of what was folded, and not to be written.
  bool end_tag(const Token& token);
  void text(std::uint32_t begin, std::uint32_t stop, NodeKind kind, TokenKind token);
  // Anything that may end in a text of its own: a comment.
  void separator() noexcept { may_extend_text_ = false; }
  // Anything else.
  void irregular() noexcept;

 private:
  struct Open {
    std::uint32_t offset = 0;              // of the start tag, in the skeleton
    std::uint32_t node = 0;                // in the list of folded nodes
    std::uint32_t guesses = 0, folds = 0;  // how many there were before
    std::uint32_t name_begin = 0, name_size = 0;
    Tag tag = Tag::unknown;
    Shape shape = Shape::irregular;
    Namespace name_space = Namespace::html;
    std::uint8_t formatting = 0;       // how deep formatting elements are nested in it, itself counted
    bool may_be_in_paragraph = false;  // a block in it would close something outside
    bool is_in_select = false;         // where the tree builder ignores most tags
    bool has_block = false;
    bool has_anchor = false;
  };

  bool has_top() const noexcept { return !open_.empty(); }
  Open& top() noexcept { return open_.back(); }
  bool is_plain_top() const noexcept { return open_.size() > irregular_size_; }
  bool is_top(Shape shape) noexcept { return is_plain_top() && top().shape == shape; }
  bool is_in_foreign() noexcept { return is_top(Shape::foreign) || is_top(Shape::label); }
  // Directly, or in a `<noscript>`.
  bool is_in_head() noexcept { return is_top(Shape::head) || is_in_head_noscript(); }
  bool is_in_head_noscript() noexcept {
    return is_top(Shape::hidden) && top().tag == Tag::noscript && open_.size() >= 2 &&
           open_[open_.size() - 2].shape == Shape::head;
  }

  bool is_first_head() noexcept;
  bool is_good_in_head(const Token& token) noexcept;
  void start_html(const Token& token, Shape shape);
  void start_foreign(const Token& token);
  void start_block(Shape shape);
  void push(const Token& token, Shape shape, Namespace name_space);
  Node& add_node(std::uint32_t begin, std::uint32_t stop);
  void add_leaf(const Token& token, Namespace name_space);
  bool is_same(const Open& open, const Token& token) const noexcept;
  std::size_t implied_ends(const Token& token) const noexcept;
  bool close_top();
  bool may_fold(const Open& open) const noexcept;
  void fold(const Open& open);
  void close_irregularly(const Token& token);
  void forget(std::size_t size) noexcept;
  void give_up() noexcept;

  Skeleton& out_;
  std::string_view page_;
  Folding folding_;
  std::vector<Open> open_;
  std::size_t irregular_size_ = 0;  // so many of them, from the outermost, hold something irregular
  std::size_t formatting_count_ = 0, anchor_count_ = 0, foreign_count_ = 0;  // of the open ones
  bool has_head_ = false;
  bool is_doubtful_ = false;      // a formatting element may have been closed too early
  bool may_extend_text_ = false;  // the last node is a text that the next text belongs to
  bool is_off_ = false;
};

}  // namespace kehraus::html
