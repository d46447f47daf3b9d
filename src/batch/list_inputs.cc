#include "batch/list_inputs.h"

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "document/error.h"

namespace kehraus {
namespace {

namespace fs = std::filesystem;

class FolderWalk {
 public:
  FolderWalk(std::string root, fs::path excluded, const std::function<void(std::string_view)>& warn)
      : excluded_(std::move(excluded)), warn_(warn) {
    list_.root = std::move(root);
    if (!list_.root.ends_with('/')) list_.root += '/';
  }

  InputList walk() {
    while (!folders_.empty()) {
      const std::string folder = std::move(folders_.back());
      folders_.pop_back();
      read(folder);
    }
    std::sort(list_.paths.begin(), list_.paths.end());
    return std::move(list_);
  }

 private:
  // `folder` is below the root: empty, or ends in `/`.
  void read(const std::string& folder) {
    std::error_code failure;
    for (fs::directory_iterator at(list_.root + folder, failure), end; !failure && at != end;
         at.increment(failure)) {
      const std::string name = at->path().filename().string();
      if (!name.starts_with('.')) add(*at, folder + name);
    }
    if (!failure) return;
    warn_("'" + list_.root + folder + "' cannot be read: " + failure.message());
    list_.is_whole = false;
  }

  void add(const fs::directory_entry& entry, std::string path) {
    std::error_code unknown;
    const bool is_folder = entry.is_directory(unknown) && !entry.is_symlink(unknown);
    if (is_folder && !fs::equivalent(entry.path(), excluded_, unknown)) folders_.push_back(path + '/');
    if (entry.is_regular_file(unknown)) list_.paths.push_back(std::move(path));
  }

  const fs::path excluded_;
  const std::function<void(std::string_view)>& warn_;
  std::vector<std::string> folders_ = {""};  // to be read
  InputList list_;
};

}  // namespace

InputList list_inputs(const std::string& path, const std::string& output_folder,
                      const std::function<void(std::string_view)>& warn) {
  std::error_code failure;
  const fs::file_status status = fs::status(path, failure);
  if (!fs::exists(status))
    throw Error("'" + path +
                "' cannot be read: " + (failure ? failure.message() : std::string("no such file or folder")));
  if (fs::is_directory(status)) return FolderWalk(path, output_folder, warn).walk();
  const std::size_t slash = path.rfind('/');
  InputList list;
  list.root = slash == std::string::npos ? "" : path.substr(0, slash + 1);
  list.paths.push_back(path.substr(list.root.size()));
  return list;
}

}  // namespace kehraus
