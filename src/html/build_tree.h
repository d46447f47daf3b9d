// From a skeleton through Gumbo to a flat tree. The only file that calls Gumbo's parser, but for its memory
// (arena.h). internal to the layer.
#pragma once

#include <cstdint>
#include <vector>

#include "html/arena.h"
#include "html/skeleton.h"
#include "html/tree.h"

namespace kehraus::html {

// Parses the skeleton. The answer lives in the arena.
//   out     null where the arena stopped the parse
GumboOutput* parse_skeleton(const Skeleton& skeleton, Arena& arena);

// What does not fit the tree.
struct Misfit {
  std::vector<std::uint32_t> guesses;  // wrong ones of the tokeniser: offsets of the skeleton, sorted
  bool has_folds = false;              // something was folded that must not be

  bool empty() const noexcept { return guesses.empty() && !has_folds; }
};

// Copies a parse into `tree`, whose page is that of the skeleton; without recursion.
//   out     empty if the tree is that of the page; else the tree is of no use
Misfit build_tree(const GumboOutput& parse, const Skeleton& skeleton, Tree& tree);

}  // namespace kehraus::html
