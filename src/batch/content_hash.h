// By what two runs know that bytes are the same.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace kehraus {

// 128 bits of XXH3, the same on every machine. It runs at the speed of memory, so that reading an archive
// again costs no more than reading it. It withstands chance, not intent: who can make two documents of one
// hash wrote both.
struct ContentHash {
  std::array<unsigned char, 16> bytes{};

  std::string hex() const;

  friend auto operator<=>(const ContentHash&, const ContentHash&) = default;
};

ContentHash content_hash(std::string_view bytes) noexcept;

// The first 63 bits as a number that is not negative.
std::int64_t content_number(std::string_view bytes) noexcept;

}  // namespace kehraus
