// Sixty-four bytes at a time: a question about bytes is answered by a mask, one bit for each byte, the first
// byte lowest. Written with the vector types of GCC and Clang, which exist on any machine.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "text/eight_bytes.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace kehraus {

using ByteMask = std::uint64_t;

// Bytes beyond ASCII are below zero. A comparison gives all ones or all zeros for each byte.
typedef signed char SixteenBytes __attribute__((vector_size(16)));

inline SixteenBytes load_sixteen(const char* from) noexcept {
  SixteenBytes bytes;
  std::memcpy(&bytes, from, sizeof bytes);
  return bytes;
}

inline void store_sixteen(SixteenBytes bytes, char* to) noexcept { std::memcpy(to, &bytes, sizeof bytes); }

// Whether each byte is one from `low` to `high`, which may be beyond ASCII.
template <unsigned char low, unsigned char high>
SixteenBytes between(SixteenBytes bytes) noexcept {
  // What is asked for moves to the top of what a signed byte holds, so that one comparison is enough.
  typedef unsigned char Unsigned __attribute__((vector_size(16)));
  const Unsigned moved = reinterpret_cast<Unsigned>(bytes) + static_cast<unsigned char>(0x7F - high);
  return reinterpret_cast<SixteenBytes>(moved) > static_cast<signed char>(0x7E - (high - low));
}

// The highest bit of each byte.
inline ByteMask mask_of(SixteenBytes bytes) noexcept {
#ifdef __SSE2__
  return static_cast<std::uint32_t>(_mm_movemask_epi8(reinterpret_cast<__m128i>(bytes)));
#else
  char stored[sizeof bytes];
  store_sixteen(bytes, stored);
  const auto gather = [](EightBytes eight) {  // the lowest bits of eight bytes at the top
    return ((eight & kAllFlags) >> 7) * 0x0102040810204080 >> 56;
  };
  return gather(load_eight(stored)) | gather(load_eight(stored + 8)) << 8;
#endif
}

// Sixty-four bytes in a row.
class SixtyFourBytes {
 public:
  // Leaves out the first `skipped` of them (below 64): the next byte is the first, and the last have no bits.
  explicit SixtyFourBytes(const char* from, unsigned skipped = 0) noexcept : skipped_(skipped) {
    for (std::size_t i = 0; i < parts_.size(); ++i) parts_[i] = load_sixteen(from + 16 * i);
  }

  // For which bytes the question is answered with ones: `where([](auto bytes) { return bytes == ' '; })`.
  template <typename Question>
  ByteMask where(Question question) const noexcept {
    return (mask_of(question(parts_[0])) | mask_of(question(parts_[1])) << 16 |
            mask_of(question(parts_[2])) << 32 | mask_of(question(parts_[3])) << 48) >>
           skipped_;
  }
  ByteMask all() const noexcept { return ~ByteMask{0} >> skipped_; }

 private:
  std::array<SixteenBytes, 4> parts_;
  unsigned skipped_;
};

// Fewer than 64 bytes, of a text of its own. The bits behind its end are not set.
class FewBytes {
 public:
  explicit FewBytes(std::string_view text) noexcept {
    if (text.size() >= 16) {
      // The last parts overlap, and say the same about the same bytes.
      for (unsigned i = 0; i < parts_.size(); ++i) {
        places_[i] = std::min(16 * i, static_cast<unsigned>(text.size()) - 16);
        parts_[i] = load_sixteen(text.data() + places_[i]);
      }
      all_ = ~ByteMask{0} >> (64 - text.size());
    } else {
      parts_.fill(load_few(text));
      places_.fill(0);
      all_ = (ByteMask{1} << text.size()) - 1;
    }
  }

  template <typename Question>
  ByteMask where(Question question) const noexcept {
    ByteMask mask = 0;
    for (unsigned i = 0; i < parts_.size(); ++i) mask |= mask_of(question(parts_[i])) << places_[i];
    return mask & all_;
  }
  ByteMask all() const noexcept { return all_; }

 private:
  static SixteenBytes load_few(std::string_view text) noexcept {
    char bytes[16] = {};
    if (text.size() >= 8) {
      store_eight(load_eight(text.data() + text.size() - 8), bytes + text.size() - 8);
      store_eight(load_eight(text.data()), bytes);
    } else {
      for (std::size_t i = 0; i < text.size(); ++i) bytes[i] = text[i];
    }
    return load_sixteen(bytes);
  }

  std::array<SixteenBytes, 4> parts_;
  std::array<unsigned, 4> places_;
  ByteMask all_;
};

// Calls `use` with the 64 bytes of a text, or as many as there are, from `at` on, which is a multiple of 64
// below its size: SixtyFourBytes or FewBytes. Bits behind the end of the text are not set, and nothing beyond
// it is read.
template <typename Use>
auto with_64(std::string_view text, std::size_t at, Use use) {
  if (text.size() < 64) return use(FewBytes(text));
  const std::size_t from = std::min(at, text.size() - 64);
  return use(SixtyFourBytes(text.data() + from, static_cast<unsigned>(at - from)));
}

// The same for all of a text: `use(bytes, at)`.
template <typename Use>
void for_each_64(std::string_view text, Use use) {
  if (text.size() < 64) {
    if (!text.empty()) use(FewBytes(text), 0);
    return;
  }
  for (std::size_t at = 0; at < text.size(); at += 64) {
    const std::size_t from = std::min(at, text.size() - 64);
    use(SixtyFourBytes(text.data() + from, static_cast<unsigned>(at - from)), at);
  }
}

// Whether the question is answered with ones for any byte of a text.
template <typename Question>
bool has_any(std::string_view text, Question question) noexcept {
  if (text.size() < 64) return !text.empty() && FewBytes(text).where(question) != 0;
  SixteenBytes found{};
  for (std::size_t at = 0; at + 16 <= text.size(); at += 16)
    found |= question(load_sixteen(text.data() + at));
  return mask_of(found | question(load_sixteen(text.data() + text.size() - 16))) != 0;
}

// How many bytes are in a mask. Without the instruction for it, which the oldest x86-64 lacks, the compiler
// would call a function.
inline std::uint32_t count_of(ByteMask mask) noexcept {
#if defined(__x86_64__) && !defined(__POPCNT__)
  mask -= mask >> 1 & 0x5555555555555555;
  mask = (mask & 0x3333333333333333) + (mask >> 2 & 0x3333333333333333);
  return static_cast<std::uint32_t>(((mask + (mask >> 4)) & 0x0F0F0F0F0F0F0F0F) * kEachByte >> 56);
#else
  return static_cast<std::uint32_t>(std::popcount(mask));
#endif
}

// The same where it is mostly none or one.
inline std::uint32_t count_of_few(ByteMask mask) noexcept {
  const ByteMask others = mask & (mask - 1);
  return others == 0 ? mask != 0 : count_of(mask);
}

// The place of the first byte of a mask, which is not empty.
inline unsigned first_in(ByteMask mask) noexcept { return static_cast<unsigned>(std::countr_zero(mask)); }

// The first `count` bytes, below 64.
inline ByteMask first_bytes(std::size_t count) noexcept { return (ByteMask{1} << count) - 1; }

// Every byte, or none.
inline ByteMask all_if(bool condition) noexcept { return ByteMask{0} - ByteMask{condition}; }

// The bytes behind each of a mask; `before`: whether the one before the first belongs to it.
inline ByteMask behind(ByteMask mask, bool before) noexcept { return mask << 1 | (before ? 1 : 0); }

}  // namespace kehraus
