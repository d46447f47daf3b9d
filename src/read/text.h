// Plain text to blocks. Decides where blocks begin and end, and nothing else.
#pragma once

#include <string_view>

#include "document/document.h"

namespace kehraus {

// Fills `document.blocks` from UTF-8 text, which must outlive the document.
//
// A line is a block, with blank lines between or not: so extractors write. Lines that were wrapped at a
// column (a paragraph's lines, not a list's) are one block. Lines end at LF, CR LF, CR, form feed, vertical
// tab, U+0085, U+2028 and U+2029. Blank text gives no blocks. Behind 200,000 lines the rest is one block,
// with `budget:lines` in the warnings. Linear in the text.
void read_text(std::string_view text, Document& document);

}  // namespace kehraus
