#include "ruleset/shape_index.h"

namespace kehraus {

void ShapeIndex::build() {
  constexpr std::size_t kPlaces = PatternShape::kPlaces;
  words_ = (shapes_.size() + 63) / 64;
  table_.assign(2 * kPlaces * 256 * words_, 0);
  for (std::size_t number = 0; number < shapes_.size(); ++number)
    for (std::size_t place = 0; place < 2 * kPlaces; ++place) {
      const PatternShape& shape = *shapes_[number];
      const ByteSet& may_stand = place < kPlaces ? shape.first[place] : shape.last[place - kPlaces];
      for (std::size_t byte = 0; byte < 256; ++byte)
        if (may_stand.has(static_cast<unsigned char>(byte)))
          table_[(place * 256 + byte) * words_ + number / 64] |= std::uint64_t{1} << (number % 64);
    }
}

}  // namespace kehraus
