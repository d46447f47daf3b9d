#include "score/class_words.h"

#include <algorithm>
#include <bit>

namespace kehraus {
namespace {

constexpr bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
constexpr bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

// Calls `take` with the hash of each run of letters; a capital behind a small letter begins another.
template <typename Take>
void for_each_word(std::string_view names, Take take) {
  std::uint64_t hash = hash_class_word({});
  bool is_in_word = false;
  char before = ' ';
  const auto end_word = [&] {
    if (is_in_word) take(hash);
    hash = hash_class_word({});
    is_in_word = false;
  };
  for (const char c : names) {
    if (is_upper(c) && is_lower(before)) end_word();
    before = c;
    if (!is_upper(c) && !is_lower(c)) {
      end_word();
      continue;
    }
    hash = (hash ^ static_cast<unsigned char>(c | 0x20)) * 0x100000001b3;
    is_in_word = true;
  }
  end_word();
}

}  // namespace

void ClassShares::add(const ClassShares& further) noexcept {
  if (!further.is_known()) return;
  least = is_known() ? std::min(least, further.least) : further.least;
  most = std::max(most, further.most);
}

ClassWords::ClassWords(std::span<const ClassWord> words)
    : bits_(static_cast<unsigned>(std::bit_width(words.size() * 2 + 2))), slots_(std::size_t{1} << bits_) {
  for (const ClassWord& word : words) slots_[slot_of(word.hash)] = word;
}

std::size_t ClassWords::slot_of(std::uint64_t hash) const noexcept {
  std::size_t at = hash >> (64 - bits_);
  while (slots_[at].hash != 0 && slots_[at].hash != hash) at = (at + 1) & (slots_.size() - 1);
  return at;
}

ClassShares ClassWords::find(std::string_view names) const noexcept {
  ClassShares shares;
  for_each_word(names, [&](std::uint64_t hash) {
    const ClassWord& word = slots_[slot_of(hash)];
    if (word.hash != hash) return;
    shares.add({word.share, word.share});
  });
  return shares;
}

}  // namespace kehraus
