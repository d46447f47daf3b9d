// What a page shows, found in another way than the program does: for tests that nothing of it is lost.
#pragma once

#include <string>

#include "clean/cleaner.h"
#include "html/tree.h"

namespace testing {

// What is wrong with the spans of a page's result; empty for nothing.
//   in  `tree`: the page's, from the same UTF-8 bytes that were cleaned
// Spans must be inside the page and apart, or one wholly in another; every text node that is shown must lie
// in one, or in several of one block that was trimmed.
std::string first_loss(const kehraus::html::Tree& tree, const kehraus::Result& result);

}  // namespace testing
