// A half-open range of bytes, [start, end).
#pragma once

#include <cstddef>

namespace kehraus {

struct Span {
  std::size_t start = 0;
  std::size_t end = 0;

  std::size_t size() const noexcept { return end - start; }
  bool empty() const noexcept { return start == end; }
  friend bool operator==(const Span&, const Span&) = default;
};

}  // namespace kehraus
