#include "batch/output_lock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

#include "batch/io_error.h"

namespace kehraus {

OutputLock::OutputLock(int folder, const std::string& folder_name) {
  const std::string name = "'" + folder_name + "/.lock'";
  do {
    descriptor_ = openat(folder, ".lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0666);
  } while (descriptor_ < 0 && errno == EINTR);
  if (descriptor_ < 0) throw_io_error("cannot open " + name, errno);
  while (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
    const int error = errno;
    if (error == EINTR) continue;
    close(descriptor_);
    if (error == EWOULDBLOCK)
      throw LockedError("another run is at work in '" + folder_name + "': nothing was done");
    throw_io_error("cannot lock " + name, error);
  }
}

OutputLock::~OutputLock() { close(descriptor_); }

}  // namespace kehraus
