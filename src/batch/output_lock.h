// One run at a time in an output folder.
#pragma once

#include <stdexcept>
#include <string>

namespace kehraus {

// Another run holds the folder.
class LockedError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Held as long as the object lives; the system frees it when the process ends, however that happens.
class OutputLock {
 public:
  // Locks the file `.lock` in the folder, which is made when it is missing and never removed: a file that is
  // removed while another run waits for it would be locked twice.
  //   errors  LockedError; IoError where there can be no such file
  explicit OutputLock(int folder, const std::string& folder_name);
  ~OutputLock();
  OutputLock(const OutputLock&) = delete;
  OutputLock& operator=(const OutputLock&) = delete;

 private:
  int descriptor_ = -1;
};

}  // namespace kehraus
