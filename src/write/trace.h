// How a Result came about, as JSON: every block with every mark set on it. For `explain`.
#pragma once

#include <string>

#include "document/result.h"
#include "write/record.h"

namespace kehraus {

// Appends one JSON object: id, outcome, error, title, language, warnings and
// `blocks`: [{start, end, kept, text, marks: [{verdict, category, decider, pattern, start, end, decisive}]}].
// Values that are absent are left out. `result` was made with Options::trace.
void write_trace(const ResultView& result, const RecordIdentity& identity, JsonLayout layout,
                 std::string& out);

}  // namespace kehraus
