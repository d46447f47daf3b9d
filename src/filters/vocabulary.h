// Which of a text's longer words stand in more than one paragraph: enough to tell what a text is about.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "filters/sheet.h"

namespace kehraus {

// A longer word is known by its first letters.
using Stem = std::uint64_t;

// Appends the stems of a text's words of five bytes and more. Letters are those of ASCII, in either case, and
// all beyond.
void append_stems(std::string_view text, std::vector<Stem>& out);

// The longer words of the paragraphs that stand on a sheet, and those of its first block, the title as a
// rule.
class Vocabulary {
 public:
  //   in  title_block: size() where there is none
  Vocabulary(const Sheet& sheet, std::size_t title_block);

  struct Known {
    std::size_t longer = 0;    // words of the block
    std::size_t known = 0;     // of these: those that stand in another paragraph too
    std::size_t in_title = 0;  // of these: those that stand in the title; none for the title itself
  };
  Known look_up(std::size_t block, std::string_view text);

 private:
  static constexpr std::uint32_t kNone = 0xFFFFFFFF, kSeveral = 0xFFFFFFFE;
  static constexpr std::size_t kMaxTitleWords = 16;

  struct Slot {
    Stem stem = 0;
    std::uint32_t block = kNone;  // the one that it stands in, or kSeveral
  };

  std::size_t slot_of(Stem stem) const noexcept;
  void add(Stem stem, std::uint32_t block);
  bool is_in_title(Stem stem) const noexcept;

  std::size_t title_block_;
  unsigned bits_;
  std::vector<Slot> slots_;  // open addressing; what does not fit into the largest table counts as unknown
  std::size_t used_ = 0;
  std::vector<Stem> title_, stems_;  // the second is scratch
  std::uint64_t title_bits_ = 0;     // a bit for the hash of each word of the title
};

}  // namespace kehraus
