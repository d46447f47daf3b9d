// What a command line names, as a row of inputs: files as they are, folders as the files in them, lists as
// the paths on them. Nothing is opened before its turn.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "stream/file_source.h"
#include "stream/folder_walk.h"
#include "stream/input_buffer.h"

namespace kehraus {

struct InputSelection {
  std::vector<std::string> operands;  // files and folders; `-` is the standard input
  std::vector<std::string> lists;     // files of paths, behind the operands; `-` is the standard input
  bool is_nul_separated = false;      // the lists; else by NUL where one is in the first 64 KiB, or by line
  PathPatterns patterns;              // for what is in folders
};

// Whether they can be no more than one file.
bool is_one_file(const InputSelection& inputs);

// The paths on a list: files and folders, one behind the other. Any bytes but the separator may be in a path.
class PathList {
 public:
  // `stop` as FileSource has it.
  PathList(const std::string& path, bool is_nul_separated, const std::atomic<bool>& stop);

  // The next path that is not empty. What cannot be a path, and a list that cannot be read on, are inputs
  // with a failure.
  bool next(InputPath& input);

 private:
  std::string name_;
  FileSource file_;
  InputBuffer bytes_{file_};
  char separator_ = '\n';
  bool is_over_ = false;
};

class InputPaths {
 public:
  // Both outlive the inputs.
  //   errors  throws Error for a list that cannot be read, and where the standard input is to be two things
  InputPaths(const InputSelection& selection, const std::atomic<bool>& stop);

  // The next input, in the order of the selection. One thread at a time.
  //   memory  as FolderWalk has it, and one path of a list
  bool next(InputPath& input);

 private:
  bool next_named(InputPath& input);

  const InputSelection& selection_;
  const std::atomic<bool>& stop_;
  std::size_t used_operands_ = 0, used_lists_ = 0;
  std::unique_ptr<PathList> list_;
  std::unique_ptr<FolderWalk> folder_;
};

}  // namespace kehraus
