// Data as markup: the only way from a document, a name or a rule into a report.
#pragma once

#include <string>
#include <string_view>

namespace kehraus {

// Appends `text` so that it is text wherever it stands, in an element or in a quoted attribute: what markup
// could be made of as references, what could turn or hide it as glyphs, malformed bytes as U+FFFD.
void append_escaped(std::string_view text, std::string& out);

// The same, but that line feeds stay.
void append_escaped_lines(std::string_view text, std::string& out);

std::string escaped(std::string_view text);

// A link to an address where that is http or https, else its text alone; in either case escaped.
std::string link_to(std::string_view address, std::string_view text);

}  // namespace kehraus
