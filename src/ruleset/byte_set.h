// A set of byte values.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "text/byte_masks.h"

namespace kehraus {

class ByteSet {
 public:
  static ByteSet all() noexcept {
    ByteSet set;
    set.words_.fill(~std::uint64_t{0});
    return set;
  }
  // The bytes that stand in a text. Noted in a table first, where one does not have to wait for the one
  // before.
  static ByteSet of(std::string_view text) noexcept {
    alignas(16) std::array<char, 256> stands{};
    for (char c : text) stands[static_cast<unsigned char>(c)] = '\x80';
    ByteSet set;
    for (std::size_t word = 0; word < set.words_.size(); ++word)
      set.words_[word] = SixtyFourBytes(stands.data() + 64 * word).where([](SixteenBytes b) { return b; });
    return set;
  }

  void add(unsigned char byte) noexcept { words_[byte / 64] |= std::uint64_t{1} << (byte % 64); }
  void add(unsigned low, unsigned high) noexcept {
    for (unsigned byte = low; byte <= high; ++byte) add(static_cast<unsigned char>(byte));
  }
  void add(const ByteSet& other) noexcept {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }

  bool has(unsigned char byte) const noexcept { return words_[byte / 64] >> (byte % 64) & 1; }
  bool has_any(const ByteSet& other) const noexcept {
    std::uint64_t common = 0;
    for (std::size_t i = 0; i < words_.size(); ++i) common |= words_[i] & other.words_[i];
    return common != 0;
  }
  int size() const noexcept {
    int size = 0;
    for (std::uint64_t word : words_) {
      // As std::popcount does on machines with an instruction for it; without, it is a slow call.
      word -= word >> 1 & 0x5555555555555555u;
      word = (word & 0x3333333333333333u) + (word >> 2 & 0x3333333333333333u);
      word = (word + (word >> 4)) & 0x0F0F0F0F0F0F0F0Fu;
      size += static_cast<int>(word * 0x0101010101010101u >> 56);
    }
    return size;
  }

 private:
  std::array<std::uint64_t, 4> words_{};
};

}  // namespace kehraus
