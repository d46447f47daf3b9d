// Plain bytes to compressed ones: the way back of compression.h.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "stream/compression.h"

namespace kehraus {

// The same bytes give the same compressed bytes with one version of the library, however they are cut.
class Compressor {
 public:
  // gzip and zstd; all others pass bytes on.
  //   errors  throws std::bad_alloc, as all below
  static std::unique_ptr<Compressor> of(Compression kind);

  virtual ~Compressor() = default;

  // Appends to `out` what is ready.
  virtual void add(std::string_view bytes, std::string& out) = 0;

  // Appends the rest; nothing may be added behind it.
  virtual void end(std::string& out) = 0;
};

// ".gz", ".zst", or nothing.
std::string_view ending_of(Compression kind) noexcept;

}  // namespace kehraus
