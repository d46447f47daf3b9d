#include "ruleset/literal_index.h"

#include <algorithm>
#include <bit>
#include <tuple>

#include "document/error.h"

namespace kehraus {

// An entry's key and where in the string it stands: around the rarest four bytes.
LiteralIndex::Entry LiteralIndex::place_key(const Literal& literal) {
  const std::string& text = literal.text;
  Entry entry;
  entry.offset = literal.gram;
  if (text.size() >= kLongBytes) {
    const std::size_t before = literal.gram > 0 ? literal.gram - 1u : 0u;
    entry.offset = static_cast<std::uint16_t>(std::min(before, text.size() - kLongBytes));
    entry.key = long_key(load_rest(text.data() + entry.offset, kLongBytes));
  } else {
    entry.key = short_key(load_rest(text.data() + entry.offset, kShortBytes));
  }
  return entry;
}

// An entry of a string's own; its numbers follow.
void LiteralIndex::make_entry(const Literal& literal) {
  const std::string& text = literal.text;
  Entry entry = place_key(literal);
  entry.size = static_cast<std::uint16_t>(text.size());
  entry.text = static_cast<std::uint32_t>(texts_.size());
  texts_ += text;
  entry.first = static_cast<std::uint32_t>(numbers_.size());
  entries_.push_back(entry);
}

// Strings in the order of their keys, equal ones together.
void LiteralIndex::build() {
  const auto key_of = [](const Literal& literal) { return place_key(literal).key; };
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
    if (e == 0 || entries_[e - 1].key != entries_[e].key)
      slots.push_back({entries_[e].key, static_cast<std::uint16_t>(e), static_cast<std::uint16_t>(e)});
    ++slots.back().end;
  }
  if (slots.empty()) return;
  const auto shift_for = [](std::size_t size) {
    return 64 - static_cast<unsigned>(std::bit_width(size) - 1);
  };
  const std::size_t words = std::bit_ceil(slots.size() * kFilterBitsOfOne / 64 + 2);
  const std::size_t places = std::bit_ceil(slots.size() + slots.size() / 2 + 2);
  filter_shift_ = shift_for(words);
  slot_shift_ = shift_for(places);
  filter_.assign(words, 0);
  slots_.assign(places + slots.size() + 1, {});  // the last ones may have to step behind
  for (const Slot& slot : slots) {
    const std::uint64_t hash = hash_of(slot.key);
    filter_[hash >> filter_shift_] |= bits_of(hash);
    std::size_t at = hash >> slot_shift_;
    while (slots_[at].end != 0) ++at;
    slots_[at] = slot;
  }
}

}  // namespace kehraus
