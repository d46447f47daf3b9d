#include "stream/output.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <system_error>
#include <utility>

#include "document/error.h"

namespace kehraus {
namespace {

namespace fs = std::filesystem;

std::string words_for(int error) { return std::generic_category().message(error); }

[[noreturn]] void throw_unwritable(const std::string& path, int error) {
  throw Error("cannot write '" + path + "': " + words_for(error));
}

bool is_device_or_pipe(const std::string& path) {
  struct stat status {};
  return stat(path.c_str(), &status) == 0 && !S_ISREG(status.st_mode) && !S_ISDIR(status.st_mode);
}

// The rights of the file that is replaced, or those that a new file gets.
mode_t mode_for(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) == 0) return status.st_mode & 07777;
  const mode_t mask = umask(0);
  umask(mask);
  return 0666 & ~mask;
}

}  // namespace

Output::Output(bool is_immediate) : Output(STDOUT_FILENO, is_immediate) {}

Output Output::to_file(const std::string& path) {
  std::error_code unknown;
  if (fs::is_directory(path, unknown)) throw_unwritable(path, EISDIR);
  if (is_device_or_pipe(path)) {
    const int descriptor = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) throw_unwritable(path, errno);
    return Output(descriptor, false);
  }
  // What a link points to is replaced, not the link.
  const fs::path real = fs::exists(path, unknown) ? fs::canonical(path, unknown) : fs::path(path);
  std::string side = real.string() + ".XXXXXX";
  const int descriptor = mkostemp(side.data(), O_CLOEXEC);
  if (descriptor < 0) throw_unwritable(path, errno);
  Output output(descriptor, false);
  output.path_ = real.string();
  output.side_path_ = std::move(side);
  fchmod(descriptor, mode_for(path));
  return output;
}

Output::Output(Output&& other) noexcept
    : descriptor_(std::exchange(other.descriptor_, -1)),
      is_immediate_(other.is_immediate_),
      path_(std::move(other.path_)),
      side_path_(std::exchange(other.side_path_, {})),
      state_(other.state_),
      failure_(std::move(other.failure_)),
      buffer_(std::move(other.buffer_)),
      record_ends_(std::move(other.record_ends_)) {}

Output::~Output() {
  if (descriptor_ > STDERR_FILENO) close(descriptor_);
  if (!side_path_.empty()) unlink(side_path_.c_str());
}

Output::State Output::write(std::string_view record) {
  if (state_ != State::open || record.empty()) return state_;
  if (!buffer_.empty() && buffer_.size() + record.size() > kBufferBytes) flush();
  buffer_ += record;
  record_ends_.push_back(buffer_.size());
  if (is_immediate_ || buffer_.size() >= kBufferBytes) flush();
  return state_;
}

Output::State Output::finish() {
  flush();
  if (state_ == State::open && !side_path_.empty() && fsync(descriptor_) != 0) fail(errno);
  close_descriptor();
  if (state_ != State::open || side_path_.empty()) return state_;
  if (rename(side_path_.c_str(), path_.c_str()) != 0) {
    fail(errno);
  } else {
    side_path_.clear();
  }
  return state_;
}

void Output::flush() {
  std::size_t written = 0;
  while (state_ == State::open && written < buffer_.size()) {
    const ssize_t put = ::write(descriptor_, buffer_.data() + written, buffer_.size() - written);
    if (put >= 0) {
      written += static_cast<std::size_t>(put);
    } else if (errno == EAGAIN) {
      pollfd wanted{descriptor_, POLLOUT, 0};
      poll(&wanted, 1, -1);
    } else if (errno != EINTR) {
      fail(errno);
      cut_torn_record(written);
    }
  }
  buffer_.clear();
  record_ends_.clear();
}

void Output::fail(int error) {
  if (error == EPIPE) {
    state_ = State::closed_by_reader;
    return;
  }
  state_ = State::failed;
  failure_ = "cannot write " + (path_.empty() ? "output" : "'" + path_ + "'") + ": " + words_for(error);
}

// Takes a record's written first part back. Only where that is safe: a file whose end is what we wrote last.
void Output::cut_torn_record(std::size_t written) {
  std::size_t whole = 0;
  for (const std::size_t end : record_ends_) {
    if (end <= written) whole = end;
  }
  struct stat status {};
  const off_t position = lseek(descriptor_, 0, SEEK_CUR);
  if (whole == written || position < 0 || fstat(descriptor_, &status) != 0) return;
  if (!S_ISREG(status.st_mode) || status.st_size != position) return;
  // A failure here leaves a torn record, which is reported in any case.
  if (ftruncate(descriptor_, position - static_cast<off_t>(written - whole)) != 0) return;
  lseek(descriptor_, 0, SEEK_END);
}

void Output::close_descriptor() {
  if (descriptor_ < 0) return;
  const int status = close(std::exchange(descriptor_, -1));
  // A descriptor that a signal interrupts is closed all the same.
  if (status != 0 && errno != EINTR && state_ == State::open) fail(errno);
}

}  // namespace kehraus
