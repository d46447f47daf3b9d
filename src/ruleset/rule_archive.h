// Rules as bytes: how the program carries its own, checked and analysed when it was built, so that starting
// it costs no parsing. Not a format for files: only the same build reads what it wrote.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ruleset/rule.h"

namespace kehraus {

// Everything about the rules but their examples.
std::string archive_rules(const std::vector<Rule>& rules);

// The rules of an archive.
//   in  what archive_rules() gave
std::vector<Rule> unarchive_rules(std::string_view archive);

}  // namespace kehraus
