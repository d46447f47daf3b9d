// Loaded in front of the C library: counts the calls by which a program changes files, and at one of them
// does what a bad day does.
//
//   FAIL_CALLS_UNDER  only calls on files below this folder count (their path begins so)
//   FAIL_CALLS_COUNT  a file to write the number of calls to when the process ends
//   FAIL_CALLS_AT     the number of the call at which it happens, from 1
//   FAIL_CALLS_HOW    exit: the process ends before the call; eio, enospc: the call fails; short: a write
//   takes
//                     only half; eintr: it fails once and can be called again
//   FAIL_CALLS_ON     only calls of this kind count: write, sync, rename, unlink, mkdir, read; unset: all
//                     but reads
//   FAIL_CALLS_LASTS  set: all calls behind it fail, too
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#include <atomic>
#include <string>
#include <string_view>

namespace {

enum class Verdict { pass, fail, half };

std::atomic<long> calls = 0;

template <class Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

std::string_view setting(const char* name) {
  const char* const value = getenv(name);
  return value ? value : "";
}

bool is_counted(int descriptor) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const ssize_t size = readlink(link, path, sizeof path);
  const std::string_view under = setting("FAIL_CALLS_UNDER");
  return size > 0 && std::string_view(path, static_cast<size_t>(size)).starts_with(under);
}

int error_of(std::string_view how) { return how == "enospc" ? ENOSPC : how == "eintr" ? EINTR : EIO; }

// What is to become of a call. errno is set for one that fails.
Verdict judge(std::string_view kind, bool is_here) {
  const std::string_view on = setting("FAIL_CALLS_ON");
  if (!is_here || (!on.empty() && on != kind)) return Verdict::pass;
  const long call = ++calls;
  const char* const at = getenv("FAIL_CALLS_AT");
  const long wanted = at ? atol(at) : 0;
  const bool is_hit = call == wanted || (call > wanted && wanted > 0 && getenv("FAIL_CALLS_LASTS"));
  if (!is_hit) return Verdict::pass;
  const std::string_view how = setting("FAIL_CALLS_HOW");
  if (how == "exit") _exit(86);
  if (how == "short") return kind == "write" ? Verdict::half : Verdict::pass;
  if (how == "eintr" && kind != "write") return Verdict::pass;
  errno = error_of(how);
  return Verdict::fail;
}

size_t size_for(Verdict verdict, size_t size) { return verdict == Verdict::half ? (size + 1) / 2 : size; }

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

}  // namespace

extern "C" {

ssize_t write(int descriptor, const void* bytes, size_t size) {
  const Verdict verdict = judge("write", is_counted(descriptor));
  if (verdict == Verdict::fail) return -1;
  return next<decltype(&write)>("write")(descriptor, bytes, size_for(verdict, size));
}

ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t at) {
  const Verdict verdict = judge("write", is_counted(descriptor));
  if (verdict == Verdict::fail) return -1;
  return next<decltype(&pwrite64)>("pwrite64")(descriptor, bytes, size_for(verdict, size), at);
}

ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t at) {
  const Verdict verdict = judge("write", is_counted(descriptor));
  if (verdict == Verdict::fail) return -1;
  return next<decltype(&pwrite)>("pwrite")(descriptor, bytes, size_for(verdict, size), at);
}

// Changes nothing, and counts only where reads are asked for.
ssize_t read(int descriptor, void* bytes, size_t size) {
  const bool is_here = setting("FAIL_CALLS_ON") == "read" && is_counted(descriptor);
  if (judge("read", is_here) == Verdict::fail) return -1;
  return next<decltype(&read)>("read")(descriptor, bytes, size);
}

int ftruncate64(int descriptor, off64_t size) {
  if (judge("write", is_counted(descriptor)) == Verdict::fail) return -1;
  return next<decltype(&ftruncate64)>("ftruncate64")(descriptor, size);
}

int fsync(int descriptor) {
  if (judge("sync", is_counted(descriptor)) == Verdict::fail) return -1;
  return next<decltype(&fsync)>("fsync")(descriptor);
}

int fdatasync(int descriptor) {
  if (judge("sync", is_counted(descriptor)) == Verdict::fail) return -1;
  return next<decltype(&fdatasync)>("fdatasync")(descriptor);
}

int syncfs(int descriptor) {
  if (judge("sync", is_counted(descriptor)) == Verdict::fail) return -1;
  return next<decltype(&syncfs)>("syncfs")(descriptor);
}

int renameat(int from_folder, const char* from, int to_folder, const char* to) noexcept {
  if (judge("rename", is_counted(to_folder)) == Verdict::fail) return -1;
  return next<int (*)(int, const char*, int, const char*)>("renameat")(from_folder, from, to_folder, to);
}

int unlinkat(int folder, const char* name, int flags) noexcept {
  if (judge("unlink", is_counted(folder)) == Verdict::fail) return -1;
  return next<int (*)(int, const char*, int)>("unlinkat")(folder, name, flags);
}

int unlink(const char* path) noexcept {
  const bool is_here = std::string_view(path).starts_with(setting("FAIL_CALLS_UNDER"));
  if (judge("unlink", is_here) == Verdict::fail) return -1;
  return next<int (*)(const char*)>("unlink")(path);
}

int mkdirat(int folder, const char* name, mode_t mode) noexcept {
  if (judge("mkdir", is_counted(folder)) == Verdict::fail) return -1;
  return next<int (*)(int, const char*, mode_t)>("mkdirat")(folder, name, mode);
}

}  // extern "C"
