// A Result as CommonMark. Rendered, it shows the same words as the text: nothing in them acts as mark-up.
#pragma once

#include <string>
#include <string_view>

#include "document/result.h"

namespace kehraus {

// Appends the title as a first-level heading, where there is one, and the body: headings of the second level
// or, of a page, below it as the page has them; list items, quotes, fenced code, tables of rows that follow
// each other, everything else as paragraphs. Blank lines between blocks, none inside a list or a table; a
// line feed at the end. Nothing for a result without title and body.
void write_markdown(const ResultView& result, std::string& out);

// Appends one line of text with a backslash wherever CommonMark or GitHub's extensions would see mark-up.
// Line starts count (`1.`, `#`, `-`, `>`) and so does what is inside (`*`, `_` around words, `[`, `<`, `&`).
//   in  UTF-8 without line feeds
void append_escaped_markdown(std::string_view text, std::string& out);

}  // namespace kehraus
