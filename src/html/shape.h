// What kinds of elements there are to folding.h.
#pragma once

#include <cstdint>

#include "html/tag.h"

namespace kehraus::html {

// How an element behaves when everything around it is in order.
enum class Shape : std::uint8_t {
  irregular,    // has rules of its own: nothing that holds it is folded
  block,        // closes a paragraph
  paragraph,    // the same, and is closed by blocks
  heading,      // a block that also closes another heading
  list,         // a block; items close each other only in it
  item,         // li
  definitions,  // dl
  definition,   // dt, dd
  phrase,       // has no rules
  formatting,   // is opened again where it was closed too early
  anchor,       // the same, and closes another one
  head,         // the page's first, which holds little but hidden ones
  hidden,       // has no rules inside a body, but is folded only with what holds it: script, noscript
  leaf,         // a phrase without inside
  rule,         // hr: a block without inside
  foreign,      // svg, math and what is in them
  label,        // of an image: a foreign element that may hold text only
};

// Of HTML elements, and of `<svg>` and `<math>`.
Shape shape_of(Tag tag) noexcept;

// Whether it closes a paragraph.
constexpr bool is_block_like(Shape shape) noexcept {
  return shape == Shape::block || shape == Shape::paragraph || shape == Shape::heading ||
         shape == Shape::list || shape == Shape::item || shape == Shape::definitions ||
         shape == Shape::definition || shape == Shape::rule;
}

}  // namespace kehraus::html
