// What can be a title, for the filters that look above and below it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "filters/sheet.h"

namespace kehraus {

// Whether block `i` could be a headline by its looks: one short line that is no full sentence.
bool could_be_title(const Sheet& sheet, std::size_t i);

// The open blocks above the first block that could not be a title, in order: the title, its rubric, its
// subtitle. Empty where the text begins with running text.
std::vector<std::size_t> title_candidates(const Sheet& sheet);

// A title whose spaces were lost, with its spaces: `NeueBrückeinWellenburg`. The words of the body, and
// capitals behind small letters, say where one word ends.
//   out  the title itself where nothing is to be mended
std::string mend_title(std::string_view title, const Sheet& sheet);

}  // namespace kehraus
