// internal: from a page's tree to its texts, each with what is known of its place. Decides where blocks
// begin; what they say is read later, see page.h.
#pragma once

#include <cstdint>
#include <vector>

#include "document/document.h"
#include "html/tree.h"

namespace kehraus {

// One text node that is shown.
struct PageText {
  std::uint32_t node = 0;     // in the tree
  std::uint32_t group = 0;    // texts that follow each other with the same number are one block, asides apart
  std::uint32_t element = 0;  // of the block, in the elements
  std::uint32_t phrase = 0;   // the innermost around it, as PhraseRun has it
  std::uint32_t link = 0;     // the number of the link that it stands in, from 1; 0: none
  BlockKind kind = BlockKind::paragraph;
  std::uint8_t level = 0;    // of a heading
  bool after_space = false;  // white space or a line break stands before it, in its block
  bool starts_cell = false;  // a cell of a row begins before it
  bool keeps_lines = false;  // white space counts
  bool is_aside = false;     // hidden in the line around it, which goes on behind it
};

// The texts of a page in the order of the page's bytes, and the document's elements and phrases that they
// stand in. Blank texts are left out, but where white space counts. `<noscript>` is only shown by a page that
// shows little else: its scripts would fill it.
//   time  linear in the tree and in the tags of elements with text; no recursion
std::vector<PageText> find_page_texts(const html::Tree& tree, Document& document);

}  // namespace kehraus
