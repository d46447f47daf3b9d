// One input as its content: opened, and decompressed as often as it was compressed.
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "stream/input_buffer.h"

namespace kehraus {

class InputFile {
 public:
  // `path` as for FileSource. What decompresses to more than `max_bytes` fails there: a small file can
  // hold terabytes of nothing. Files that are not compressed are as long as they are.
  InputFile(const std::string& path, std::size_t max_bytes, const std::atomic<bool>& stop);

  InputBuffer& content() noexcept { return *layers_.back().buffer; }

  // Why the file itself could not be opened or read, in the system's words; empty while all is well, and for
  // content that is damaged.
  const std::string& read_failure() const noexcept { return layers_.front().source->failure(); }

 private:
  // A file inside more than so many wrappings is a trick, not a document.
  static constexpr std::size_t kMaxCompressions = 2;

  struct Layer {
    std::unique_ptr<ByteSource> source;
    std::unique_ptr<InputBuffer> buffer;
  };

  void add_layer(std::unique_ptr<ByteSource> source);
  void look_behind_damage(const std::string& path, std::size_t max_bytes);

  std::vector<Layer> layers_;  // each reads from the one before
};

}  // namespace kehraus
