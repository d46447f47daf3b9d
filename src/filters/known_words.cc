#include "filters/known_words.h"

#include <algorithm>
#include <bit>

#include "text/byte_masks.h"

namespace kehraus {
namespace {

constexpr unsigned kMinLongerBytes = 5, kStemBytes = 6;

// The first `size` bytes from `at` on, as small letters.
Stem stem_at(std::string_view text, std::size_t at, unsigned size) noexcept {
  const char* from = text.data() + at;
  const std::size_t left = text.size() - at;
  const EightBytes bytes = left >= sizeof(EightBytes) ? load_eight(from) : load_rest(from, left);
  return first_of(bytes, size) | 0x202020202020;
}

class StemReader {
 public:
  StemReader(std::string_view text, std::vector<Stem>& out) : text_(text), out_(out) {}

  void read() {
    for_each_64(text_, [this](const auto& bytes, std::size_t at) {
      const ByteMask word = bytes.where([](SixteenBytes b) {
        return between<'a', 'z'>(b) | between<'A', 'Z'>(b) | between<0x80, 0xFF>(b);
      });
      if (at > 0) add_starts(word);
      at_ = at;
      ended_in_word_ = at > 0 && word_ >> 63;
      word_ = word;
    });
    add_starts(0);
  }

 private:
  // Adds the words that begin among the last 64 bytes; `next` tells which of the bytes behind are of words.
  void add_starts(ByteMask next) {
    const auto later = [&](unsigned by) { return word_ >> by | next << (64 - by); };
    ByteMask longer = word_;
    for (unsigned by = 1; by < kMinLongerBytes; ++by) longer &= later(by);
    const ByteMask whole = longer & later(kMinLongerBytes);
    for (ByteMask starts = longer & ~behind(word_, ended_in_word_); starts != 0; starts &= starts - 1) {
      const unsigned start = first_in(starts);
      out_.push_back(stem_at(text_, at_ + start, whole >> start & 1 ? kStemBytes : kMinLongerBytes));
    }
  }

  std::string_view text_;
  std::vector<Stem>& out_;
  std::size_t at_ = 0;
  ByteMask word_ = 0;  // of the 64 bytes from there on, those of words
  bool ended_in_word_ = false;
};

}  // namespace

void append_stems(std::string_view text, std::vector<Stem>& out) { StemReader(text, out).read(); }

KnownWords::KnownWords(std::size_t words)
    : bits_(std::clamp<unsigned>(static_cast<unsigned>(std::bit_width(words)), 6, 16)),
      slots_(std::size_t{1} << bits_) {}

std::size_t KnownWords::slot_of(Stem stem) const noexcept {
  std::size_t at = stem * 0x9E3779B97F4A7C15ull >> (64 - bits_);
  for (std::size_t step = 0; step < kMaxSteps; ++step) {
    if (slots_[at].stem == 0 || slots_[at].stem == stem) return at;
    at = (at + 1) & (slots_.size() - 1);
  }
  return slots_.size();
}

void KnownWords::add(std::string_view text, std::uint32_t paragraph) {
  stems_.clear();
  append_stems(text, stems_);
  for (Stem stem : stems_) {
    const std::size_t at = slot_of(stem);
    if (at == slots_.size()) continue;
    Slot& slot = slots_[at];
    if (slot.stem == 0) {
      if (used_ * 2 >= slots_.size()) continue;
      ++used_;
      slot = {stem, paragraph};
    } else if (slot.paragraph != paragraph) {
      slot.paragraph = kSeveral;
    }
  }
}

std::size_t KnownWords::count_known(const std::vector<Stem>& stems, std::uint32_t paragraph) const {
  return static_cast<std::size_t>(std::count_if(stems.begin(), stems.end(), [&](Stem stem) {
    const std::size_t at = slot_of(stem);
    const std::uint32_t where = at < slots_.size() ? slots_[at].paragraph : kNone;
    return where != kNone && where != paragraph;
  }));
}

}  // namespace kehraus
