// Numbers for hashes: the first that is seen gets 0, the next other one 1, and so on.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

namespace kehraus {

// Joins two hashes, or a hash and a number.
inline std::uint64_t mix_hashes(std::uint64_t hash, std::uint64_t piece) noexcept {
  hash = (hash ^ piece) * 0x9E3779B97F4A7C15;
  return hash ^ (hash >> 32);
}

// The same for the same bytes, whatever library the program is built with.
inline std::uint64_t hash_of_text(std::string_view text) noexcept {
  std::uint64_t hash = text.size();
  for (; text.size() >= 8; text.remove_prefix(8)) {
    std::uint64_t eight = 0;
    std::memcpy(&eight, text.data(), 8);
    hash = mix_hashes(hash, eight);
  }
  std::uint64_t rest = 0;
  for (const char c : text) rest = rest << 8 | static_cast<unsigned char>(c);
  return mix_hashes(hash, rest);
}

// Two things with one hash are one: for measures, where a slip of one in 2^64 does no harm. Texts chosen to
// share places in the table share numbers too, so looking is bounded.
class HashNumbers {
 public:
  //   in  count: as many as may be asked for
  explicit HashNumbers(std::size_t count)
      : shift_(64 - static_cast<unsigned>(std::bit_width(count * 2 + 1))),
        slots_(std::size_t{1} << (64 - shift_)) {}

  std::uint32_t of(std::uint64_t hash) {
    hash |= 1;  // 0 is an empty place
    std::size_t at = (hash * 0x9E3779B97F4A7C15) >> shift_;
    for (std::size_t step = 0; step < kMaxSteps && slots_[at].hash != 0 && slots_[at].hash != hash; ++step)
      at = (at + 1) & (slots_.size() - 1);
    Slot& slot = slots_[at];
    if (slot.hash == 0) slot = {hash, size_++};
    return slot.number;
  }

  std::uint32_t size() const noexcept { return size_; }

 private:
  static constexpr std::size_t kMaxSteps = 32;

  struct Slot {
    std::uint64_t hash = 0;
    std::uint32_t number = 0;
  };

  unsigned shift_;
  std::vector<Slot> slots_;  // open addressing
  std::uint32_t size_ = 0;
};

}  // namespace kehraus
