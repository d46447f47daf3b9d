// internal: the host by which rules know a page.
#pragma once

#include <string>
#include <string_view>

#include "metadata/claims.h"

namespace kehraus {

// As site_host_of() has it, of the first address that is known: the one that the caller gives, the page's
// canonical one, and what it says of it elsewhere.
std::string host_for_rules(std::string_view url, const PageClaims& claims);

}  // namespace kehraus
