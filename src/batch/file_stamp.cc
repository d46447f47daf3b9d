#include "batch/file_stamp.h"

#include <sys/stat.h>

#include <algorithm>
#include <ctime>

namespace kehraus {
namespace {

// Steps of 2 s, and half of that again for clocks that differ a little.
constexpr std::int64_t kSettlingNs = 3'000'000'000;

std::int64_t ns_of(const timespec& time) { return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec; }

}  // namespace

std::optional<FileStamp> stamp_of(const std::string& path) noexcept {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return FileStamp{status.st_size, ns_of(status.st_mtim), ns_of(status.st_ctim),
                   static_cast<std::int64_t>(status.st_ino)};
}

bool is_settled(const FileStamp& stamp, std::int64_t now_ns) noexcept {
  // A file from the future, as clocks that are set back leave them, is never settled, only read each time.
  return std::max(stamp.modified_ns, stamp.changed_ns) < now_ns - kSettlingNs;
}

std::int64_t clock_now_ns() noexcept {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  return ns_of(now);
}

}  // namespace kehraus
