// The four bytes by which each required literal is looked for.
#pragma once

#include <vector>

#include "ruleset/rule.h"
#include "text/language_words.h"

namespace kehraus {

// Chooses for each of the rules' literals its rarest four bytes, judged by the rules' own examples and the
// languages' stop words. Any four would do; these are fast.
void choose_grams(std::vector<Rule>& rules, const std::vector<LanguageWords>& languages);

}  // namespace kehraus
