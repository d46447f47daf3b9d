#include "stream/folder_walk.h"

#include <fnmatch.h>

#include <algorithm>
#include <filesystem>
#include <functional>
#include <system_error>
#include <utility>

namespace kehraus {
namespace {

namespace fs = std::filesystem;

bool matches_any(const std::vector<std::string>& patterns, const std::string& path, const std::string& name) {
  return std::any_of(patterns.begin(), patterns.end(), [&](const std::string& pattern) {
    const std::string& text = pattern.find('/') == std::string::npos ? name : path;
    return fnmatch(pattern.c_str(), text.c_str(), 0) == 0;
  });
}

// The name of a file or, with `/` at its end, of a folder; empty for what is neither.
std::string name_in_order(const fs::directory_entry& entry) {
  std::string name = entry.path().filename().native();
  if (name.starts_with('.')) return {};
  std::error_code unknown;
  const bool is_link = entry.is_symlink(unknown);
  if (!is_link && entry.is_directory(unknown)) return name + '/';
  return entry.is_regular_file(unknown) ? name : std::string();
}

// Why the folder cannot be read, or only in part; empty for nothing.
std::string list_names(const std::string& folder, std::vector<std::string>& names) {
  std::error_code failure;
  fs::directory_iterator at(folder, failure);
  for (const fs::directory_iterator end; !failure && at != end; at.increment(failure))
    if (std::string name = name_in_order(*at); !name.empty()) names.push_back(std::move(name));
  return failure ? "cannot read the folder: " + failure.message() : std::string();
}

}  // namespace

FolderWalk::FolderWalk(std::string folder, const PathPatterns& patterns)
    : root_(std::move(folder)), patterns_(patterns) {
  if (!root_.ends_with('/')) root_ += '/';
  root_failure_ = {root_, enter({})};
}

// Why its names are not all there; empty for nothing.
std::string FolderWalk::enter(std::string below) {
  Level level{std::move(below), {}};
  std::string failure = list_names(root_ + level.below, level.names);
  // With the `/` of folders the order of names is that of whole paths.
  std::sort(level.names.begin(), level.names.end(), std::greater<>());
  levels_.push_back(std::move(level));
  return failure;
}

bool FolderWalk::is_wanted(const std::string& below, std::string_view name) const {
  const bool is_folder = name.ends_with('/');
  const std::string bare(name.substr(0, name.size() - is_folder));
  const std::string path = below + bare;
  if (matches_any(patterns_.exclude, path, bare)) return false;
  return is_folder || patterns_.include.empty() || matches_any(patterns_.include, path, bare);
}

bool FolderWalk::next(InputPath& input) {
  if (!root_failure_.failure.empty()) {
    input = std::exchange(root_failure_, {});
    return true;
  }
  while (!levels_.empty()) {
    Level& level = levels_.back();
    if (level.names.empty()) {
      levels_.pop_back();
      continue;
    }
    const std::string name = std::move(level.names.back());
    level.names.pop_back();
    if (!is_wanted(level.below, name)) continue;
    std::string below = level.below + name;
    input = {root_ + below, {}};
    if (!name.ends_with('/')) return true;
    input.failure = enter(std::move(below));
    if (!input.failure.empty()) return true;
  }
  return false;
}

}  // namespace kehraus
