#include "ruleset/literal_index.h"

#include <algorithm>

namespace kehraus {
void LiteralIndex::add(const Literal& literal, std::uint32_t number) {
  const std::size_t size = literal.text.size();
  entries_.push_back(
      {gram_at(literal.text.data() + literal.gram), gram_at(literal.text.data() + size - kGramBytes), number,
       static_cast<std::uint32_t>(literals_.size()), static_cast<std::uint16_t>(size), literal.gram});
  literals_ += literal.text;
}

void LiteralIndex::build() {
  if (entries_.empty()) return;
  const auto bucket = [](const Entry& entry) { return bucket_of(hash_of(entry.gram)); };
  std::stable_sort(entries_.begin(), entries_.end(),
                   [&](const Entry& a, const Entry& b) { return bucket(a) < bucket(b); });
  filter_.assign((std::size_t{1} << kFilterBits) / 64, 0);
  first_.assign((std::size_t{1} << kBucketBits) + 1, 0);
  for (const Entry& entry : entries_) {
    const std::uint32_t hash = hash_of(entry.gram);
    filter_[hash / 64] |= std::uint64_t{1} << (hash % 64);
    ++first_[bucket_of(hash) + 1];
  }
  for (std::size_t b = 1; b < first_.size(); ++b) first_[b] += first_[b - 1];
}

}  // namespace kehraus
