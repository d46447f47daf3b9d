// What a page's head says of the page.
#pragma once

#include "document/page.h"
#include "html/tree.h"

namespace kehraus {

//   time  linear in the tree's nodes and in the scripts with linked data
PageHead read_page_head(const html::Tree& tree);

}  // namespace kehraus
