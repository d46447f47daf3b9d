// What a page shows, found in another way than the program does: for tests that nothing of it is lost.
#pragma once

#include <cstddef>
#include <functional>
#include <string>

#include "clean/cleaner.h"
#include "html/tree.h"

namespace testing {

// What is wrong with the spans of a page's result; empty for nothing.
//   in  `tree`: the page's, from the same UTF-8 bytes that were cleaned
// Spans must be in order, inside the page and apart, or one wholly in another; all of every text node that is
// shown must lie in them, in one, or in several of one block that was trimmed. Only references that mean
// white space may be left out.
std::string first_loss(const kehraus::html::Tree& tree, const kehraus::Result& result);

// The same for a page whose bytes were decoded.
//   in  `to_input`: where in the input of `input_size` bytes a byte of the tree's page stands; never falls
std::string first_loss(const kehraus::html::Tree& tree, const kehraus::Result& result, std::size_t input_size,
                       const std::function<std::size_t(std::size_t)>& to_input);

}  // namespace testing
