// Words as the benchmarks count them: runs of letters, digits and underscores of any script.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kehraus {

// In the order of the text.
std::vector<std::string> words_of(std::string_view text);

// The same in lower case.
std::vector<std::string> lower_words_of(std::string_view text);

// With one blank for each run of white space, and none at either end.
std::string with_single_blanks(std::string_view text);

// How often each stands there.
using Bag = std::unordered_map<std::string, std::size_t>;

Bag bag_of(const std::vector<std::string>& words);

// Each so many words in a row; of a shorter text the one that there is; none of an empty one.
std::vector<std::string> shingles_of(const std::vector<std::string>& words, std::size_t size);

}  // namespace kehraus
