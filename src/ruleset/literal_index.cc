#include "ruleset/literal_index.h"

#include <algorithm>
#include <string>

#include "text/stop_words.h"

namespace kehraus {
namespace {

// How common four bytes are in text, roughly: letters that words are full of, and spaces, count more, and
// what is part of a stop word is common whatever its letters.
int commonness(std::string_view gram) noexcept {
  constexpr std::string_view kFrequent = " enirstadhulcg";
  int sum = is_in_stop_word(gram) ? 100 : 0;
  for (char c : gram) {
    const auto place = kFrequent.find(c);
    sum += place == kFrequent.npos ? 0 : static_cast<int>(kFrequent.size() - place);
  }
  return sum;
}

std::size_t rarest_gram(std::string_view literal) noexcept {
  std::size_t best = 0;
  for (std::size_t at = 1; at + 4 <= literal.size(); ++at)
    if (commonness(literal.substr(at, 4)) < commonness(literal.substr(best, 4))) best = at;
  return best;
}

}  // namespace

void LiteralIndex::add(std::string_view literal, std::uint32_t number) {
  const std::size_t offset = rarest_gram(literal);
  entries_.push_back(
      {gram_at(literal.data() + offset), number, static_cast<std::uint32_t>(offset), std::string(literal)});
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
