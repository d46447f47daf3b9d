// internal: proving rules by their own examples. What is wrong with their form: see rule_lint.h.
#pragma once

#include <string>
#include <vector>

namespace kehraus {

struct ExampleFailure {
  std::string rule;
  std::string origin;  // the file
  int line = 0;        // 0 where none can be named
  std::string message;
};

struct ExampleReport {
  std::size_t rules = 0;
  std::size_t examples = 0;
  std::vector<ExampleFailure> failures;
};

// Runs every example of every rule in `rules_folders`, or of the built-in rules where there is none.
// Each rule is tried alone; a rule that looks at its neighbours' categories together with all others.
//   errors  throws Error for a rule that cannot be read at all
ExampleReport check_examples(const std::vector<std::string>& rules_folders);

}  // namespace kehraus
