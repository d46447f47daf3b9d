// internal: the text of a page that shows none, but keeps it in data for its scripts or for search engines.
#pragma once

#include <optional>
#include <string_view>

#include "document/document.h"
#include "html/tree.h"
#include "read/spliced_text.h"

namespace kehraus {

// A page that shows its data.
struct PageWithData {
  SplicedText page;  // the page, with the text as HTML in front of what holds it, or of the body's text
  std::string_view source;  // "linked_data" or "state"
};

// Of a page that shows little running text but holds more than twice as much, and at least 400 bytes, in JSON
// that it does not show: in linked data the bodies of articles, else the descriptions of products, else
// posts, questions, answers and reviews; else in the state of a script (Next.js, Nuxt, Discourse, `window.… =
// {…}`) of what the object says that has the page's title the strings that read as running text, those of the
// key that has most of it, if that is more than twice all that the page shows.
//   in    what the page shows, as it was read
//   out   nothing for nearly every page
//   time  linear; 8 MiB of JSON are read at most
std::optional<PageWithData> read_page_data(const html::Tree& tree, const Document& shown);

}  // namespace kehraus
