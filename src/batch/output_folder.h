// The output folder, and the only ways in which files in it appear, change and go. What is written is first a
// *part*, a file in the folder's `.part`; a *move* gives it its name. Nobody sees a file that is not whole.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kehraus {

inline constexpr std::string_view kManifestName = "manifest.sqlite";

// One change of a name. Applied twice it is as if applied once, so that a run that was killed in the middle
// of many is mended by applying all of them again.
struct Move {
  std::string part;    // empty: the target is removed
  std::string target;  // below the folder, with `/` between its parts; see safe_path.h
};

class OutputFolder {
 public:
  // Opens the folder, and makes it and its `.part` where they are missing.
  //   errors  throws Error for a path that cannot be a folder, or for one with files but no manifest; IoError
  //           where the system fails, or `.part` cannot be made
  explicit OutputFolder(const std::string& path);
  ~OutputFolder();
  OutputFolder(const OutputFolder&) = delete;
  OutputFolder& operator=(const OutputFolder&) = delete;

  // Without links and `..`.
  const std::string& path() const noexcept { return path_; }
  int descriptor() const noexcept { return folder_; }

  // A name that no part had since the folder was opened: moves that were made may still be noted, and made
  // again after a kill.
  std::string new_part_name() { return std::to_string(++parts_made_); }

  // Opens a new part for writing, in place of one of that name.
  //   errors  IoError, as of all below
  int create_part(const std::string& name);

  // Removes every part. For the start of a run: what a killed one left.
  void remove_parts();

  // Makes durable what was written, before a manifest may speak of it: one part that is open, or all of them.
  void sync_part(int descriptor, const std::string& name);
  void sync_parts();

  // Applies moves, making the folders that their targets stand in, and makes them durable. Links on the way
  // are not followed: a name that somebody replaced by a link is an error.
  void apply(const std::vector<Move>& moves);

 private:
  bool has_manifest() const;
  int open_folder_of(const std::string& target, bool makes);
  void make(const Move& move);
  void remove(const std::string& target);
  void remove_empty_folders(std::string target);

  std::string path_;
  int folder_ = -1;
  int parts_ = -1;
  std::uint64_t parts_made_ = 0;
};

}  // namespace kehraus
