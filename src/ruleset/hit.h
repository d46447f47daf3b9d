// What rules find in a block.
#pragma once

#include <cstdint>

#include "text/span.h"

namespace kehraus {

// A rule whose words match a block. Conditions on words, characters and `text_none` hold too; those on
// the block's place and neighbours are the caller's to check. As long as `check` is open, the rule's words
// may match, and RuleSet::holds tells.
struct Hit {
  enum class By : std::uint8_t { phrase, head, text };
  enum class Check : std::uint8_t { open, holds, fails };

  std::uint16_t rule = 0;     // index into RuleSet::rules()
  std::uint16_t pattern = 0;  // index into the rule's text_any, with By::text
  By by = By::phrase;
  Check check = Check::open;
  Span span;  // what matched, in bytes of the text given; for a head with its separator
};

// What matching needs to know about a block besides its text.
struct BlockSize {
  std::uint32_t words = 0;
  std::uint32_t chars = 0;  // code points
};

}  // namespace kehraus
