// What one document says of which blocks repeat on its site.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/result.h"

namespace kehraus {

// A block of a document's body.
struct SeenBlock {
  std::string key;  // see block_key.h
  std::string text;
  // Rather the article's: running text, a heading, a row of a table, or said more than once.
  bool is_guarded = false;
  std::uint64_t beside = 0;  // what it stands beside: the same in two copies of one article, though some of
                             // their other blocks differ, and different in two articles
};

struct DocumentBlocks {
  std::string site;               // empty: unknown, and there are no blocks
  std::uint64_t content = 0;      // the same for two copies of an article
  std::vector<SeenBlock> blocks;  // one for each key, in the order of the keys
};

// Of a cleaned document that did not fail.
DocumentBlocks blocks_of(const ResultView& result);

}  // namespace kehraus
