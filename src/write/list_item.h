// internal: what a list item is written as: a bullet or a number, and the text without those of its author.
#pragma once

#include <algorithm>
#include <charconv>

#include "document/result.h"
#include "text/measures.h"

namespace kehraus {

struct ListItem {
  int number = 0;            // 0: a bullet
  char behind_number = '.';  // or `)`
  Span text;                 // in the block's text
};

// In a page's list the page says which items have numbers, and a number in the text is part of it.
inline ListItem list_item_of(const BodyBlockView& block) noexcept {
  constexpr std::size_t kMaxDigits = 9;  // as in CommonMark
  const std::string_view text = block.text;
  ListItem item{block.list.number, '.', {0, text.size()}};
  const std::size_t space = text.find(' ');
  if (space == text.npos || !starts_with_bullet(text)) return item;
  const bool has_number = text.front() >= '0' && text.front() <= '9';
  if (has_number && (block.list.depth > 0 || space > kMaxDigits)) return item;
  if (has_number) {
    std::from_chars(text.data(), text.data() + space, item.number);
    item.behind_number = text[space - 1];
  }
  item.text.start = space + 1;
  return item;
}

// Deeper lists are written as this deep: what is written must stay a small multiple of what was read.
inline constexpr std::size_t kMaxListDepth = 8;

// How deep a list item is written, from 1, below `open` lists that are open: never two steps at once, as
// where the items between did not stay.
inline std::size_t list_depth_of(const BodyBlockView& block, std::size_t open) noexcept {
  const std::size_t depth = block.list.depth > 0 ? static_cast<std::size_t>(block.list.depth) : 1;
  return std::min({depth, open + 1, kMaxListDepth});
}

}  // namespace kehraus
