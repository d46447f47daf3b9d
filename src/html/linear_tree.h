// The reading of a page that is past a bound. internal to the layer.
#pragma once

#include "html/tree.h"

namespace kehraus::html {

// Makes a shallow tree: `<html>`, in it `<body>`, in that the page's blocks one after the other whatever they
// were nested in, in those their texts. Tags of phrases are left out, elements whose inside is not markup
// stay.
//   in    tree.page
//   out   tree.nodes; at most a bounded number of them, behind which the rest of the page is one text: then
//         tree.budget is Budget::nodes
//   time  linear, in memory too
void read_linearly(Tree& tree);

}  // namespace kehraus::html
