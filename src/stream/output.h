// Where records go: the standard output or a file, through one buffer, whole records at a time.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kehraus {

class Output {
 public:
  enum class State {
    open,
    closed_by_reader,  // the pipe's reader has gone: no error
    failed,            // see failure()
  };

  // The standard output. SIGPIPE must be ignored. `is_immediate`: every record is written at once, for
  // terminals.
  explicit Output(bool is_immediate);

  // A file that appears when finish() succeeds, and not before: written beside it under another name, then
  // renamed. Devices and pipes are written directly.
  //   errors  throws Error when the file cannot be made
  static Output to_file(const std::string& path);

  Output(Output&& other) noexcept;
  Output& operator=(Output&&) = delete;

  // Without finish(), a file beside is removed.
  ~Output();

  // Adds a whole record. When the medium is full, a file ends behind the last record that had room.
  State write(std::string_view record);

  // Writes what is left, closes, and renames.
  State finish();

  // What went wrong, in words.
  const std::string& failure() const noexcept { return failure_; }

 private:
  static constexpr std::size_t kBufferBytes = 128u << 10;

  Output(int descriptor, bool is_immediate) : descriptor_(descriptor), is_immediate_(is_immediate) {}

  void flush();
  void fail(int error);
  void cut_torn_record(std::size_t written);
  void close_descriptor();

  int descriptor_ = -1;
  bool is_immediate_ = false;
  std::string path_;       // of the file to appear; empty: none
  std::string side_path_;  // where it is written until then
  State state_ = State::open;
  std::string failure_;
  std::string buffer_;
  std::vector<std::size_t> record_ends_;  // in the buffer
};

}  // namespace kehraus
