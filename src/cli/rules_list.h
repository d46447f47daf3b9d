// A list of rules as columns or as JSON.
#pragma once

#include <string>
#include <vector>

#include "ruleset/rule.h"

namespace kehraus {

// One line a rule: id, category, action, status, summary.
std::string rules_as_columns(const std::vector<const Rule*>& rules);

// An indented array of objects: id, language, category, action, status, certainty, summary, why, source,
// origin.
std::string rules_as_json(const std::vector<const Rule*>& rules);

}  // namespace kehraus
