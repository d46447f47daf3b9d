#include "ruleset/shape_index.h"

namespace kehraus {

void ShapeIndex::build() {
  words_ = (shapes_.size() + 63) / 64;
  table_.assign(PatternShape::kPlaces * 256 * words_, 0);
  for (std::size_t number = 0; number < shapes_.size(); ++number)
    for (std::size_t at = 0; at < PatternShape::kPlaces; ++at)
      for (unsigned byte = 0; byte < 256; ++byte)
        if (shapes_[number]->first[at].has(static_cast<unsigned char>(byte)))
          table_[(at * 256 + byte) * words_ + number / 64] |= std::uint64_t{1} << (number % 64);
}

}  // namespace kehraus
