// What the file system says of a file: by it a run knows, without reading it, that a file is the one it was.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace kehraus {

struct FileStamp {
  std::int64_t size = 0;  // bytes
  std::int64_t modified_ns = 0;
  std::int64_t changed_ns = 0;  // of the inode: no program can set it
  std::int64_t inode = 0;

  // Stamps are equal or they are not; none is newer, since clocks are set back and archives unpacked.
  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

// Nothing for what is no regular file, or cannot be asked; links are followed.
std::optional<FileStamp> stamp_of(const std::string& path) noexcept;

// Whether a file that is read from now on cannot change any more without its stamp changing. The times of
// file systems have steps (4 ms on most, 2 s on some): what is written twice within one has one stamp.
//   in  `now_ns`: the clock's time before the file is opened
bool is_settled(const FileStamp& stamp, std::int64_t now_ns) noexcept;

std::int64_t clock_now_ns() noexcept;

}  // namespace kehraus
