// Which inputs a run has to read, and which are the ones they were: told by their stamps, without opening
// any.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "batch/input_origin.h"
#include "batch/manifest.h"

namespace kehraus {

struct InputList {
  std::string root;                // in front of each path to open it; empty, or ends in `/`
  std::vector<std::string> paths;  // sorted by their bytes, each once
  bool is_whole = true;            // false: some of the folders could not be read
  InputOrigin origin;
};

struct InputPlan {
  std::vector<std::uint32_t> to_read;  // places in InputList::paths, in order
  std::uint64_t bytes_to_read = 0;     // as far as the file system says
  std::size_t as_they_were = 0;        // inputs that need not be read
  std::vector<std::int64_t> removed;   // numbers of inputs in the manifest that are in the list no more
  std::vector<std::string> removed_examples;  // paths of some of these

  // Inputs in the manifest that are not in the list, but of which nobody can say that they are gone.
  struct Unreachable {
    std::string path;
    std::string why;
  };
  std::size_t unreachable = 0;
  std::vector<Unreachable> unreachable_examples;  // some of these
};

// `to_redo` are the numbers of inputs that are read whatever their stamps say, sorted. Time is linear in the
// list and the manifest; what was removed costs a question to the file system each. Memory is four bytes for
// each input to be read, and a bit and eight bytes for each that was removed.
InputPlan plan_inputs(const InputList& list, Manifest& manifest, const std::vector<std::int64_t>& to_redo,
                      const std::atomic<bool>& stop);

}  // namespace kehraus
