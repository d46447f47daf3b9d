// internal: who wrote the article, out of all whom the page calls an author.
#pragma once

#include <string_view>

#include "document/document.h"
#include "metadata/claim_log.h"
#include "metadata/claims.h"
#include "metadata/names.h"
#include "text/lexicon.h"

namespace kehraus {

// The persons of the most trusted source that names any: a publisher's name, `admin` and their like are no
// persons. Then the lines around the title, then what filters found. Where nobody is named, a firm or a
// publisher that the page calls its author. Agencies come from all sources asked.
//   time  linear in the claims and in the blocks
Names choose_authors(const PageClaims& claims, const Document& document, std::string_view title,
                     const Lexicon& words, ClaimLog& log);

}  // namespace kehraus
