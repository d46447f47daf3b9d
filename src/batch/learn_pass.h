// The first of the two passes of `--learn`: all documents are cleaned by rules alone, and what then stands on
// many of a site's documents is learned.
#pragma once

#include <atomic>
#include <functional>
#include <optional>

#include "batch/input_plan.h"
#include "clean/cleaner.h"
#include "learn/learned_blocks.h"
#include "stream/documents.h"

namespace kehraus {

struct LearnOptions {
  ReadOptions read;
  JsonKeys keys;
  unsigned jobs = 1;
};

struct Learned {
  LearnedBlocks blocks;
  bool knows_sites = false;  // some document said where it stood
};

// Documents that fail, and those that do not say where they stood, are passed over; so are inputs that cannot
// be opened. The second pass names them.
//   in      `before`: what was learned before, as BlockCounts takes it
//   in      `advance(bytes)`: called by one thread at a time for each document
//   out     the same for any order of documents and any number of jobs; nothing where `stop` was set
//   errors  IoError where there is no room for the counts
std::optional<Learned> learn_blocks(const Cleaner& cleaner, const InputList& list,
                                    const LearnOptions& options, const LearnedBlocks& before,
                                    const std::function<void(std::size_t bytes)>& advance,
                                    const std::atomic<bool>& stop);

}  // namespace kehraus
