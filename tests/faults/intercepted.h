// What libraries share that are loaded in front of the C library to stand in for its calls.
#pragma once

#include <dlfcn.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <string>
#include <string_view>

namespace kehraus_faults {

// The function of that name in the library that was to be called.
template <class Function>
Function next(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

// An environment variable; empty where there is none.
inline std::string_view setting(const char* name) {
  const char* const value = getenv(name);
  return value ? value : "";
}

// The path of what is open; empty where it is none.
inline std::string path_of(int descriptor) {
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  const ssize_t size = readlink(link, path, sizeof path);
  return size > 0 ? std::string(path, static_cast<size_t>(size)) : std::string();
}

// The path of a name in a folder that is open; `AT_FDCWD` is the working folder.
inline std::string path_of(int folder, const char* name) {
  if (name[0] == '/') return name;
  char working[PATH_MAX];
  const std::string in = folder != AT_FDCWD                ? path_of(folder)
                         : getcwd(working, sizeof working) ? std::string(working)
                                                           : "";
  return in + "/" + name;
}

// Whether a path is a folder or in it.
inline bool is_in(std::string_view path, std::string_view folder) {
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

}  // namespace kehraus_faults
