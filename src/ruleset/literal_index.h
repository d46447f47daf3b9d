// Many strings looked for in one pass over a text: which of them might stand in it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "ruleset/rule.h"
#include "text/eight_bytes.h"
#include "text/span.h"

namespace kehraus {

// Built once, then read by any number of threads.
class LiteralIndex {
 public:
  // So many bytes behind a text that is searched must be readable, whatever they are.
  static constexpr std::size_t kPadding = 8;

  // Adds a string under a number; the same number may have many strings, and a string many numbers. The
  // string must outlive build().
  void add(const Literal& literal, std::uint32_t number) { added_.push_back({&literal, number}); }

  // Makes the index ready; nothing may be added afterwards.
  //   errors  throws Error for more than 65,535 different strings
  void build();

  // Calls `found(number, at)` for the strings that stand in `text`, each as often as it is found; `at` is a
  // place inside the string, and only those are reported whose place is in `part`. Less than a nanosecond a
  // byte.
  template <typename Found>
  void search(std::string_view text, Span part, Found found) const;

 private:
  // A string is found by four bytes of it, its key; then it is compared, first up to eight bytes around the
  // key at once.
  using Key = std::uint32_t;
  static constexpr std::size_t kKeyBytes = sizeof(Key);

  struct Added {
    const Literal* literal;
    std::uint32_t number;
  };

  struct Entry {
    EightBytes bytes = 0, mask = 0;  // around the key, and which of them belong to the string
    std::uint32_t text = 0;          // where the string starts in texts_
    std::uint32_t first = 0;         // its numbers in numbers_, up to the next entry's
    std::uint16_t size = 0;
    std::uint16_t offset = 0;        // of the key in the string
    std::uint16_t bytes_offset = 0;  // of the eight bytes in the string
  };

  // A key and the entries that are found by it.
  struct Slot {
    Key key = 0;
    std::uint16_t first = 0, end = 0;  // equal: nothing stands here
  };

  // Told first, in a table that is small enough to stay in a near cache: a word for each hash and two bits in
  // it, set where some key has them. Few places pass where no key stands. Then come the slots, each at its
  // hash or behind others of the same.
  using Bits = std::uint32_t;
  static constexpr std::size_t kBitsOfOne = 32;  // for each key

  static std::uint32_t hash_of(Key key) noexcept { return key * 0x9E3779B1u; }
  // Which of a word's bits: told by what of the hash chooses no word.
  static unsigned bit_of(std::uint32_t hash) noexcept { return hash >> 8 & 31; }
  static unsigned other_bit_of(std::uint32_t hash) noexcept { return hash >> 13 & 31; }

  static Key key_of(const Literal& literal) noexcept;
  Key key_of(const Entry& entry) const noexcept;
  void make_entry(const Literal& literal);
  void make_slots();
  template <typename Found>
  void compare(Key key, std::string_view text, std::size_t at, Found& found) const;

  std::vector<Added> added_;  // until built
  std::string texts_;
  std::vector<std::uint32_t> numbers_;
  std::vector<Entry> entries_;  // sorted by key once built, and one more at the end
  std::vector<Slot> slots_;
  std::vector<Bits> bits_;
  unsigned bits_shift_ = 0, slot_shift_ = 0;  // what of a hash chooses neither
};

// ---------------------------------------------------------------------------------------------------------------------

// Reports the strings that stand in the text with their key at `at`.
template <typename Found>
void LiteralIndex::compare(Key key, std::string_view text, std::size_t at, Found& found) const {
  std::size_t s = hash_of(key) >> slot_shift_;
  while (slots_[s].key != key && slots_[s].end != 0) ++s;
  for (std::size_t e = slots_[s].first; e < slots_[s].end; ++e) {
    const Entry& entry = entries_[e];
    if (at < entry.offset || at - entry.offset + entry.size > text.size()) continue;
    const char* start = text.data() + at - entry.offset;
    if (((load_eight(start + entry.bytes_offset) ^ entry.bytes) & entry.mask) != 0) continue;
    if (entry.size > sizeof(EightBytes) && std::memcmp(start, texts_.data() + entry.text, entry.size) != 0)
      continue;
    for (std::uint32_t n = entry.first; n < entries_[e + 1].first; ++n) found(numbers_[n], at);
  }
}

template <typename Found>
void LiteralIndex::search(std::string_view text, Span part, Found found) const {
  if (slots_.empty() || text.size() < kKeyBytes) return;
  const std::size_t end = std::min(part.end, text.size() - kKeyBytes + 1);
  // In variables of their own, or they would be loaded anew for each byte.
  const Bits* const words = bits_.data();
  const unsigned shift = bits_shift_;
  const char* const bytes = text.data();
  for (std::size_t at = part.start; at < end; ++at) {
    const auto key = static_cast<Key>(load_eight(bytes + at));
    const std::uint32_t hash = hash_of(key);
    const Bits word = words[hash >> shift];
    if (word >> bit_of(hash) & word >> other_bit_of(hash) & 1) compare(key, text, at, found);
  }
}

}  // namespace kehraus
