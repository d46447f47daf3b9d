// Memory for one parse by Gumbo, given back all at once, and the place from which a parse is stopped.
//
// Gumbo asks for memory often and never for its own safety: it recurses to give its tree back, it takes any
// depth, and it cannot be told to stop. So its memory comes from here and is never given back piece by piece;
// and when it has asked for too much, it is stopped between two tokens by a switch that it looks at after
// each: "stop on first error". The mistake that this needs stands at the start of each skeleton.
#pragma once

#include <gumbo.h>

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

#include "html/tree.h"

namespace kehraus::html {

// Entries of Gumbo's stack of open elements and of its list of formatting elements. Their vectors hold ten
// times a power of two entries, no other vector does, and double when they are full; so one that asks for
// more than this is past the bound. A buffer of text may ask for as much, but only for thousands of
// characters, which no ordinary skeleton has in one text. Of 1,444 real pages the deepest nests 55.
inline constexpr std::size_t kMaxDepth = 320;

class Arena {
 public:
  Arena() noexcept;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  // Takes everything back and sets the bound of the next parse. A parse stops soon after it: a token may need
  // a megabyte more.
  void reset(std::size_t max_bytes);

  // What a parse needs; valid until the next reset.
  const GumboOptions& options() const noexcept { return options_; }

  // Stops the parse after the token in work, for the first such reason.
  void stop(Budget budget) noexcept;

  // The bound at which the parse was stopped.
  std::optional<Budget> stopped_by() const noexcept { return stopped_by_; }

  std::size_t used_bytes() const noexcept { return used_before_ + (at_ - begin_); }

 private:
  static void* allocate(void* arena, std::size_t size) noexcept;
  static void deallocate(void*, void*) noexcept {}
  void add_block(std::size_t size);

  struct Block {
    std::unique_ptr<std::byte[]> bytes;
    std::size_t size = 0;
  };
  std::vector<Block> blocks_;
  std::size_t block_ = 0;  // the one in use
  std::byte* begin_ = nullptr;
  std::byte* at_ = nullptr;
  std::byte* end_ = nullptr;
  std::size_t used_before_ = 0;  // bytes of the blocks before
  std::size_t max_bytes_ = 0;
  std::optional<Budget> stopped_by_;
  GumboOptions options_;
};

}  // namespace kehraus::html
