// The rules and languages that are part of the program. The definition is generated from rules/ by the build.
#pragma once

#include <string_view>

namespace kehraus {

// What unarchive_rules() reads; lives as long as the program.
std::string_view embedded_rules() noexcept;

}  // namespace kehraus
