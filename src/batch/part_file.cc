#include "batch/part_file.h"

#include <unistd.h>

#include <cerrno>
#include <utility>

#include "batch/io_error.h"

namespace kehraus {

PartFile::PartFile(OutputFolder& folder, Compression compression)
    : folder_(folder),
      name_(folder.new_part_name()),
      descriptor_(folder.create_part(name_)),
      compressor_(Compressor::of(compression)) {}

PartFile::~PartFile() {
  if (descriptor_ >= 0) close(descriptor_);
}

void PartFile::write(std::string_view bytes) {
  compressor_->add(bytes, buffer_);
  if (buffer_.size() >= kBufferBytes) flush();
}

std::size_t PartFile::finish(bool is_synced) {
  compressor_->end(buffer_);
  flush();
  if (is_synced) folder_.sync_part(descriptor_, name_);
  // A descriptor that a signal interrupts is closed all the same.
  if (close(std::exchange(descriptor_, -1)) != 0 && errno != EINTR)
    throw_io_error("cannot write '" + folder_.path() + "/.part/" + name_ + "'", errno);
  return size_;
}

void PartFile::flush() {
  std::string_view left = buffer_;
  while (!left.empty()) {
    const ssize_t put = ::write(descriptor_, left.data(), left.size());
    if (put < 0 && errno == EINTR) continue;
    // A file that takes nothing and says no word would be asked for ever.
    if (put <= 0)
      throw_io_error("cannot write '" + folder_.path() + "/.part/" + name_ + "'", put < 0 ? errno : EIO);
    left.remove_prefix(static_cast<std::size_t>(put));
    size_ += static_cast<std::size_t>(put);
  }
  buffer_.clear();
}

}  // namespace kehraus
