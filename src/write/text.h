// The body of a Result as plain text.
#pragma once

#include <string>

#include "document/result.h"

namespace kehraus {

// Appends the body, one block a line with a blank line between, and a line feed; nothing for an empty body.
void write_text(const ResultView& result, std::string& out);

}  // namespace kehraus
