// Compressed bytes to plain ones. The kind is told from the content, never from a name. With compressor.cc
// the only user of zlib and zstd.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "stream/byte_source.h"
#include "stream/input_buffer.h"

namespace kehraus {

enum class Compression { none, gzip, zstd };

// Bytes that tell the kind.
inline constexpr std::size_t kCompressionMagicBytes = 4;

// The kind of a stream that begins so.
Compression compression_of(std::string_view first_bytes) noexcept;

// A source of what `compressed`, which outlives it, decompresses to. Several gzip members or zstd frames
// one behind the other are one stream; zero bytes behind the last are ignored, as tapes leave them.
//   errors  a failed source for data that is cut off or damaged, naming the byte of the compressed
//           stream, and for zstd windows above 128 MiB; all before the damage is given out first
std::unique_ptr<ByteSource> decompress(Compression kind, InputBuffer& compressed);

}  // namespace kehraus
