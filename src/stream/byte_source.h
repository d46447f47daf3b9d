// Bytes that come in order: a file, a pipe, or what another source's bytes decompress to.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <utility>

namespace kehraus {

class ByteSource {
 public:
  ByteSource() = default;
  ByteSource(const ByteSource&) = delete;
  ByteSource& operator=(const ByteSource&) = delete;
  virtual ~ByteSource() = default;

  // Reads the next bytes into `to`: at most `size`, which is above 0, and at least one.
  //   out     how many; 0 at the end and after a failure
  //   errors  none thrown: see failure()
  virtual std::size_t read(char* to, std::size_t size) = 0;

  // Why the bytes ended before their time, in words; empty while all is well.
  const std::string& failure() const noexcept { return failure_; }

  // After a failure: goes on behind the damage. What read() gives next does not join what it gave before.
  //   out  false: nothing can be read any more, and failure() stays
  virtual bool resume() { return false; }

  // How many of the bytes that read() gave are known to be undamaged: of compressed data those of the members
  // and frames that ended as they should.
  virtual std::size_t checked_bytes() const noexcept { return std::numeric_limits<std::size_t>::max(); }

 protected:
  // For `return fail("…")` in read().
  std::size_t fail(std::string why) {
    failure_ = std::move(why);
    return 0;
  }

  // For resume().
  void forget_failure() noexcept { failure_.clear(); }

 private:
  std::string failure_;
};

}  // namespace kehraus
