// A part as it is written: through a buffer, compressed where that is wanted.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "batch/output_folder.h"
#include "stream/compressor.h"

namespace kehraus {

class PartFile {
 public:
  // `folder` outlives the file.
  //   errors  IoError, as of all below
  PartFile(OutputFolder& folder, Compression compression);
  ~PartFile();
  PartFile(const PartFile&) = delete;
  PartFile& operator=(const PartFile&) = delete;

  const std::string& name() const noexcept { return name_; }

  void write(std::string_view bytes);

  // Writes the rest and closes.
  //   in   `is_synced`: the bytes are on the disk then, and the part's name is
  //   out  the size of the file
  std::size_t finish(bool is_synced);

 private:
  static constexpr std::size_t kBufferBytes = 128u << 10;

  void flush();

  OutputFolder& folder_;
  std::string name_;
  int descriptor_ = -1;
  std::unique_ptr<Compressor> compressor_;
  std::string buffer_;
  std::size_t size_ = 0;
};

}  // namespace kehraus
