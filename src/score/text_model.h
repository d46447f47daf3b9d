// The tables for plain text, as the build made them from `rules/model/text.toml`.
#pragma once

#include "score/tree_model.h"

namespace kehraus {

// Its columns are those of Evidence, in that order.
const TreeModel& text_model() noexcept;

}  // namespace kehraus
