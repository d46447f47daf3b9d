// Rows of texts set in columns.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace kehraus {

// A line for each row, with its line feed. The first `numbers` columns are set to the right; the last column
// is as long as it is, unless it is one of those.
//   in  rows of one length, their texts already visible
std::vector<std::string> in_columns(const std::vector<std::vector<std::string>>& rows,
                                    std::size_t numbers = 0);

}  // namespace kehraus
