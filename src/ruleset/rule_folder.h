// A folder of rule files: `<language>/<name>.toml`.
#pragma once

#include <string>
#include <vector>

#include "ruleset/rule.h"

namespace kehraus {

// Reads and checks all rules of a folder, sorted by id, with their examples.
//   errors  throws Error: the folder is missing or cannot be read, a .toml file stands at another depth,
//           or a rule is wrong (parse_rule, check_patterns)
std::vector<Rule> read_rule_folder(const std::string& folder);

// Compiles every pattern of a rule and throws Error for the first bad one, naming origin, line and reason.
void check_patterns(const Rule& rule);

// RE2's time is linear in the text, but also in the pattern's program.
inline constexpr int kMaxProgramSize = 200;  // instructions

}  // namespace kehraus
