// Blocks as they are compared with those of other documents.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kehraus {

inline constexpr std::size_t kMaxKeyBytes = 2'000;  // what is longer is an article, not what stands around it

// The words of a block with their case folded and one space between them. Numbers count: rows of one form, of
// results, prices or sizes, differ in nothing else, and are what the article is about.
//   in   squeezed text
//   out  replaces `key`; empty for a block that is not compared: one of fewer than three words, or in a
//        script without spaces of fewer than eight letters, which says too little; and one whose key would
//        be longer than max_bytes, which is kMaxKeyBytes at most
void block_key(std::string_view text, std::string& key, std::size_t max_bytes = kMaxKeyBytes);

}  // namespace kehraus
