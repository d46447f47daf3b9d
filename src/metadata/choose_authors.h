// internal: who wrote the article, out of all whom the page calls an author.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "metadata/claims.h"
#include "metadata/names.h"

namespace kehraus {

// The persons of the most trusted source that names any: a publisher's name, `admin` and their like are no
// persons. Where no source names one, a firm that is not the page's publisher. Agencies come from all
// sources.
//   in    `filed` are the names that filters found in the text
//   time  linear in the claims
Names choose_authors(const PageClaims& claims, const std::vector<std::string>& filed,
                     std::string_view language, const DateWords& words);

}  // namespace kehraus
