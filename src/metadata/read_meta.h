// internal: <meta>, <link> and the attributes of <html> to claims.
#pragma once

#include <string_view>

#include "metadata/claims.h"

namespace kehraus {

// Adds what a start tag of one of these elements says; other names say nothing. Values that are addresses
// where a name is meant (`article:author`) are left out.
//   time  linear in the tag
void read_meta(std::string_view start_tag, PageClaims& claims);
void read_link(std::string_view start_tag, PageClaims& claims);
void read_html(std::string_view start_tag, PageClaims& claims);

}  // namespace kehraus
