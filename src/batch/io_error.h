// The output cannot be written, or what stands there cannot be read. Ends the run, which the next one
// resumes: after a failed write or sync nothing is known of what reached the disk, so nothing is tried again.
#pragma once

#include <stdexcept>
#include <string>
#include <system_error>

namespace kehraus {

class IoError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// `doing` names the file: `cannot write 'out/000001.jsonl'`; `error` is an errno.
[[noreturn]] inline void throw_io_error(const std::string& doing, int error) {
  throw IoError(doing + ": " + std::generic_category().message(error));
}

}  // namespace kehraus
