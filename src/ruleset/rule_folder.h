// A folder of rule files, `<language>/<name>.toml`, and of languages' words, `<language>/language.toml`.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ruleset/rule.h"
#include "text/language_words.h"

namespace kehraus {

struct RuleFolder {
  std::vector<Rule> rules;               // sorted by id
  std::vector<LanguageWords> languages;  // sorted by code
};

// Reads and checks everything in a folder, the rules with their examples.
//   errors  throws Error: the folder is missing or cannot be read, a .toml file stands at another depth,
//           or a rule or a language's words are wrong (parse_rule, check_patterns, parse_language)
RuleFolder read_rule_folder(const std::string& folder);

// Compiles every pattern of a rule and throws Error for the first bad one, naming origin, line and reason.
void check_patterns(const Rule& rule);

// The name of the file that holds a language's words.
inline constexpr std::string_view kLanguageFile = "language";

// RE2's time is linear in the text, but also in the pattern's program.
inline constexpr int kMaxProgramSize = 200;  // instructions

}  // namespace kehraus
