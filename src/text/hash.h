// A hash that is the same on every machine and in every build: FNV-1a, 64 bits.
#pragma once

#include <cstdint>
#include <string_view>

namespace kehraus {

// The hash of `text`, or, given the hash of what stands before it, of both together.
inline std::uint64_t hash_of(std::string_view text, std::uint64_t before = 14695981039346656037u) noexcept {
  for (unsigned char c : text) before = (before ^ c) * 1099511628211u;
  return before;
}

}  // namespace kehraus
