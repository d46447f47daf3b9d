// A Result as CommonMark. Rendered, it shows the same words as the text: nothing in them acts as mark-up.
#pragma once

#include <string>

#include "document/result.h"

namespace kehraus {

// Appends the title as a first-level heading, where there is one, and the body: headings of the second level
// or, of a page, below it as the page has them; list items, quotes, fenced code, tables of rows that follow
// each other, everything else as paragraphs; and in lines what a page set apart: `**strong**`, `*emphasis*`,
// code,
// `~~deleted~~` of GitHub's, `<sub>`, and links whose address cannot act (see link_target.h). Blank lines
// between blocks, none inside a list or a table; a line feed at the end. Nothing for a result without title
// and body.
void write_markdown(const ResultView& result, std::string& out);

}  // namespace kehraus
