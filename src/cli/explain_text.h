// A traced Result for a reader at a terminal: block by block what stayed, what went, and who decided.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "document/result.h"

namespace kehraus {

struct ExplainStyle {
  std::size_t columns = 100;  // lines are shortened to fit
  bool has_colour = false;
};

// Appends the document's head, its blocks and a blank line. Nothing that comes from the document can act on a
// terminal.
//   in  `bytes`: the document as it was cleaned; spans of `result` are in it. `name` as in messages
void append_explanation(const ResultView& result, std::string_view name, std::string_view bytes,
                        const ExplainStyle& style, std::string& out);

}  // namespace kehraus
