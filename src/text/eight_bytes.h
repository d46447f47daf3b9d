// Eight bytes at a time: questions about ASCII text answered for eight characters in a few instructions, on
// any machine. An answer is a byte of flags for each character, 0x80 for yes and 0 for no, the first
// character lowest.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace kehraus {

using EightBytes = std::uint64_t;
using EightFlags = std::uint64_t;

inline constexpr std::uint64_t kEachByte = 0x0101010101010101;
inline constexpr EightFlags kAllFlags = kEachByte << 7;

inline EightBytes load_eight(const char* from) noexcept {
  EightBytes bytes;
  std::memcpy(&bytes, from, sizeof bytes);
  if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
  return bytes;
}

inline void store_eight(EightBytes bytes, char* to) noexcept {
  if constexpr (std::endian::native == std::endian::big) bytes = __builtin_bswap64(bytes);
  std::memcpy(to, &bytes, sizeof bytes);
}

// The first `count` characters (1 to 8), and NULs behind them.
inline EightBytes first_of(EightBytes bytes, unsigned count) noexcept {
  return bytes << (64 - 8 * count) >> (64 - 8 * count);
}

// The last fewer than eight characters of a text, and NULs behind them.
inline EightBytes load_rest(const char* from, std::size_t size) noexcept {
  char bytes[sizeof(EightBytes)] = {};
  std::memcpy(bytes, from, size);
  return load_eight(bytes);
}

// The rest wants ASCII: all bytes below 0x80, and so the bounds.
inline EightFlags at_least(EightBytes bytes, unsigned char low) noexcept {
  return (bytes + kEachByte * (0x80u - low)) & kAllFlags;
}
inline EightFlags between(EightBytes bytes, unsigned char low, unsigned char high) noexcept {
  return at_least(bytes, low) & ~at_least(bytes, static_cast<unsigned char>(high + 1));
}
inline EightFlags equal(EightBytes bytes, unsigned char byte) noexcept {
  return ~((bytes ^ kEachByte * byte) + kEachByte * 0x7F) & kAllFlags;
}

inline std::uint32_t count(EightFlags flags) noexcept {
  return static_cast<std::uint32_t>((flags >> 7) * kEachByte >> 56);
}

}  // namespace kehraus
