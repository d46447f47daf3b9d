// Phrases and the rules they belong to, looked up by their text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/eight_bytes.h"

namespace kehraus {

// Most texts that are looked up are no phrase: that is told by their length and their bytes at either end,
// before anything is compared. Built once, then read by any number of threads.
class PhraseIndex {
 public:
  void add(std::string_view phrase, std::uint16_t rule);

  // Makes the index ready; nothing may be added afterwards.
  void build();

  // Calls `found(rule)` for each rule of a phrase, in the order they were added.
  template <typename Found>
  void look_up(std::string_view phrase, Found found) const {
    if (entries_.empty()) return;
    const std::uint32_t hash = hash_of(phrase);
    const std::uint32_t bucket = hash >> shift_;
    for (std::uint32_t e = first_[bucket]; e < first_[bucket + 1]; ++e)
      if (entries_[e].hash == hash && text_of(entries_[e]) == phrase) found(entries_[e].rule);
  }

 private:
  struct Entry {
    std::uint32_t hash = 0;
    std::uint32_t text = 0;  // where it starts in texts_
    std::uint16_t size = 0;
    std::uint16_t rule = 0;
  };

  static std::uint32_t hash_of(std::string_view phrase) noexcept {
    EightBytes start = 0, end = 0;
    if (phrase.size() >= sizeof start) {
      start = load_eight(phrase.data());
      end = load_eight(phrase.data() + phrase.size() - sizeof end);
    } else {
      start = load_rest(phrase.data(), phrase.size());
    }
    const std::uint64_t mixed = (start * 0x9E3779B97F4A7C15u) ^ ((end + phrase.size()) * 0xC2B2AE3D27D4EB4Fu);
    return static_cast<std::uint32_t>((mixed ^ mixed >> 29) * 0x9E3779B97F4A7C15u >> 32);
  }
  std::string_view text_of(const Entry& entry) const noexcept {
    return std::string_view(texts_).substr(entry.text, entry.size);
  }

  std::string texts_;
  std::vector<Entry> entries_;        // sorted by hash once built
  std::vector<std::uint32_t> first_;  // for each bucket its first entry, and one more at the end
  unsigned shift_ = 0;                // what of a hash is no bucket
};

}  // namespace kehraus
