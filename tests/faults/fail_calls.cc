// Loaded in front of the C library: counts the calls by which a program uses files, and at one of them does
// what a bad day does.
//
//   FAIL_CALLS_UNDER  only calls on this folder and what is in it count
//   FAIL_CALLS_COUNT  a file to write the number of calls to when the process ends
//   FAIL_CALLS_AT     the number of the call at which it happens, from 1
//   FAIL_CALLS_HOW    exit: the process ends before the call
//                     torn: it ends behind the call, of which a write took only half
//                     eio, enospc, emfile: the call fails; the last two only where it takes space or a
//                     descriptor
//                     eintr: it fails once and can be called again
//                     short: it reads or writes only half
//   FAIL_CALLS_ON     only calls of these kinds count, with commas: write, sync, rename, unlink, mkdir, open,
//                     dup, close, lock, read, stat; all: all of them; unset: the first five, which change
//                     files
//   FAIL_CALLS_LASTS  set: all calls behind it fail, too
//   FAIL_CALLS_CLOCK  so many seconds the clock is wrong
#include <dirent.h>
#include <errno.h>
#include <stdarg.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <time.h>

#include <atomic>

#include "intercepted.h"

namespace {

using kehraus_faults::is_in;
using kehraus_faults::next;
using kehraus_faults::path_of;
using kehraus_faults::setting;

// What is to become of a call. `after`: it is made, and the process ends.
enum class Verdict { pass, fail, half, after };

constexpr int kEnded = 86;

std::atomic<long> calls = 0;

bool is_one_of(std::string_view kind, std::string_view list) {
  while (!list.empty()) {
    const size_t comma = list.find(',');
    if (list.substr(0, comma) == kind) return true;
    list.remove_prefix(comma == list.npos ? list.size() : comma + 1);
  }
  return false;
}

bool is_counted(std::string_view kind) {
  if (!getenv("FAIL_CALLS_UNDER")) return false;
  const std::string_view on = setting("FAIL_CALLS_ON");
  return on == "all" || is_one_of(kind, on.empty() ? "write,sync,rename,unlink,mkdir" : on);
}

Verdict fail(int error) {
  errno = error;
  return Verdict::fail;
}

Verdict verdict_for(std::string_view kind, bool makes_file) {
  const std::string_view how = setting("FAIL_CALLS_HOW");
  const bool moves_bytes = kind == "write" || kind == "read";
  if (how == "exit") _exit(kEnded);
  if (how == "torn") return Verdict::after;
  if (how == "short") return moves_bytes ? Verdict::half : Verdict::pass;
  if (how == "eintr") return fail(EINTR);
  if (how == "enospc")
    return is_one_of(kind, "write,rename,mkdir") || makes_file ? fail(ENOSPC) : Verdict::pass;
  if (how == "emfile") return is_one_of(kind, "open,dup") ? fail(EMFILE) : Verdict::pass;
  return fail(EIO);
}

// errno is set for a call that fails, and for others what it was.
Verdict judge(std::string_view kind, const std::string& path, bool makes_file = false) {
  if (!is_in(path, setting("FAIL_CALLS_UNDER"))) return Verdict::pass;
  const long call = ++calls;
  const char* const at = getenv("FAIL_CALLS_AT");
  const long wanted = at ? atol(at) : 0;
  const bool is_hit = call == wanted || (call > wanted && wanted > 0 && getenv("FAIL_CALLS_LASTS"));
  return is_hit ? verdict_for(kind, makes_file) : Verdict::pass;
}

// Calls `function` as the verdict says. `path` is asked for only where calls of that kind count.
template <class Path, class Call>
auto judged(std::string_view kind, Path path, Call call, bool makes_file = false) -> decltype(call(false)) {
  const int error = errno;
  const Verdict verdict = is_counted(kind) ? judge(kind, path(), makes_file) : Verdict::pass;
  if (verdict == Verdict::fail) return -1;
  errno = error;
  const auto result = call(verdict == Verdict::half || verdict == Verdict::after);
  if (verdict == Verdict::after) _exit(kEnded);
  return result;
}

auto on(int descriptor) {
  return [descriptor] { return path_of(descriptor); };
}

auto on(int folder, const char* name) {
  return [folder, name] { return path_of(folder, name); };
}

size_t part_of(size_t size, bool is_half) { return is_half ? (size + 1) / 2 : size; }

struct CountAtEnd {
  ~CountAtEnd() {
    const char* const file = getenv("FAIL_CALLS_COUNT");
    if (!file) return;
    if (FILE* const out = fopen(file, "w")) {
      fprintf(out, "%ld\n", calls.load());
      fclose(out);
    }
  }
} count_at_end;

// `open` and its like, which have a mode only where they make a file.
int open_judged(const char* function, int folder, const char* path, int flags, mode_t mode) {
  const auto call = [&](bool) {
    return next<int (*)(int, const char*, int, ...)>(function)(folder, path, flags, mode);
  };
  return judged("open", on(folder, path), call, (flags & O_CREAT) != 0);
}

int lock_judged(const char* function, int descriptor, int command, void* argument) {
  const auto call = [&](bool) {
    return next<int (*)(int, int, ...)>(function)(descriptor, command, argument);
  };
  const bool is_lock = command == F_SETLK || command == F_SETLKW || command == F_GETLK;
  return is_lock ? judged("lock", on(descriptor), call) : call(false);
}

}  // namespace

#define MODE_OF(flags)                                  \
  mode_t mode = 0;                                      \
  if (flags & O_CREAT) {                                \
    va_list arguments;                                  \
    va_start(arguments, flags);                         \
    mode = static_cast<mode_t>(va_arg(arguments, int)); \
    va_end(arguments);                                  \
  }

#define ARGUMENT_BEHIND(command)                   \
  va_list arguments;                               \
  va_start(arguments, command);                    \
  void* const argument = va_arg(arguments, void*); \
  va_end(arguments)

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t size) {
  return judged("write", on(descriptor), [&](bool is_half) {
    return next<decltype(&write)>("write")(descriptor, bytes, part_of(size, is_half));
  });
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t at) {
  return judged("write", on(descriptor), [&](bool is_half) {
    return next<decltype(&pwrite64)>("pwrite64")(descriptor, bytes, part_of(size, is_half), at);
  });
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t at) {
  return pwrite64(descriptor, bytes, size, at);
}

ssize_t read(int descriptor, void* bytes, size_t size) {
  return judged("read", on(descriptor), [&](bool is_half) {
    return next<decltype(&read)>("read")(descriptor, bytes, part_of(size, is_half));
  });
}

ssize_t pread64(int descriptor, void* bytes, size_t size, off64_t at) {
  return judged("read", on(descriptor), [&](bool is_half) {
    return next<decltype(&pread64)>("pread64")(descriptor, bytes, part_of(size, is_half), at);
  });
}

ssize_t pread(int descriptor, void* bytes, size_t size, off_t at) {
  return pread64(descriptor, bytes, size, at);
}

int ftruncate64(int descriptor, off64_t size) noexcept {
  return judged("write", on(descriptor),
                [&](bool) { return next<int (*)(int, off64_t)>("ftruncate64")(descriptor, size); });
}

int ftruncate(int descriptor, off_t size) noexcept { return ftruncate64(descriptor, size); }

int fsync(int descriptor) {
  return judged("sync", on(descriptor), [&](bool) { return next<decltype(&fsync)>("fsync")(descriptor); });
}

int fdatasync(int descriptor) {
  return judged("sync", on(descriptor),
                [&](bool) { return next<decltype(&fdatasync)>("fdatasync")(descriptor); });
}

int syncfs(int descriptor) noexcept {
  return judged("sync", on(descriptor), [&](bool) { return next<int (*)(int)>("syncfs")(descriptor); });
}

int renameat(int from_folder, const char* from, int to_folder, const char* to) noexcept {
  return judged("rename", on(to_folder, to), [&](bool) {
    return next<int (*)(int, const char*, int, const char*)>("renameat")(from_folder, from, to_folder, to);
  });
}

int rename(const char* from, const char* to) noexcept {
  return judged("rename", on(AT_FDCWD, to),
                [&](bool) { return next<int (*)(const char*, const char*)>("rename")(from, to); });
}

int unlinkat(int folder, const char* name, int flags) noexcept {
  return judged("unlink", on(folder, name),
                [&](bool) { return next<int (*)(int, const char*, int)>("unlinkat")(folder, name, flags); });
}

int unlink(const char* path) noexcept {
  return judged("unlink", on(AT_FDCWD, path),
                [&](bool) { return next<int (*)(const char*)>("unlink")(path); });
}

int mkdirat(int folder, const char* name, mode_t mode) noexcept {
  return judged("mkdir", on(folder, name),
                [&](bool) { return next<int (*)(int, const char*, mode_t)>("mkdirat")(folder, name, mode); });
}

int mkdir(const char* path, mode_t mode) noexcept {
  return judged("mkdir", on(AT_FDCWD, path),
                [&](bool) { return next<int (*)(const char*, mode_t)>("mkdir")(path, mode); });
}

int openat(int folder, const char* path, int flags, ...) {
  MODE_OF(flags)
  return open_judged("openat", folder, path, flags, mode);
}

int open(const char* path, int flags, ...) {
  MODE_OF(flags)
  return open_judged("openat", AT_FDCWD, path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  MODE_OF(flags)
  return open_judged("openat64", AT_FDCWD, path, flags, mode);
}

DIR* opendir(const char* path) {
  DIR* found = nullptr;
  judged("open", on(AT_FDCWD, path), [&](bool) {
    found = next<decltype(&opendir)>("opendir")(path);
    return 0;
  });
  return found;
}

int dup(int descriptor) noexcept {
  return judged("dup", on(descriptor), [&](bool) { return next<int (*)(int)>("dup")(descriptor); });
}

// A descriptor is gone whatever is said of what was written to it.
int close(int descriptor) {
  bool is_closed = false;
  const auto call = [&](bool) {
    is_closed = true;
    return next<decltype(&close)>("close")(descriptor);
  };
  const int result = judged("close", on(descriptor), call);
  const int error = errno;
  if (!is_closed) call(false);
  errno = error;
  return result;
}

int flock(int descriptor, int operation) noexcept {
  return judged("lock", on(descriptor),
                [&](bool) { return next<int (*)(int, int)>("flock")(descriptor, operation); });
}

int fcntl(int descriptor, int command, ...) {
  ARGUMENT_BEHIND(command);
  return lock_judged("fcntl", descriptor, command, argument);
}

int fcntl64(int descriptor, int command, ...) {
  ARGUMENT_BEHIND(command);
  return lock_judged("fcntl64", descriptor, command, argument);
}

int clock_gettime(clockid_t clock, timespec* time) noexcept {
  const int result = next<int (*)(clockid_t, timespec*)>("clock_gettime")(clock, time);
  const char* const shift = getenv("FAIL_CALLS_CLOCK");
  if (result == 0 && shift && clock == CLOCK_REALTIME) time->tv_sec += atol(shift);
  return result;
}

int fstat(int descriptor, struct stat* status) noexcept {
  return judged("stat", on(descriptor),
                [&](bool) { return next<int (*)(int, struct stat*)>("fstat")(descriptor, status); });
}

int fstat64(int descriptor, struct stat64* status) noexcept {
  return judged("stat", on(descriptor),
                [&](bool) { return next<int (*)(int, struct stat64*)>("fstat64")(descriptor, status); });
}

int fstatat(int folder, const char* path, struct stat* status, int flags) noexcept {
  return judged("stat", on(folder, path), [&](bool) {
    return next<int (*)(int, const char*, struct stat*, int)>("fstatat")(folder, path, status, flags);
  });
}

int stat(const char* path, struct stat* status) noexcept {
  return judged("stat", on(AT_FDCWD, path),
                [&](bool) { return next<int (*)(const char*, struct stat*)>("stat")(path, status); });
}

int stat64(const char* path, struct stat64* status) noexcept {
  return judged("stat", on(AT_FDCWD, path),
                [&](bool) { return next<int (*)(const char*, struct stat64*)>("stat64")(path, status); });
}

int lstat64(const char* path, struct stat64* status) noexcept {
  return judged("stat", on(AT_FDCWD, path),
                [&](bool) { return next<int (*)(const char*, struct stat64*)>("lstat64")(path, status); });
}

}  // extern "C"
