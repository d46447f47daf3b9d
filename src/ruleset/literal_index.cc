#include "ruleset/literal_index.h"

#include <algorithm>
#include <bit>
#include <tuple>

#include "document/error.h"

namespace kehraus {

// The rarest four bytes.
LiteralIndex::Key LiteralIndex::key_of(const Literal& literal) noexcept {
  return static_cast<Key>(load_rest(literal.text.data() + literal.gram, kKeyBytes));
}

LiteralIndex::Key LiteralIndex::key_of(const Entry& entry) const noexcept {
  return static_cast<Key>(load_rest(texts_.data() + entry.text + entry.offset, kKeyBytes));
}

// An entry of a string's own; its numbers follow.
void LiteralIndex::make_entry(const Literal& literal) {
  constexpr std::size_t kBefore = 2;  // of the eight bytes: so many stand before the key, where they may
  const std::string& text = literal.text;
  const std::size_t bytes = std::min(text.size(), sizeof(EightBytes));
  Entry entry;
  entry.offset = literal.gram;
  entry.bytes_offset = static_cast<std::uint16_t>(
      std::min(literal.gram > kBefore ? literal.gram - kBefore : 0, text.size() - bytes));
  entry.bytes = load_rest(text.data() + entry.bytes_offset, bytes);
  entry.mask = first_of(~EightBytes{0}, static_cast<unsigned>(bytes));
  entry.size = static_cast<std::uint16_t>(text.size());
  entry.text = static_cast<std::uint32_t>(texts_.size());
  texts_ += text;
  entry.first = static_cast<std::uint32_t>(numbers_.size());
  entries_.push_back(entry);
}

// Strings in the order of their keys, equal ones together.
void LiteralIndex::build() {
  std::vector<std::pair<Key, Added>> sorted;
  for (const Added& added : added_) sorted.emplace_back(key_of(*added.literal), added);
  std::sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first
                              : std::tie(a.second.literal->text, a.second.number) <
                                    std::tie(b.second.literal->text, b.second.number);
  });
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const Added& added = sorted[i].second;
    if (i == 0 || sorted[i - 1].second.literal->text != added.literal->text) make_entry(*added.literal);
    numbers_.push_back(added.number);
  }
  added_ = {};
  if (entries_.size() > UINT16_MAX)
    throw Error("the rules' patterns together need more than 65,535 different words");
  make_slots();
  Entry end;
  end.first = static_cast<std::uint32_t>(numbers_.size());
  entries_.push_back(end);
}

void LiteralIndex::make_slots() {
  std::vector<Slot> slots;
  for (std::size_t e = 0; e < entries_.size(); ++e) {
    const Key key = key_of(entries_[e]);
    if (slots.empty() || slots.back().key != key)
      slots.push_back({key, static_cast<std::uint16_t>(e), static_cast<std::uint16_t>(e)});
    ++slots.back().end;
  }
  if (slots.empty()) return;
  const auto shift_for = [](std::size_t size) {
    return 32 - static_cast<unsigned>(std::bit_width(size) - 1);
  };
  const std::size_t words = std::bit_ceil(slots.size() * kBitsOfOne / (8 * sizeof(Bits)) + 2);
  const std::size_t places = std::bit_ceil(slots.size() + slots.size() / 2 + 2);
  bits_shift_ = shift_for(words);
  slot_shift_ = shift_for(places);
  bits_.assign(words, 0);
  slots_.assign(places + slots.size() + 1, {});  // the last ones may have to step behind
  for (const Slot& slot : slots) {
    const std::uint32_t hash = hash_of(slot.key);
    bits_[hash >> bits_shift_] |= Bits{1} << bit_of(hash) | Bits{1} << other_bit_of(hash);
    std::size_t at = hash >> slot_shift_;
    while (slots_[at].end != 0) ++at;
    slots_[at] = slot;
  }
}

}  // namespace kehraus
