#include "html/tag.h"

#include <bit>
#include <cstring>

namespace kehraus::html {
namespace {

constexpr std::array<std::string_view, kTagCount> kNames = {
#define KEHRAUS_HTML_TAG(id, name) name,
    KEHRAUS_HTML_TAGS(KEHRAUS_HTML_TAG)
#undef KEHRAUS_HTML_TAG
};

constexpr std::uint64_t kEachByte = 0x0101010101010101;

// Eight bytes with ASCII's capitals made small.
constexpr std::uint64_t lower_case(std::uint64_t bytes) noexcept {
  const std::uint64_t low = bytes & kEachByte * 0x7F;
  const std::uint64_t from_a = low + kEachByte * (0x80 - 'A');
  const std::uint64_t above_z = low + kEachByte * (0x80 - 'Z' - 1);
  return bytes | ((from_a & ~above_z & ~bytes & kEachByte * 0x80) >> 2);
}

// The first eight bytes of a name, the first lowest, zeros behind its end.
constexpr std::uint64_t first_eight(std::string_view name) noexcept {
  std::uint64_t bytes = 0;
  for (std::size_t i = 0; i < name.size() && i < 8; ++i)
    bytes |= std::uint64_t{static_cast<unsigned char>(name[i])} << 8 * i;
  return lower_case(bytes);
}

// A table open to the next free slot, a quarter full, so that nearly every look-up ends at its first slot.
constexpr std::size_t kSlots = 1024;

constexpr std::size_t slot_of(std::uint64_t bytes) noexcept {
  return static_cast<std::size_t>(bytes * 0x9E3779B97F4A7C15 >> 54);
}

struct Slot {
  std::uint64_t bytes = 0;  // 0: free
  std::uint8_t size = 0;    // of the name
  Tag tag = Tag::unknown;
};

constexpr std::array<Slot, kSlots> make_slots() {
  std::array<Slot, kSlots> slots{};
  for (std::size_t i = 0; i < kTagCount; ++i) {
    const std::uint64_t bytes = first_eight(kNames[i]);
    std::size_t at = slot_of(bytes);
    while (slots[at].bytes != 0) at = (at + 1) % kSlots;
    slots[at] = {bytes, static_cast<std::uint8_t>(kNames[i].size()), static_cast<Tag>(i)};
  }
  return slots;
}

constexpr std::array<Slot, kSlots> kSlotsOfNames = make_slots();

template <class Word>
std::uint64_t load(const char* at) noexcept {
  Word word;
  std::memcpy(&word, at, sizeof word);
  return word;
}

// The same from memory, in at most two loads that overlap.
std::uint64_t load_first_eight(std::string_view name) noexcept {
  if constexpr (std::endian::native != std::endian::little) return first_eight(name);
  const char* at = name.data();
  const std::size_t size = name.size();
  std::uint64_t bytes = 0;
  if (size >= 8) {
    bytes = load<std::uint64_t>(at);
  } else if (size >= 4) {
    bytes = load<std::uint32_t>(at) | load<std::uint32_t>(at + size - 4) << 8 * (size - 4);
  } else if (size >= 2) {
    bytes = load<std::uint16_t>(at) | load<std::uint16_t>(at + size - 2) << 8 * (size - 2);
  } else {
    bytes = load<std::uint8_t>(at);
  }
  return lower_case(bytes);
}

}  // namespace

std::string_view name_of(Tag tag) noexcept {
  return tag == Tag::unknown ? std::string_view() : kNames[static_cast<std::size_t>(tag)];
}

bool is_same_name(std::string_view name, std::string_view lower) noexcept {
  if (name.size() != lower.size()) return false;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    if ((c >= 'A' && c <= 'Z' ? c + 0x20 : c) != lower[i]) return false;
  }
  return true;
}

Tag find_tag(std::string_view name) noexcept {
  if (name.empty()) return Tag::unknown;
  const std::uint64_t bytes = load_first_eight(name);
  for (std::size_t at = slot_of(bytes); kSlotsOfNames[at].bytes != 0; at = (at + 1) % kSlots) {
    const Slot& slot = kSlotsOfNames[at];
    if (slot.bytes != bytes || slot.size != name.size()) continue;
    if (slot.size <= 8 || is_same_name(name, name_of(slot.tag))) return slot.tag;
  }
  return Tag::unknown;
}

}  // namespace kehraus::html
