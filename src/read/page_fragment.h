// internal: a text that a page keeps in its data, made a piece of HTML that can stand in the page.
#pragma once

#include <cstddef>

#include "read/spliced_text.h"

namespace kehraus {

// The text with references as what they mean.
SplicedText without_references(const SplicedText& text, bool in_attribute);

// Appends a `<div>` with the text. HTML stays HTML, but only tags for text, and all that it opens is closed,
// so that nothing of the page around can come to stand in it; scripts and the like go with their insides.
// HTML that is written with references (`&lt;p&gt;`) is read as what it means. Of text without tags each line
// is a paragraph.
//   in    an unescaped string, not empty
//   time  linear
void append_fragment(const SplicedText& text, SplicedText& out);

}  // namespace kehraus
