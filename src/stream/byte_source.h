// Bytes that come in order: a file, a pipe, or what another source's bytes decompress to.
#pragma once

#include <cstddef>
#include <string>

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

 protected:
  // For `return fail("…")` in read().
  std::size_t fail(std::string why) {
    failure_ = std::move(why);
    return 0;
  }

 private:
  std::string failure_;
};

}  // namespace kehraus
