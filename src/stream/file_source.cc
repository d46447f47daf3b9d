#include "stream/file_source.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace kehraus {
namespace {

constexpr const char* kFolderAdvice = "is a folder, not a file";

}  // namespace

FileSource::FileSource(const std::string& path, const std::atomic<bool>& stop) : stop_(stop) {
  if (path == "-") {
    descriptor_ = STDIN_FILENO;
  } else {
    do {
      descriptor_ = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    } while (descriptor_ < 0 && errno == EINTR);
    is_owned_ = descriptor_ >= 0;
  }
  struct stat status {};
  if (descriptor_ < 0 || fstat(descriptor_, &status) != 0) {
    fail_by_system();
  } else if (S_ISDIR(status.st_mode)) {
    fail(kFolderAdvice);
  }
  can_block_ = !S_ISREG(status.st_mode);
}

FileSource::~FileSource() {
  if (is_owned_) close(descriptor_);
}

std::size_t FileSource::fail_by_system() {
  error_ = errno;
  return fail(std::generic_category().message(error_));
}

bool FileSource::wait_for_bytes() {
  while (!stop_.load(std::memory_order_relaxed)) {
    pollfd wanted{descriptor_, POLLIN, 0};
    const int ready = poll(&wanted, 1, kStopPollMs);
    // What poll cannot say, read says better.
    if (ready > 0 || (ready < 0 && errno != EINTR)) return true;
  }
  return false;
}

std::size_t FileSource::read(char* to, std::size_t size) {
  while (failure().empty()) {
    if (can_block_ && !wait_for_bytes()) return fail("stopped");
    const ssize_t got = ::read(descriptor_, to, size);
    if (got >= 0) return static_cast<std::size_t>(got);
    if (errno != EINTR && errno != EAGAIN) return fail_by_system();
  }
  return 0;
}

}  // namespace kehraus
