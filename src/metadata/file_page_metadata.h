// internal: from what a page says about itself to the document's metadata.
#pragma once

#include "document/document.h"
#include "metadata/claims.h"
#include "text/lexicon.h"

namespace kehraus {

// Files what the claims say together with what filters have filed: where they contradict each other they are
// weighed, and lists of the page go before those of its text.
//   in    a document that has been judged, so that its language is known
//   time  linear
void file_page_metadata(const PageClaims& claims, const Lexicon& words, Document& document);

}  // namespace kehraus
