#include "stream/compression.h"

#include "stream/brotli_source.h"
#include "stream/gzip_source.h"
#include "stream/zstd_source.h"

namespace kehraus {

Compression compression_of(std::string_view first_bytes) noexcept {
  if (first_bytes.starts_with(kGzipMagic)) return Compression::gzip;
  return starts_zstd_frame(first_bytes) ? Compression::zstd : Compression::none;
}

std::unique_ptr<ByteSource> decompress(Compression kind, InputBuffer& compressed) {
  switch (kind) {
    case Compression::zstd: return std::make_unique<ZstdSource>(compressed);
    case Compression::deflate: return std::make_unique<DeflateSource>(compressed);
    case Compression::brotli: return std::make_unique<BrotliSource>(compressed);
    default: return std::make_unique<GzipSource>(compressed);
  }
}

std::unique_ptr<ByteSource> decompress_damaged(Compression kind, InputBuffer& compressed) {
  std::unique_ptr<MemberSource> source;
  if (kind == Compression::zstd) source = std::make_unique<ZstdSource>(compressed);
  if (kind == Compression::gzip) source = std::make_unique<GzipSource>(compressed);
  if (!source || !source->begin_behind_damage()) return nullptr;
  return source;
}

}  // namespace kehraus
