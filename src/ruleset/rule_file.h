// Reading one rule file.
#pragma once

#include <string>
#include <string_view>

#include "ruleset/rule.h"

namespace kehraus {

// Reads and checks one rule.
//   id      `<language>/<name>`
//   origin  what errors call the file
//   errors  throws Error with origin, line and advice: bad TOML, an unknown key or value, a missing key, a
//           condition that contradicts another, no example of each kind
Rule parse_rule(std::string_view toml, std::string_view id, std::string_view origin);

}  // namespace kehraus
