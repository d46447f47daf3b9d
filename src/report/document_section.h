// One comparison as markup: what is known of the document, and its lines raw and clean side by side.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "report/changes.h"
#include "report/comparison.h"

namespace kehraus {

// Appends a `<details>`. Its own id is `dN`, a removed piece's `dNpM` with the place of the piece in the
// comparison.
//   in  `max_shown_bytes`: of one removed piece
void append_document_section(const Comparison& comparison, const std::vector<Change>& changes,
                             std::size_t number, std::size_t max_shown_bytes, std::string& out);

}  // namespace kehraus
