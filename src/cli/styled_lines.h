// Text in several styles, broken into lines of a width, for terminals.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kehraus {

struct StyledRun {
  std::string text;         // visible, on one line
  std::string_view escape;  // what switches its style on; empty for none
};

struct StyledLine {
  std::string text;         // with escapes, each switched off at the line's end
  std::size_t columns = 0;  // that it takes
};

// Breaks at blanks; a word that is wider than a line within it. One empty line for no text.
//   in  `columns`: two at least
std::vector<StyledLine> styled_lines(const std::vector<StyledRun>& runs, std::size_t columns);

}  // namespace kehraus
