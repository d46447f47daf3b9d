// internal: from a page's tree to its claims.
#pragma once

#include <string_view>

#include "html/tree.h"
#include "metadata/claims.h"
#include "text/lexicon.h"

namespace kehraus {

// What the page says about itself, in its head, in scripts with linked data, and in elements that say what
// they are. Of the latter, what stands in comments, teasers, side columns and navigation is left out, unless
// the headline stands there, too.
//   in    `title` is what the page's <title> says
//   out   origins point into the page; all else nowhere
//   time  linear in the page; no recursion
PageClaims gather_claims(const html::Tree& tree, std::string_view title, const Lexicon& words);

}  // namespace kehraus
