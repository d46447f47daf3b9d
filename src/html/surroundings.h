// A guess at what the tree builder would say about the place that the tokeniser has come to: two questions of
// the tokeniser depend on the tree, which is built only later. The guess is checked against the tree, see
// build_tree.h.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "html/tag.h"

namespace kehraus::html {

// Whether a tag can change what is guessed here, where nothing foreign is open.
bool matters_to_surroundings(Tag tag) noexcept;

// Whether an HTML element ends SVG and MathML when it starts in it.
bool breaks_out_of_foreign(Tag tag) noexcept;

class Surroundings {
 public:
  // Whether `<![CDATA[` would be text and not a comment: inside SVG and MathML.
  bool is_foreign() const noexcept { return count_ > 0 && open_[count_ - 1].is_foreign; }

  // Whether any tag matters and not only those of matters_to_surroundings.
  bool is_inside_foreign() const noexcept { return count_ > 0; }

  // A start tag.
  //   out   for an element whose inside is not markup: whether that is so here. In SVG, in a `<select>`
  //         and in a `<frameset>` many such elements are ordinary or are ignored
  bool open(Tag tag, std::string_view name, bool is_self_closing, bool has_attributes) noexcept;

  void close(Tag tag, std::string_view name) noexcept;

 private:
  struct Open {
    Tag tag = Tag::unknown;
    bool is_foreign = false;
    bool holds_html = false;  // a foreign element whose children are HTML
    std::string_view name;
  };
  // What is nested deeper is not followed: the guess gets worse, not the tree.
  static constexpr std::size_t kMaxOpen = 64;

  bool open_html(Tag tag, std::string_view name, bool is_self_closing) noexcept;
  void push(const Open& element) noexcept;
  bool is_raw_here(Tag tag) const noexcept;
  bool is_in_foreign_content() const noexcept { return is_foreign() && !open_[count_ - 1].holds_html; }

  std::array<Open, kMaxOpen> open_;  // from the outermost `<svg>` or `<math>` on
  std::size_t count_ = 0;
  bool is_in_select_ = false;
  bool is_in_frameset_ = false;
};

}  // namespace kehraus::html
