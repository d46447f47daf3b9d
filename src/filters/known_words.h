// Which of a text's longer words stand in more than one paragraph: enough to tell what a text is about.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kehraus {

// A longer word is known by its first letters.
using Stem = std::uint64_t;

// Appends the stems of a text's words of five bytes and more. Letters are those of ASCII, in either case, and
// all beyond.
void append_stems(std::string_view text, std::vector<Stem>& out);

// The longer words of paragraphs.
class KnownWords {
 public:
  //   in  words: about how many words there are; what does not fit into the table counts as unknown
  explicit KnownWords(std::size_t words);

  // Adds a paragraph, by a number of its own.
  void add(std::string_view text, std::uint32_t paragraph);

  // How many of the stems stand in another paragraph than this one, or in any for a number that none has.
  std::size_t count_known(const std::vector<Stem>& stems, std::uint32_t paragraph) const;

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF, kSeveral = 0xFFFFFFFE;

  struct Slot {
    Stem stem = 0;
    std::uint32_t paragraph = kNone;  // the one that it stands in, or kSeveral
  };

  // So many places are looked at, or words chosen to have the same hash would take time without end.
  static constexpr std::size_t kMaxSteps = 16;

  // Where a stem stands, or may be put; size() of the table where there is no place for it.
  std::size_t slot_of(Stem stem) const noexcept;

  unsigned bits_;
  std::vector<Slot> slots_;  // open addressing
  std::size_t used_ = 0;
  std::vector<Stem> stems_;  // scratch
};

}  // namespace kehraus
