// The words that a pattern cannot match without: `(?i)^lesezeit:? \d+ min` needs `lesezeit` and ` min`.
#pragma once

#include <string_view>
#include <vector>

#include "ruleset/rule.h"

namespace kehraus {

// Strings of which at least one stands, case folded, in every text that the pattern matches.
//   in   a pattern that RE2 accepts
//   out  case folded, each kMinLiteralBytes to 65,535 long, with its rarest four bytes; empty where
//        nothing can be promised. On any doubt about the pattern's syntax empty too: a promise too few
//        costs time, one too many would lose matches.
std::vector<Literal> required_literals(std::string_view pattern);

inline constexpr std::size_t kMinLiteralBytes = 4;

}  // namespace kehraus
