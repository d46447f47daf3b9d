// internal: which of the dates that a page gives are the article's.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "document/document.h"
#include "metadata/claim_log.h"
#include "metadata/claims.h"
#include "text/date_words.h"

namespace kehraus {

struct ChosenDates {
  std::optional<std::string> published, modified;  // ISO 8601
};

// Weighs all dates: by who says them, what they are said to be, how near to the headline they stand, and how
// many say the same. A day that is far beyond the newest one said for programs is no date of the page. Where
// only a change is known, its day stands for that of publication, too.
//   in    the document's blocks, read as lines of dates around the block with the text `title`, and what
//         filters have filed of dates
//   time  linear in the claims and in the blocks around the title
ChosenDates choose_dates(const PageClaims& claims, const Document& document, std::string_view title,
                         const DateWords& words, ClaimLog& log);

}  // namespace kehraus
