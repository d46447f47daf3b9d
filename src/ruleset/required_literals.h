// The words that a pattern cannot match without: `(?i)^lesezeit:? \d+ min` needs `lesezeit` and ` min`.
#pragma once

#include <string_view>
#include <vector>

#include "ruleset/rule.h"
#include "text/language_words.h"

namespace kehraus {

struct RequiredLiterals {
  // Strings of which at least one stands, case folded, in every text that the pattern matches; case folded,
  // each kMinLiteralBytes to 65,535 long. Empty where nothing can be promised.
  std::vector<Literal> any;
  FurtherLiterals further;
};

//   in   a pattern that RE2 accepts
//   out  on any doubt about the pattern's syntax nothing: a promise too few costs time, one too many would
//   lose
//        matches
RequiredLiterals required_literals(std::string_view pattern);

// Chooses the four bytes that each of the rules' literals is looked for by: the rarest, judged by the rules'
// own examples and the languages' stop words. Any four would do; these are fast.
void choose_grams(std::vector<Rule>& rules, const std::vector<LanguageWords>& languages);

inline constexpr std::size_t kMinLiteralBytes = 4;

}  // namespace kehraus
