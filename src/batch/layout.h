// How outputs stand in the folder: the two ways of grouping them, behind one face.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "batch/manifest.h"

namespace kehraus {

// All are called by one thread at a time. Errors are IoErrors.
class Layout {
 public:
  Layout() = default;
  Layout(const Layout&) = delete;
  Layout& operator=(const Layout&) = delete;
  virtual ~Layout() = default;

  // Takes the output of a record of the input `path`.
  //   out  its place, for the manifest
  virtual std::int64_t put(RecordKey key, const std::string& path, std::string_view output) = 0;

  // Whether an output that is the same as the one of an earlier run may stay where it is.
  virtual bool may_stay() const noexcept = 0;

  // What stands at an earlier place is replaced by what was put, or goes.
  virtual void drop(RecordKey key, const std::string& path, std::int64_t place) = 0;

  // Whether the group has all that it should. Depends on what was put since the last group and on nothing
  // else, so that groups end at the same records whenever a run is killed and resumed.
  virtual bool is_full() const noexcept = 0;

  // Writes and syncs what was put, and adds to the group what changes in the folder. Begins a new group.
  virtual void finish(Group& group) = 0;
};

}  // namespace kehraus
