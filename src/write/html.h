// A Result as an HTML page of nothing but the article.
#pragma once

#include <string>
#include <string_view>

#include "document/result.h"

namespace kehraus {

// Appends a page that stands for itself: its encoding, the title as `<title>` and `<h1>`, and the body in an
// `<article>`: headings of the second level or below it as the page has them, lists, quotes, code, tables,
// and in lines what the page set apart. Of the page's own mark-up nothing is left but the addresses of links,
// and of those only what cannot act (see link_target.h). Nothing for a result without title and body.
void write_html(const ResultView& result, std::string& out);

// Appends text so that it is nothing but text, in an element or in a quoted attribute.
//   out  `&`, `<`, `>` and `"` as references; controls, which HTML has no way to write, as U+FFFD
void append_escaped_html(std::string_view text, std::string& out);

}  // namespace kehraus
