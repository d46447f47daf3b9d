// Bytes in memory as a source.
#pragma once

#include <algorithm>
#include <string_view>

#include "stream/byte_source.h"

namespace kehraus {

class MemorySource : public ByteSource {
 public:
  // `bytes` outlive the source.
  explicit MemorySource(std::string_view bytes) : bytes_(bytes) {}

  std::size_t read(char* to, std::size_t size) override {
    const std::size_t got = bytes_.copy(to, size);
    bytes_.remove_prefix(got);
    return got;
  }

 private:
  std::string_view bytes_;
};

}  // namespace kehraus
