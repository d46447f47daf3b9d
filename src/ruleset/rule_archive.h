// Rules and words as bytes: how the program carries its own, checked and analysed when it was built, so that
// starting it costs no parsing. Not a format for files: only the same build reads what it wrote.
#pragma once

#include <string>
#include <string_view>

#include "ruleset/rule_folder.h"

namespace kehraus {

// Everything about the rules but their examples, and the languages' words.
std::string archive_rules(const RuleFolder& folder);

// What an archive holds.
//   in  what archive_rules() gave
RuleFolder unarchive_rules(std::string_view archive);

}  // namespace kehraus
