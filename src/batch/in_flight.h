// How many documents of a batch are on the way between its threads.
#pragma once

#include <cstddef>

namespace kehraus {

inline constexpr std::size_t kBytesInFlight = 64u << 20;

// Documents are read in portions: one lock for each would cost as much as a short document.
inline constexpr std::size_t kPortionBytes = 128u << 10;

}  // namespace kehraus
