// What one document says of which blocks repeat on its site.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "document/result.h"

namespace kehraus {

// A block of a document's body.
struct SeenBlock {
  std::string key;       // see block_key.h; empty: it is not compared, and only stands between others
  std::string text;      // empty where there is no key
  std::size_t size = 0;  // bytes of text
  bool is_prose = false;
  // Rather the article's: a sentence, a number in it, two parts with a colon between them, a kind of its own
  // such as a heading or a row of a table, or said more than once.
  bool is_guarded = false;
  // By what it stands beside it is told whether two documents are copies of one article: the same for these,
  // though some of their other blocks may differ, and different for two articles.
  std::uint64_t beside = 0;
};

struct DocumentBlocks {
  std::string site;               // empty: unknown, and there are no blocks
  std::uint64_t content = 0;      // the same for two copies of an article
  std::vector<SeenBlock> blocks;  // in their order
};

// Of a cleaned document that did not fail.
DocumentBlocks blocks_of(const ResultView& result);

}  // namespace kehraus
