// Many shapes held against a text at once.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <vector>

#include "ruleset/pattern_shape.h"

namespace kehraus {

// Built once, then read by any number of threads.
class ShapeIndex {
 public:
  // Adds a shape under the next number, from 0. It must outlive the index.
  void add(const PatternShape& shape) { shapes_.push_back(&shape); }

  // Makes the index ready; nothing may be added afterwards.
  void build();

  // Calls `found(number)`, in order, for the shapes that the text fits.
  template <typename Found>
  void search(TextBytes& text, Found found) const {
    const std::string_view bytes = text.text();
    const std::size_t places = bytes.size() < PatternShape::kPlaces ? bytes.size() : PatternShape::kPlaces;
    for (std::size_t word = 0; word < words_; ++word) {
      std::uint64_t fitting = ~std::uint64_t{0};
      for (std::size_t at = 0; at < places; ++at)
        fitting &=
            row(at, bytes[at])[word] & row(PatternShape::kPlaces + at, bytes[bytes.size() - 1 - at])[word];
      for (; fitting != 0; fitting &= fitting - 1) {
        const std::size_t number = word * 64 + static_cast<std::size_t>(std::countr_zero(fitting));
        if (number < shapes_.size() && shapes_[number]->has_needs(text)) found(number);
      }
    }
  }

 private:
  // A bit for each shape: may the byte stand at a place? Places from the start come first, then those from
  // the end.
  const std::uint64_t* row(std::size_t place, char byte) const noexcept {
    return table_.data() + (place * 256 + static_cast<unsigned char>(byte)) * words_;
  }

  std::vector<const PatternShape*> shapes_;
  std::size_t words_ = 0;             // of 64 shapes each
  std::vector<std::uint64_t> table_;  // the rows of all places and bytes
};

}  // namespace kehraus
