// HTML pages to blocks: what a browser would show, cut where it would begin a new line of its own.
#pragma once

#include "document/document.h"
#include "html/tree.h"
#include "read/page_map.h"

namespace kehraus {

// Fills the document from a page's tree; `document.text` is then what the page shows, one block a line, and
// the elements' views point into the page, which must outlive the document. The tree need not.
//
// A block is a run of text under one element that is no part of a line: a paragraph, a heading, a list item,
// a row of a table with a tab between its cells. Two line breaks in a row end one. White space is squeezed
// but in code. What is hidden in a line is a block behind it, and the line goes on without. Scripts, styles,
// templates, the head and the like are no text. Past a bound of the parser its name is in the warnings:
// `budget:depth`. Behind 100,000 blocks the rest is one block, with `budget:blocks`; of more elements than
// twice as many only those around them are noted.
//
//   out     where what is shown stands in the page
//   time    linear in the page
void read_page(const html::Tree& tree, Document& document, PageMap& map);

}  // namespace kehraus
