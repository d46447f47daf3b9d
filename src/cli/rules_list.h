// Lists of rules and of languages, as columns or as JSON.
#pragma once

#include <string>
#include <vector>

#include "ruleset/rule.h"
#include "ruleset/rule_set.h"

namespace kehraus {

// One line a rule: id, category, action, status, summary.
std::string rules_as_columns(const std::vector<const Rule*>& rules);

// An indented array of objects: id, language, category, action, status, certainty, summary, why, source,
// origin.
std::string rules_as_json(const std::vector<const Rule*>& rules);

// The languages that have rules or words, `any` too: code, number of rules, `words` or `-`, name.
std::string languages_as_columns(const RuleSet& rules);

// An indented array of objects: code, rules, has_words, and where words are there name and origin.
std::string languages_as_json(const RuleSet& rules);

}  // namespace kehraus
