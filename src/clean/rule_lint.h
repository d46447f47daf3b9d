// internal: finding what is wrong with the form of rules. Whether they do what they say: see rule_examples.h.
#pragma once

#include <string>
#include <vector>

#include "clean/rule_examples.h"

namespace kehraus {

// What is wrong with the form of every rule in `rules_folders`, or of the built-in rules where there is none,
// though it would run: patterns that are too large or that no literal screens, phrases that stand twice in
// one list, names that say the cure and not the thing.
//   errors  throws Error for a rule that cannot be read at all
std::vector<ExampleFailure> lint_rules(const std::vector<std::string>& rules_folders);

}  // namespace kehraus
