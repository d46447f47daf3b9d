// Compressed bytes to plain ones. The kind is told from the content, never from a name; but for the two that
// only HTTP has, which leave no mark.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "stream/byte_source.h"
#include "stream/input_buffer.h"

namespace kehraus {

enum class Compression { none, gzip, zstd, deflate, brotli };

// Bytes that tell the kind.
inline constexpr std::size_t kCompressionMagicBytes = 4;

// The kind of a stream that begins so: none, gzip or zstd.
Compression compression_of(std::string_view first_bytes) noexcept;

// A source of what `compressed`, which outlives it, decompresses to. Several gzip members or zstd frames
// one behind the other are one stream; zero bytes behind the last are ignored, as tapes leave them. A zstd
// stream may begin with its dictionary, as those of WARC records do. `deflate` is with or without zlib's
// frame.
//   errors   a failed source for data that is cut off or damaged, naming the byte of the compressed
//            stream, and for zstd windows above 128 MiB; all before the damage is given out first
//   resumes  gzip and zstd: at the next member or frame that decompresses. It is looked for from behind the
//            beginning of the damaged one, since a decoder may notice damage late, but at most 1 MiB back
std::unique_ptr<ByteSource> decompress(Compression kind, InputBuffer& compressed);

// A source of the members or frames in damaged content whose beginning tells no kind: it begins at the first
// that is found in the bytes that are there. Null where there is none.
std::unique_ptr<ByteSource> decompress_damaged(Compression kind, InputBuffer& compressed);

}  // namespace kehraus
