// Numbers for people to read.
#pragma once

#include <cstdint>
#include <string>

namespace kehraus {

// "1,234,567".
std::string grouped(std::uint64_t number);

// "37 %"; "0.4 %" below ten.
std::string percent(double share);

// Of a removal: "score 0.07"; "on 1,234 documents" of a block that was learned from so many. See
// Removal::score.
std::string score_text(double score);

}  // namespace kehraus
