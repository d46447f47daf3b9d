// internal: the host by which rules know a page.
#pragma once

#include <string>
#include <string_view>

#include "metadata/claims.h"

namespace kehraus {

// In lower case, without `www.`, user, port and a dot at the end; empty for what is no whole address.
std::string host_for_rules(std::string_view url);

// That of the first that is known: the address that the caller gives, the page's canonical one, and what it
// says of it elsewhere.
std::string host_for_rules(std::string_view url, const PageClaims& claims);

}  // namespace kehraus
