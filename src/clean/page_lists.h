// internal: what the elements around a block of a page say of its place in a list or a table. Asked only for
// blocks that stay.
#pragma once

#include <cstdint>
#include <vector>

#include "document/document.h"
#include "document/result.h"

namespace kehraus {

class PageLists {
 public:
  // The document outlives it.
  explicit PageLists(const Document& document) noexcept : document_(document) {}

  // The place of a list item; blocks are asked about in order.
  //   time  linear in the depth of the element, and once in all elements
  ListPlace place_of(const Block& block);

  // Whether the cells of a table's row are all headers. Linear in the elements in the row.
  bool is_header(const Block& row) const;

 private:
  int number_of(std::uint32_t item);

  const Document& document_;
  std::vector<std::uint32_t> numbers_;  // for each element its number among the items of its list; once asked
  std::uint32_t item_ = kNoElement;     // of the block before
};

}  // namespace kehraus
