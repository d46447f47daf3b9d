// internal: from a judged document to the result a caller gets.
#pragma once

#include <functional>
#include <vector>

#include "document/document.h"
#include "document/result.h"

namespace kehraus {

// Where a byte of the document's text stands in the input.
using ToInput = std::function<std::size_t(std::size_t text_offset)>;

// Puts the result together.
//   in   kept: for each block what is left of its text, empty where it is gone
//        with_trace: fill Result::trace too
//   out  texts point into the document and its rules; moves metadata and warnings out of the document
ResultView compose(Document& document, const std::vector<Span>& kept, const ToInput& to_input,
                   bool with_trace);

}  // namespace kehraus
