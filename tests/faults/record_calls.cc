// Loaded in front of the C library: notes in their order the calls by which a program changes a folder, with
// the bytes that it writes, so that tests can make what a power loss leaves of them
// (tests/cli/crash_states.py).
//
//   RECORD_CALLS_UNDER  the folder
//   RECORD_CALLS_TO     the file of notes, outside of it
//
// A note is a line `WHAT A B SIZE` and SIZE bytes behind it; A and B are inodes, or as said here:
//
//   create FOLDER FILE, mkdir FOLDER FOLDER   the bytes are the name
//   unlink FOLDER 0                           as above; also for a folder
//   rename FROM TO                            the bytes are both names with a line feed between them
//   write FILE OFFSET, truncate FILE LENGTH   the bytes are what was written
//   sync FILE 0, sync_all 0 0
//
// What failed is not noted: nothing is known of it.
#include <errno.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <sys/types.h>

#include <mutex>

#include "intercepted.h"

namespace {

using kehraus_faults::is_in;
using kehraus_faults::next;
using kehraus_faults::path_of;
using kehraus_faults::setting;

// Held during a call and its note, so that the notes are in the order of the calls.
std::mutex mutex;

bool is_here(const std::string& path) { return is_in(path, setting("RECORD_CALLS_UNDER")); }

unsigned long long inode_of(const std::string& path) {
  struct stat status {};
  return lstat(path.c_str(), &status) == 0 ? status.st_ino : 0;
}

unsigned long long inode_of(int descriptor) {
  struct stat status {};
  return fstat(descriptor, &status) == 0 ? status.st_ino : 0;
}

std::string folder_of(const std::string& path) { return path.substr(0, path.rfind('/')); }

std::string name_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }

void note(const char* what, unsigned long long a, unsigned long long b, std::string_view bytes) {
  static const int notes = next<int (*)(const char*, int, ...)>("open")(
      getenv("RECORD_CALLS_TO"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  const int error = errno;
  std::string line = std::string(what) + " " + std::to_string(a) + " " + std::to_string(b) + " " +
                     std::to_string(bytes.size()) + "\n";
  line += bytes;
  if (next<decltype(&write)>("write")(notes, line.data(), line.size()) != static_cast<ssize_t>(line.size()))
    abort();
  errno = error;
}

// Makes the call, and lets `tell` note it where it did not fail and is about the folder.
template <class Call, class Tell>
auto noted(const std::string& path, Call call, Tell tell) {
  if (!is_here(path)) return call();
  const std::lock_guard lock(mutex);
  const auto result = call();
  if (result >= 0) tell(result);
  return result;
}

int open_noted(const char* function, int folder, const char* path, int flags, mode_t mode) {
  const auto call = [&] {
    return next<int (*)(int, const char*, int, ...)>(function)(folder, path, flags, mode);
  };
  if (!(flags & (O_CREAT | O_TRUNC))) return call();
  const std::string whole = path_of(folder, path);
  const bool is_new = inode_of(whole) == 0;
  return noted(whole, call, [&](int descriptor) {
    if (is_new) note("create", inode_of(folder_of(whole)), inode_of(descriptor), name_of(whole));
    if (!is_new && (flags & O_TRUNC)) note("truncate", inode_of(descriptor), 0, {});
  });
}

int sync_noted(const char* function, int descriptor) {
  return noted(
      path_of(descriptor), [&] { return next<int (*)(int)>(function)(descriptor); },
      [&](int) { note("sync", inode_of(descriptor), 0, {}); });
}

template <class Call>
int unlink_noted(const std::string& path, Call call) {
  return noted(path, call, [&](int) { note("unlink", inode_of(folder_of(path)), 0, name_of(path)); });
}

template <class Call>
int mkdir_noted(const std::string& path, Call call) {
  return noted(path, call,
               [&](int) { note("mkdir", inode_of(folder_of(path)), inode_of(path), name_of(path)); });
}

mode_t mode_in(int flags, va_list arguments) {
  return flags & O_CREAT ? static_cast<mode_t>(va_arg(arguments, int)) : 0;
}

}  // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t size) {
  const off_t at = lseek(descriptor, 0, SEEK_CUR);
  return noted(
      path_of(descriptor), [&] { return next<decltype(&write)>("write")(descriptor, bytes, size); },
      [&](ssize_t put) {
        note("write", inode_of(descriptor), static_cast<unsigned long long>(at),
             {static_cast<const char*>(bytes), static_cast<size_t>(put)});
      });
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t at) {
  return noted(
      path_of(descriptor), [&] { return next<decltype(&pwrite64)>("pwrite64")(descriptor, bytes, size, at); },
      [&](ssize_t put) {
        note("write", inode_of(descriptor), static_cast<unsigned long long>(at),
             {static_cast<const char*>(bytes), static_cast<size_t>(put)});
      });
}

int ftruncate64(int descriptor, off64_t size) noexcept {
  return noted(
      path_of(descriptor), [&] { return next<int (*)(int, off64_t)>("ftruncate64")(descriptor, size); },
      [&](int) { note("truncate", inode_of(descriptor), static_cast<unsigned long long>(size), {}); });
}

int ftruncate(int descriptor, off_t size) noexcept { return ftruncate64(descriptor, size); }

int fsync(int descriptor) { return sync_noted("fsync", descriptor); }

int fdatasync(int descriptor) { return sync_noted("fdatasync", descriptor); }

int syncfs(int descriptor) noexcept {
  return noted(
      path_of(descriptor), [&] { return next<int (*)(int)>("syncfs")(descriptor); },
      [&](int) { note("sync_all", 0, 0, {}); });
}

int renameat(int from_folder, const char* from, int to_folder, const char* to) noexcept {
  const std::string source = path_of(from_folder, from), target = path_of(to_folder, to);
  return noted(
      target,
      [&] {
        return next<int (*)(int, const char*, int, const char*)>("renameat")(from_folder, from, to_folder,
                                                                             to);
      },
      [&](int) {
        note("rename", inode_of(folder_of(source)), inode_of(folder_of(target)),
             name_of(source) + "\n" + name_of(target));
      });
}

int unlinkat(int folder, const char* name, int flags) noexcept {
  return unlink_noted(path_of(folder, name),
                      [&] { return next<int (*)(int, const char*, int)>("unlinkat")(folder, name, flags); });
}

int unlink(const char* path) noexcept {
  return unlink_noted(path_of(AT_FDCWD, path), [&] { return next<int (*)(const char*)>("unlink")(path); });
}

int mkdirat(int folder, const char* name, mode_t mode) noexcept {
  return mkdir_noted(path_of(folder, name),
                     [&] { return next<int (*)(int, const char*, mode_t)>("mkdirat")(folder, name, mode); });
}

int mkdir(const char* path, mode_t mode) noexcept {
  return mkdir_noted(path_of(AT_FDCWD, path),
                     [&] { return next<int (*)(const char*, mode_t)>("mkdir")(path, mode); });
}

int openat(int folder, const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_in(flags, arguments);
  va_end(arguments);
  return open_noted("openat", folder, path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  va_list arguments;
  va_start(arguments, flags);
  const mode_t mode = mode_in(flags, arguments);
  va_end(arguments);
  return open_noted("openat64", AT_FDCWD, path, flags, mode);
}

}  // extern "C"
