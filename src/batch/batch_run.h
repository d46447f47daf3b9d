// A run over many inputs: what is new or changed is cleaned and committed group by group, so that a run that
// is killed at any moment is resumed by the next, with the same outputs as if nothing had happened.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "batch/done_document.h"
#include "batch/input_plan.h"
#include "batch/run_summary.h"
#include "clean/cleaner.h"
#include "stream/compressor.h"
#include "stream/documents.h"

namespace kehraus {

enum class Redo {
  changed,  // what is new, what changed, and what changed rules, options or versions may affect
  failed,   // these, and what failed
  all,      // everything
};

struct BatchOptions {
  InputList inputs;
  std::string output_folder;

  ReadOptions read;
  JsonKeys keys;
  Render render;
  std::string version;        // of the program
  std::string output_choice;  // all choices on which outputs depend, in words; not rules, which are looked at

  bool is_tree = false;                 // a file a record, else shards
  std::string ending;                   // of the files of a tree, with its dot
  std::size_t shard_bytes = 64u << 20;  // before compression
  Compression compression = Compression::none;

  Redo redo = Redo::changed;
  bool prune = false;
  bool learns = false;    // from the sites of all documents, before any is cleaned
  bool is_moved = false;  // the input is that of the runs before, at another place
  unsigned jobs = 1;
};

struct BatchProgress {
  std::uint64_t bytes_done = 0;
  std::uint64_t bytes_to_read = 0;  // may be less than what compressed inputs hold
  std::uint64_t documents = 0;
  bool is_learning = false;  // what is read is not cleaned yet
};

// All are called by one thread at a time.
struct BatchEvents {
  std::function<void(const BatchProgress&)> progress;
  std::function<void(const FailedDocument&)> failure;
  std::function<void(std::string_view message)> warning;
};

// What was learned, in this run or an earlier one, is in force for as long as its file stands in the folder.
// Runs until all is done, or, when `stop` is set, until the group is done that is at work.
//   memory  bounded by the limits of reading, 64 MiB in flight and a shard's rows, besides the names of the
//           inputs
//   errors  throws Error for an output folder that is another's, or was made in another layout or, where
//           outputs would be removed, from another input; LockedError while another run is at work there;
//           IoError where the outputs cannot be written: all groups before are done, and the next run goes on
//           behind them
RunSummary run_batch(const Cleaner& cleaner, const BatchOptions& options, const BatchEvents& events,
                     const std::atomic<bool>& stop);

}  // namespace kehraus
