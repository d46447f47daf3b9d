// Many strings looked for in one pass over a text: which of them might stand in it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kehraus {

// Built once, then read by any number of threads.
class LiteralIndex {
 public:
  // Adds a string of at least four bytes under a number; the same number may have many strings.
  void add(std::string_view literal, std::uint32_t number);

  // Makes the index ready; nothing may be added afterwards.
  void build();

  // Calls `found(number)` for the strings that stand in `text`; more than once for a number that is found at
  // several places. About a nanosecond a byte.
  template <typename Found>
  void search(std::string_view text, Found found) const;

 private:
  // Strings are found by four bytes of theirs, wherever they stand in the string.
  struct Entry {
    std::uint32_t gram = 0;
    std::uint32_t number = 0;
    std::uint32_t offset = 0;  // of the four bytes in the literal
    std::string literal;
  };

  // A gram's hash: all its bits choose a bit of the filter, the upper ones a bucket of entries. The filter is
  // sparse, so that text which holds no literal passes it seldom, and small enough to stay in the nearest
  // cache.
  static constexpr unsigned kFilterBits = 17, kBucketBits = 12;
  static std::uint32_t gram_at(const char* bytes) noexcept;
  static std::uint32_t hash_of(std::uint32_t gram) noexcept {
    return gram * 0x9E3779B1u >> (32 - kFilterBits);
  }
  static std::uint32_t bucket_of(std::uint32_t hash) noexcept { return hash >> (kFilterBits - kBucketBits); }

  std::vector<Entry> entries_;         // sorted by bucket once built
  std::vector<std::uint32_t> first_;   // for each bucket its first entry, and one more at the end
  std::vector<std::uint64_t> filter_;  // a bit for each hash
};

// ---------------------------------------------------------------------------------------------------------------

inline std::uint32_t LiteralIndex::gram_at(const char* bytes) noexcept {
  std::uint32_t gram = 0;
  __builtin_memcpy(&gram, bytes, sizeof gram);
  return gram;
}

template <typename Found>
void LiteralIndex::search(std::string_view text, Found found) const {
  if (entries_.empty() || text.size() < sizeof(std::uint32_t)) return;
  const std::size_t last = text.size() - sizeof(std::uint32_t);
  const std::uint64_t* const filter = filter_.data();
  for (std::size_t at = 0; at <= last; ++at) {
    const std::uint32_t gram = gram_at(text.data() + at);
    const std::uint32_t hash = hash_of(gram);
    if (!(filter[hash / 64] >> (hash % 64) & 1)) continue;
    const std::uint32_t bucket = bucket_of(hash);
    for (std::uint32_t e = first_[bucket]; e < first_[bucket + 1]; ++e) {
      const Entry& entry = entries_[e];
      if (entry.gram == gram && at >= entry.offset &&
          text.compare(at - entry.offset, entry.literal.size(), entry.literal) == 0)
        found(entry.number);
    }
  }
}

}  // namespace kehraus
