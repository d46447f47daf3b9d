// The rules that are part of the program. The definition is generated from rules/ by the build.
#pragma once

#include <cstddef>
#include <string_view>

namespace kehraus {

struct EmbeddedRule {
  std::string_view id;
  std::string_view toml;
};

extern const EmbeddedRule kEmbeddedRules[];
extern const std::size_t kEmbeddedRuleCount;

}  // namespace kehraus
