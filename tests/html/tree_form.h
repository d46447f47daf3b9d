// What holds for every tree, whatever the page.
#pragma once

#include "html/tree.h"

namespace testing {

// The number of the first node that is not where it may be; the number of nodes if all are.
std::size_t first_misplaced(const kehraus::html::Tree& tree);

}  // namespace testing
