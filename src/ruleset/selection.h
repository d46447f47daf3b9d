// Which rules are asked about a text.
#pragma once

#include <cstddef>
#include <cstdint>

#include "ruleset/rule.h"

namespace kehraus {

// A part of a block is judged by rules for blocks, but only by those that take such a part for certain.
//   all       every rule in force: for a whole block
//   glued     those that may take what is run together with the text
//   sentence  those that may take a last sentence
enum class Selection : std::uint8_t { all, glued, sentence };
inline constexpr std::size_t kSelectionCount = static_cast<std::size_t>(Selection::sentence) + 1;

// Whether the rule is among them; never so for a retired one.
bool is_in(const Rule& rule, Selection selection) noexcept;

}  // namespace kehraus
