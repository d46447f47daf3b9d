// The files in a folder and in all below it, in an order that only their names decide.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kehraus {

// An input, or the reason why it cannot be had.
struct InputPath {
  std::string path;
  std::string failure;  // in words; else empty
};

// Which files of folders are wanted. Patterns as fnmatch has them: `*` stands for any bytes, also for `/`,
// `?` for one, `[a-z]` for one of these. One without `/` is held against a file's name, else against its path
// below the folder.
struct PathPatterns {
  std::vector<std::string> include;  // one must match; none: all are wanted
  std::vector<std::string> exclude;  // none may match; a folder that matches is not entered
};

class FolderWalk {
 public:
  // `patterns` outlive the walk.
  FolderWalk(std::string folder, const PathPatterns& patterns);

  // The next file. Of regular files, also behind symbolic links; what is hidden (`.name`), is a socket, a
  // pipe or a device, or a link to a folder, is passed over: so no folder is entered twice.
  //   order   by the bytes of the path, whatever the locale and the file system
  //   errors  a folder that cannot be read is an input with a failure
  //   memory  the names in one folder and in those around it
  bool next(InputPath& input);

 private:
  struct Level {
    std::string below;               // path below the walk's folder, with `/` at its end; empty for itself
    std::vector<std::string> names;  // those to come, the next one last; of folders with `/` at their end
  };

  std::string enter(std::string below);
  bool is_wanted(const std::string& below, std::string_view name) const;

  std::string root_;  // with `/` at its end
  const PathPatterns& patterns_;
  std::vector<Level> levels_;
  InputPath root_failure_;
};

}  // namespace kehraus
