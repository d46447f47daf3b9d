// In how many documents of a site a block stands. The tables are on the disk, in a file without a name in
// SQLite's folder for such (SQLITE_TMPDIR, else /var/tmp): an archive has more blocks than memory.
#pragma once

#include "batch/database.h"
#include "learn/document_blocks.h"
#include "learn/learned_blocks.h"

namespace kehraus {

// One thread at a time.
class BlockCounts {
 public:
  //   errors  IoError, as of all below
  BlockCounts();

  // Documents without a site say nothing. The order in which they come says nothing either.
  void add(const DocumentBlocks& document);

  bool is_empty() const noexcept { return is_empty_; }

  // The blocks that are boilerplate, see boilerplate.h. Copies of an article count once.
  //   memory  that of the result and of SQLite's cache
  LearnedBlocks learned();

 private:
  Database tables_;
  Statement insert_;
  bool is_empty_ = true;
};

}  // namespace kehraus
