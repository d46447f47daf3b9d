#include "batch/output_folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <memory>
#include <system_error>
#include <utility>

#include "batch/io_error.h"
#include "document/error.h"

namespace kehraus {
namespace {

constexpr const char* kPartsName = ".part";

// A descriptor that is closed when it goes out of sight.
class Descriptor {
 public:
  explicit Descriptor(int descriptor) : descriptor_(descriptor) {}
  Descriptor(Descriptor&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(descriptor_, other.descriptor_);
    return *this;
  }
  ~Descriptor() {
    if (descriptor_ >= 0) close(descriptor_);
  }
  int get() const noexcept { return descriptor_; }
  int release() noexcept { return std::exchange(descriptor_, -1); }

 private:
  int descriptor_;
};

// `open` that goes on after a signal.
template <class... Mode>
int open_at(int folder, const char* name, int flags, Mode... mode) {
  int descriptor = -1;
  do {
    descriptor = openat(folder, name, flags | O_CLOEXEC | O_NOFOLLOW, mode...);
  } while (descriptor < 0 && errno == EINTR);
  return descriptor;
}

int open_folder(int folder, const char* name) { return open_at(folder, name, O_RDONLY | O_DIRECTORY); }

// What stands in a folder; null where it cannot be read.
using Listing = std::unique_ptr<DIR, int (*)(DIR*)>;

Listing list_folder(int folder, const char* name) {
  Descriptor descriptor(open_folder(folder, name));
  Listing listing(descriptor.get() < 0 ? nullptr : fdopendir(descriptor.get()), &closedir);
  if (listing) descriptor.release();
  return listing;
}

// Says why a folder cannot be the output's: a disk that fails is another matter than a wrong name.
[[noreturn]] void throw_unusable(const std::string& what, int error) {
  for (const int mistake : {ENOENT, ENOTDIR, EACCES, EPERM, EROFS, ELOOP, ENAMETOOLONG, EINVAL})
    if (error == mistake) throw Error(what + ": " + std::generic_category().message(error));
  throw_io_error(what, error);
}

// Makes the name of a folder that is new durable: else a power loss takes with it all that is in it.
void sync_parent_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const Descriptor parent(open_folder(AT_FDCWD, slash == 0 ? "/" : path.substr(0, slash).c_str()));
  // Some may write below a folder that they may not open.
  if (parent.get() < 0 && errno == EACCES) return;
  // Some file systems know no syncing of folders.
  if (parent.get() < 0 || (fsync(parent.get()) != 0 && errno != EINVAL))
    throw_io_error("cannot sync the folder of '" + path + "'", errno);
}

std::string file_name(const std::string& target) { return target.substr(target.rfind('/') + 1); }

}  // namespace

OutputFolder::OutputFolder(const std::string& path) {
  if (mkdir(path.c_str(), 0777) != 0 && errno != EEXIST)
    throw_unusable("cannot make the folder '" + path + "'", errno);
  const std::unique_ptr<char, decltype(&std::free)> real(realpath(path.c_str(), nullptr), &std::free);
  if (real) folder_ = open_at(AT_FDCWD, real.get(), O_RDONLY | O_DIRECTORY);
  if (folder_ < 0) throw_unusable("'" + path + "' cannot be the output folder", errno);
  path_ = real.get();
  // Whoever made the folder, and was killed behind that, may not have synced it.
  if (!has_manifest()) sync_parent_of(path_);
  const bool is_made = mkdirat(folder_, kPartsName, 0777) == 0;
  if (!is_made && errno != EEXIST) throw_io_error("cannot make '" + path_ + "/.part'", errno);
  if (is_made && fsync(folder_) != 0) throw_io_error("cannot sync '" + path_ + "'", errno);
  parts_ = open_folder(folder_, kPartsName);
  if (parts_ < 0) throw_io_error("cannot open '" + path_ + "/.part'", errno);
}

// What others put here must not be written over, nor be taken for what is left of a killed run.
bool OutputFolder::has_manifest() const {
  const Listing folder = list_folder(folder_, ".");
  if (!folder) throw_unusable("cannot read '" + path_ + "'", errno);
  std::string foreign;
  while (const dirent* entry = readdir(folder.get())) {
    const std::string name = entry->d_name;
    if (name == kManifestName) return true;
    const bool is_ours = name == "." || name == ".." || name == ".lock" || name == kPartsName ||
                         name == "lost+found" || name.starts_with(kManifestName);
    if (!is_ours) foreign = name;
  }
  if (!foreign.empty())
    throw Error("'" + path_ + "' holds files, but no " + std::string(kManifestName) +
                " of an earlier run: name a new or an empty folder for the output");
  return false;
}

OutputFolder::~OutputFolder() {
  if (parts_ >= 0) close(parts_);
  if (folder_ >= 0) close(folder_);
}

int OutputFolder::create_part(const std::string& name) {
  // Never written over: a link or a pipe of that name would lead elsewhere.
  if (unlinkat(parts_, name.c_str(), 0) != 0 && errno != ENOENT)
    throw_io_error("cannot remove '" + path_ + "/.part/" + name + "'", errno);
  const int descriptor = open_at(parts_, name.c_str(), O_WRONLY | O_CREAT | O_EXCL, 0666);
  if (descriptor < 0) throw_io_error("cannot write '" + path_ + "/.part/" + name + "'", errno);
  return descriptor;
}

void OutputFolder::remove_parts() {
  const Listing parts = list_folder(folder_, kPartsName);
  if (!parts) throw_io_error("cannot read '" + path_ + "/.part'", errno);
  while (const dirent* entry = readdir(parts.get())) {
    const std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    if (unlinkat(parts_, name.c_str(), 0) != 0 && errno != ENOENT)
      throw_io_error("cannot remove '" + path_ + "/.part/" + name + "'", errno);
  }
}

void OutputFolder::sync_part(int descriptor, const std::string& name) {
  if (fsync(descriptor) != 0) throw_io_error("cannot sync '" + path_ + "/.part/" + name + "'", errno);
  if (fsync(parts_) != 0) throw_io_error("cannot sync '" + path_ + "/.part'", errno);
}

void OutputFolder::sync_parts() {
  if (syncfs(parts_) != 0) throw_io_error("cannot sync '" + path_ + "'", errno);
}

void OutputFolder::apply(const std::vector<Move>& moves) {
  if (moves.empty()) return;
  bool is_flat = true;
  for (const Move& move : moves) {
    make(move);
    is_flat = is_flat && move.target.find('/') == std::string::npos;
  }
  // One call for all the folders that were touched costs less than one for each of them.
  const int failed = is_flat ? fsync(folder_) : syncfs(folder_);
  if (failed != 0) throw_io_error("cannot sync '" + path_ + "'", errno);
}

void OutputFolder::make(const Move& move) {
  if (move.part.empty()) return remove(move.target);
  const Descriptor folder(open_folder_of(move.target, true));
  if (renameat(parts_, move.part.c_str(), folder.get(), file_name(move.target).c_str()) == 0) return;
  // Renamed before the process was killed.
  if (errno != ENOENT) throw_io_error("cannot write '" + path_ + "/" + move.target + "'", errno);
}

void OutputFolder::remove(const std::string& target) {
  const Descriptor folder(open_folder_of(target, false));
  if (folder.get() < 0) return;
  if (unlinkat(folder.get(), file_name(target).c_str(), 0) != 0 && errno != ENOENT)
    throw_io_error("cannot remove '" + path_ + "/" + target + "'", errno);
  remove_empty_folders(target);
}

void OutputFolder::remove_empty_folders(std::string target) {
  for (std::size_t slash = target.rfind('/'); slash != std::string::npos; slash = target.rfind('/')) {
    target.resize(slash);
    const Descriptor folder(open_folder_of(target, false));
    if (folder.get() < 0 || unlinkat(folder.get(), file_name(target).c_str(), AT_REMOVEDIR) != 0) return;
  }
}

// Step by step: each folder is opened in the one before it, and none is a link.
//   out  the caller closes it; -1 where it is missing and is not to be made
int OutputFolder::open_folder_of(const std::string& target, bool makes) {
  Descriptor at(dup(folder_));
  if (at.get() < 0) throw_io_error("cannot open the folder '" + path_ + "'", errno);
  std::size_t start = 0;
  for (std::size_t slash = target.find('/'); slash != std::string::npos; slash = target.find('/', start)) {
    const std::string name = target.substr(start, slash - start);
    start = slash + 1;
    if (makes && mkdirat(at.get(), name.c_str(), 0777) != 0 && errno != EEXIST)
      throw_io_error("cannot make the folder '" + path_ + "/" + target.substr(0, slash) + "'", errno);
    at = Descriptor(open_folder(at.get(), name.c_str()));
    if (at.get() >= 0) continue;
    if (errno == ENOENT && !makes) return -1;
    const bool is_link = errno == ELOOP || errno == ENOTDIR;
    throw_io_error("cannot open the folder '" + path_ + "/" + target.substr(0, slash) + "'" +
                       (is_link ? " (a link or a file stands there: move it away)" : ""),
                   errno);
  }
  return at.release();
}

}  // namespace kehraus
