// In how many documents of a site a block stands. The tables are on the disk, in a file without a name in
// SQLite's folder for such (SQLITE_TMPDIR, TMPDIR, else /var/tmp): an archive has more blocks than memory.
#pragma once

#include <atomic>

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

  // The blocks that are boilerplate: see boilerplate.h and candidates.h. Copies of an article count once.
  // What was learned before stays as it was, unless there are as many documents of the site as then, or more,
  // and the block stands in less than half as many as would be asked for; or stands at the other place now.
  //   memory  that of the candidates, and of SQLite's cache
  //   errors  also IoError soon after `stop` is set
  LearnedBlocks learned(const LearnedBlocks& before, const std::atomic<bool>& stop);

 private:
  Database tables_;
  Statement insert_;
  bool is_empty_ = true;
};

}  // namespace kehraus
