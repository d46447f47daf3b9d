// internal: the article's title out of what a page says its title is.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "metadata/claim_log.h"
#include "metadata/claims.h"

namespace kehraus {

// The title, without the site's name and the rubric around it; nothing if the page says none.
//   in    `head_title` is the page's <title>, `filed` the headline that filters found; is_of_service: the
//   page
//         offers something, and tells of nothing
//   time  linear in the claims
std::optional<std::string> choose_title(const PageClaims& claims, std::string_view head_title,
                                        const std::optional<std::string>& filed, bool is_of_service,
                                        ClaimLog& log);

}  // namespace kehraus
