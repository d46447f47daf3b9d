// Where a rule's block must stand.
#pragma once

#include <optional>

#include "filters/sheet.h"

namespace kehraus {

// Where the running text begins and ends: indices of its first and last block, as Sheet gives them.
struct Place {
  std::size_t first_prose = 0;
  std::optional<std::size_t> last_prose;
};

// Whether a rule's conditions on the place of block `i` hold; `beside` apart, which looks at the neighbours'
// marks. Without a place, as inside a section, conditions on what stands around the block are taken not to
// hold.
bool stands_right(const Sheet& sheet, std::size_t i, const Match& match, const std::optional<Place>& place);

// The same for a part of block `i`, of which it is said whether it is running text.
bool stands_right(const Sheet& sheet, std::size_t i, bool is_prose, const Match& match,
                  const std::optional<Place>& place);

}  // namespace kehraus
