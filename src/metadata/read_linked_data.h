// internal: JSON-LD of a page to claims.
#pragma once

#include <string_view>
#include <vector>

#include "metadata/claims.h"

namespace kehraus {

// What tells the page's own article from others that it only lists.
struct PageIdentity {
  std::string_view title;  // the page's <title>
  std::string_view url;    // its canonical address; empty for unknown
};

// Adds what the scripts say of the page's article, of the site and of the way to the page. Of several
// articles one is chosen: that whose address or headline is the page's, else the first that is not in a list.
//   in    the scripts' insides as written, in their order
//   time  linear; scripts behind the first 4 MiB are not read, nor the insides of more than 50,000 objects
void read_linked_data(const std::vector<std::string_view>& scripts, const PageIdentity& page,
                      PageClaims& claims);

}  // namespace kehraus
