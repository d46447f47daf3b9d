#include "filters/vocabulary.h"

#include <algorithm>
#include <bit>

#include "text/eight_bytes.h"

namespace kehraus {
namespace {

constexpr std::size_t kMinLongerBytes = 5, kStemBytes = 6;

std::uint64_t hash_of(Stem stem) noexcept { return stem * 0x9E3779B97F4A7C15ull; }

// A bit for each of the next 64 bytes: set for those of words. The text ends behind `size`.
std::uint64_t word_bits(const char* at, std::size_t size) noexcept {
  std::uint64_t bits = 0;
  for (std::size_t i = 0; i < 64 && i < size; i += sizeof(EightBytes)) {
    const std::size_t left = size - i;
    const EightBytes bytes = left >= sizeof(EightBytes) ? load_eight(at + i) : load_rest(at + i, left);
    const EightBytes low = (bytes | kEachByte * 0x20) & ~kAllFlags;
    const EightFlags word = (bytes | between(low, 'a', 'z')) & kAllFlags;
    // The flags' product puts the eight of them side by side, the first lowest.
    bits |= (word >> 7) * 0x0102040810204080ull >> 56 << i;
  }
  return bits;
}

Stem stem_at(std::string_view text, std::size_t start, std::size_t size) noexcept {
  const auto bytes = static_cast<unsigned>(std::min(kStemBytes, size));
  const std::size_t left = text.size() - start;
  const EightBytes word =
      left >= sizeof(EightBytes) ? load_eight(text.data() + start) : load_rest(text.data() + start, left);
  return first_of(word, bytes) | 0x202020202020ull;
}

}  // namespace

void append_stems(std::string_view text, std::vector<Stem>& out) {
  const auto add = [&](std::size_t start, std::size_t end) {
    if (end - start >= kMinLongerBytes) out.push_back(stem_at(text, start, end - start));
  };
  std::size_t start = 0;  // of the word that the bytes before ended in
  bool in_word = false;
  for (std::size_t at = 0; at < text.size(); at += 64) {
    const std::uint64_t word = word_bits(text.data() + at, text.size() - at);
    // Where a word begins or ends, in turn.
    for (std::uint64_t turns = word ^ (word << 1 | in_word); turns != 0; turns &= turns - 1) {
      const std::size_t turn = at + static_cast<std::size_t>(std::countr_zero(turns));
      if (in_word) add(start, turn);
      start = turn;
      in_word = !in_word;
    }
  }
  if (in_word) add(start, text.size());
}

Vocabulary::Vocabulary(const Sheet& sheet, std::size_t title_block) : title_block_(title_block) {
  std::size_t words = 0;
  for (std::size_t i = 0; i < sheet.size(); ++i) words += sheet.measures(i).words;
  bits_ = std::clamp<unsigned>(static_cast<unsigned>(std::bit_width(words)), 6, 16);
  slots_.resize(std::size_t{1} << bits_);
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    if (sheet.is_dropped(i) || !sheet.is_prose(i)) continue;
    stems_.clear();
    append_stems(sheet.text(i), stems_);
    for (Stem stem : stems_) add(stem, static_cast<std::uint32_t>(i));
  }
  if (title_block == sheet.size()) return;
  append_stems(sheet.text(title_block), title_);
  title_.resize(std::min(title_.size(), kMaxTitleWords));
  for (Stem stem : title_) title_bits_ |= std::uint64_t{1} << (hash_of(stem) >> 58);
}

std::size_t Vocabulary::slot_of(Stem stem) const noexcept {
  std::size_t at = hash_of(stem) >> (64 - bits_);
  while (slots_[at].stem != 0 && slots_[at].stem != stem) at = (at + 1) & (slots_.size() - 1);
  return at;
}

void Vocabulary::add(Stem stem, std::uint32_t block) {
  Slot& slot = slots_[slot_of(stem)];
  if (slot.stem == 0) {
    if (used_ * 2 >= slots_.size()) return;
    ++used_;
    slot = {stem, block};
  } else if (slot.block != block) {
    slot.block = kSeveral;
  }
}

bool Vocabulary::is_in_title(Stem stem) const noexcept {
  return (title_bits_ >> (hash_of(stem) >> 58) & 1) != 0 &&
         std::find(title_.begin(), title_.end(), stem) != title_.end();
}

Vocabulary::Known Vocabulary::look_up(std::size_t block, std::string_view text) {
  stems_.clear();
  append_stems(text, stems_);
  Known found;
  found.longer = stems_.size();
  for (Stem stem : stems_) {
    const std::uint32_t where = slots_[slot_of(stem)].block;
    found.known += where != kNone && where != block;
    found.in_title += block != title_block_ && is_in_title(stem);
  }
  return found;
}

}  // namespace kehraus
