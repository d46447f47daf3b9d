// Comparisons out of the records of an earlier run: `kehraus clean --to jsonl --with blocks,removed`.
#pragma once

#include <string>

#include "report/comparison.h"
#include "stream/json_objects.h"

namespace kehraus {

// What a record says.
//   errors  throws Error for one that was made without blocks and removals; the message does not name the
//   place
Comparison comparison_of(const JsonObject& record);

}  // namespace kehraus
