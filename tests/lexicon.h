// The built-in words of all languages, for tests of what looks words up.
#pragma once

#include "ruleset/rule_set.h"
#include "text/lexicon.h"

namespace testing {

inline const kehraus::Lexicon& lexicon() {
  static const auto rules = kehraus::RuleSet::load({});
  return rules->words();
}

inline const kehraus::DateWords& dates() { return lexicon().dates(); }

}  // namespace testing
