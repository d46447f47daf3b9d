// A file or the standard input as a source of bytes.
#pragma once

#include <atomic>
#include <string>

#include "stream/byte_source.h"

namespace kehraus {

class FileSource : public ByteSource {
 public:
  // Opens the file; `-` is the standard input. A file that cannot be opened, or a folder, is a failed source.
  // `stop` may be set by another thread: a read that waits for a pipe or a terminal then fails within
  // kStopPollMs. It outlives the source.
  FileSource(const std::string& path, const std::atomic<bool>& stop);
  ~FileSource() override;

  std::size_t read(char* to, std::size_t size) override;

  // What the system said where it was the reason of a failure, as errno has it; else 0.
  int error() const noexcept { return error_; }

 private:
  static constexpr int kStopPollMs = 100;

  bool wait_for_bytes();
  std::size_t fail_by_system();

  const std::atomic<bool>& stop_;
  int descriptor_ = -1;
  bool is_owned_ = false;  // the standard input is not ours to close
  bool can_block_ = false;
  int error_ = 0;
};

}  // namespace kehraus
