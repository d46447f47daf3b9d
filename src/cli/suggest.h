// `did you mean …`: the nearest of some words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kehraus {

// The one of `words` that takes the fewest changes of a letter (put in, left out, replaced, two swapped) to
// become `typed`: at most two and at most a third of its length; else empty.
std::string nearest_word(std::string_view typed, const std::vector<std::string>& words);

// `; did you mean WORD?`, or nothing where no word is near.
std::string suggestion(std::string_view typed, const std::vector<std::string>& words);

}  // namespace kehraus
