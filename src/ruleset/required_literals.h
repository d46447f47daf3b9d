// The words that a pattern cannot match without: `(?i)^lesezeit:? \d+ min` needs `lesezeit` and ` min`.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "ruleset/rule.h"

namespace kehraus {

struct RequiredLiterals {
  // Strings of which at least one stands in every text that the pattern matches, both case folded; each is
  // kMinLiteralBytes to 65,535 long. Empty where nothing can be promised.
  std::vector<Literal> any;
  FurtherLiterals further;
};

//   in   a pattern that RE2 accepts
//   out  nothing on any doubt about its syntax: a promise too few costs time, one too many would lose matches
RequiredLiterals required_literals(std::string_view pattern);

inline constexpr std::size_t kMinLiteralBytes = 4;

}  // namespace kehraus
