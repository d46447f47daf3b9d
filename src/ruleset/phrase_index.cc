#include "ruleset/phrase_index.h"

#include <algorithm>
#include <bit>

namespace kehraus {

void PhraseIndex::add(std::string_view phrase, std::uint16_t rule) {
  entries_.push_back({hash_of(phrase), static_cast<std::uint32_t>(texts_.size()),
                      static_cast<std::uint16_t>(phrase.size()), rule});
  texts_ += phrase;
}

void PhraseIndex::build() {
  const unsigned bits = std::max<unsigned>(std::bit_width(entries_.size()), 1) + 2;
  shift_ = 32 - bits;
  std::stable_sort(entries_.begin(), entries_.end(),
                   [](const Entry& a, const Entry& b) { return a.hash < b.hash; });
  first_.assign((std::size_t{1} << bits) + 1, 0);
  for (const Entry& entry : entries_) ++first_[(entry.hash >> shift_) + 1];
  for (std::size_t b = 1; b < first_.size(); ++b) first_[b] += first_[b - 1];
}

}  // namespace kehraus
