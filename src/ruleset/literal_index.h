// Many strings looked for in one pass over a text: which of them might stand in it.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "ruleset/rule.h"

namespace kehraus {

// Built once, then read by any number of threads.
class LiteralIndex {
 public:
  // Adds a string under a number; the same number may have many strings.
  void add(const Literal& literal, std::uint32_t number);

  // Makes the index ready; nothing may be added afterwards.
  void build();

  // Calls `found(number)` for the strings that stand in `text`, more than once for a number that is found at
  // several places. `wanted(number, at)` is asked before a string is compared that may stand near byte `at`:
  // most are not wanted. About a nanosecond a byte.
  template <typename Wanted, typename Found>
  void search(std::string_view text, Wanted wanted, Found found) const;

 private:
  static constexpr std::size_t kGramBytes = 4;

  // A string is found by four bytes of it, then held against its last four, then compared.
  struct Entry {
    std::uint32_t gram = 0;
    std::uint32_t last_gram = 0;
    std::uint32_t number = 0;
    std::uint32_t literal = 0;  // where it starts in literals_
    std::uint16_t size = 0;
    std::uint16_t offset = 0;  // of the gram in the literal
  };

  // A gram's hash: all its bits choose a bit of the filter, the upper ones a bucket of entries. The filter is
  // sparse, so that text which holds no literal passes it seldom, and small enough to stay in a near cache.
  static constexpr unsigned kFilterBits = 18, kBucketBits = 13;
  static std::uint32_t gram_at(const char* bytes) noexcept;
  static std::uint32_t hash_of(std::uint32_t gram) noexcept {
    return gram * 0x9E3779B1u >> (32 - kFilterBits);
  }
  static std::uint32_t bucket_of(std::uint32_t hash) noexcept { return hash >> (kFilterBits - kBucketBits); }

  std::string literals_;
  std::vector<Entry> entries_;         // sorted by bucket once built
  std::vector<std::uint32_t> first_;   // for each bucket its first entry, and one more at the end
  std::vector<std::uint64_t> filter_;  // a bit for each hash
};

// ---------------------------------------------------------------------------------------------------------------------

inline std::uint32_t LiteralIndex::gram_at(const char* bytes) noexcept {
  std::uint32_t gram = 0;
  std::memcpy(&gram, bytes, sizeof gram);
  return gram;
}

template <typename Wanted, typename Found>
void LiteralIndex::search(std::string_view text, Wanted wanted, Found found) const {
  if (entries_.empty() || text.size() < kGramBytes) return;
  const std::size_t last = text.size() - kGramBytes;
  const std::uint64_t* const filter = filter_.data();
  for (std::size_t at = 0; at <= last; ++at) {
    const std::uint32_t gram = gram_at(text.data() + at);
    const std::uint32_t hash = hash_of(gram);
    if (!(filter[hash / 64] >> (hash % 64) & 1)) continue;
    const std::uint32_t bucket = bucket_of(hash);
    for (std::uint32_t e = first_[bucket]; e < first_[bucket + 1]; ++e) {
      const Entry& entry = entries_[e];
      if (entry.gram != gram || at < entry.offset || !wanted(entry.number, at)) continue;
      const std::size_t start = at - entry.offset;
      if (start + entry.size <= text.size() &&
          gram_at(text.data() + start + entry.size - kGramBytes) == entry.last_gram &&
          std::memcmp(text.data() + start, literals_.data() + entry.literal, entry.size) == 0)
        found(entry.number);
    }
  }
}

}  // namespace kehraus
