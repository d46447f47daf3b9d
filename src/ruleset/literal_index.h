// Many strings looked for in one pass over a text: which of them might stand in it.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "ruleset/rule.h"
#include "text/eight_bytes.h"

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
  // place inside the string. About a nanosecond a byte.
  template <typename Found>
  void search(std::string_view text, Found found) const;

 private:
  // A string is found by six bytes of it, its key; by four where it has no more. Then it is compared.
  using Key = std::uint64_t;
  static constexpr std::size_t kShortBytes = 4, kLongBytes = 6;

  struct Added {
    const Literal* literal;
    std::uint32_t number;
  };

  struct Entry {
    Key key = 0;
    std::uint32_t text = 0;   // where it starts in texts_
    std::uint32_t first = 0;  // its numbers in numbers_, up to the next entry's
    std::uint16_t size = 0;
    std::uint16_t offset = 0;  // of the key in the string
  };

  // A key and the entries that are found by it.
  struct Slot {
    Key key = 0;
    std::uint16_t first = 0, end = 0;  // equal: nothing stands here
  };

  // Small enough to stay in a near cache: a word of the filter for each hash, in which two bits tell whether
  // some key may have it. Few texts pass that have no key. Then come the slots, each at its hash or behind
  // others of the same.
  static constexpr std::size_t kFilterBitsOfOne = 32;

  static Key short_key(EightBytes bytes) noexcept { return bytes & 0xFFFFFFFF; }
  // Long keys and short ones share the filter and the slots: a bit beyond their bytes keeps them apart.
  static Key long_key(EightBytes bytes) noexcept { return bytes << 16 | 1; }
  static std::uint64_t hash_of(Key key) noexcept { return key * 0x9E3779B97F4A7C15u; }
  static std::uint64_t bits_of(std::uint64_t hash) noexcept {
    return std::uint64_t{1} << (hash >> 32 & 63) | std::uint64_t{1} << (hash >> 38 & 63);
  }
  bool may_have(std::uint64_t hash) const noexcept {
    return (~filter_[hash >> filter_shift_] & bits_of(hash)) == 0;
  }

  static Entry place_key(const Literal& literal);
  void make_entry(const Literal& literal);
  void make_slots();
  template <typename Found>
  void compare(Key key, std::string_view text, std::size_t at, Found& found) const;

  std::vector<Added> added_;  // until built
  std::string texts_;
  std::vector<std::uint32_t> numbers_;
  std::vector<Entry> entries_;  // sorted by key once built, and one more at the end
  std::vector<Slot> slots_;
  std::vector<std::uint64_t> filter_;
  unsigned filter_shift_ = 0, slot_shift_ = 0;  // what of a hash chooses neither
};

// ---------------------------------------------------------------------------------------------------------------------

// Reports the strings with this key that stand in the text, the key at `at`.
template <typename Found>
void LiteralIndex::compare(Key key, std::string_view text, std::size_t at, Found& found) const {
  std::size_t s = hash_of(key) >> slot_shift_;
  while (slots_[s].key != key && slots_[s].end != 0) ++s;
  for (std::size_t e = slots_[s].first; e < slots_[s].end; ++e) {
    const Entry& entry = entries_[e];
    if (at < entry.offset || at - entry.offset + entry.size > text.size() ||
        std::memcmp(text.data() + at - entry.offset, texts_.data() + entry.text, entry.size) != 0)
      continue;
    for (std::uint32_t n = entry.first; n < entries_[e + 1].first; ++n) found(numbers_[n], at);
  }
}

template <typename Found>
void LiteralIndex::search(std::string_view text, Found found) const {
  if (slots_.empty() || text.size() < kShortBytes) return;
  const std::size_t last = text.size() - kShortBytes;
  for (std::size_t at = 0; at <= last; ++at) {
    const EightBytes bytes = load_eight(text.data() + at);
    const bool may_be_short = may_have(hash_of(short_key(bytes)));
    const bool may_be_long = may_have(hash_of(long_key(bytes)));
    if (!(may_be_short | may_be_long)) continue;
    if (may_be_short) compare(short_key(bytes), text, at, found);
    if (may_be_long) compare(long_key(bytes), text, at, found);
  }
}

}  // namespace kehraus
