#include "stream/compressor.h"

#include <zlib.h>
#include <zstd.h>

#include <array>
#include <new>

namespace kehraus {
namespace {

constexpr std::size_t kChunk = 64u << 10;

class NoCompressor : public Compressor {
 public:
  void add(std::string_view bytes, std::string& out) override { out += bytes; }
  void end(std::string&) override {}
};

class GzipCompressor : public Compressor {
 public:
  GzipCompressor() {
    // 16 asks for gzip's header, which then holds no time and no name.
    constexpr int kWindowBits = 15 + 16;
    constexpr int kMemoryLevel = 8;
    if (deflateInit2(&stream_, Z_DEFAULT_COMPRESSION, Z_DEFLATED, kWindowBits, kMemoryLevel,
                     Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::bad_alloc();
  }
  ~GzipCompressor() override { deflateEnd(&stream_); }

  void add(std::string_view bytes, std::string& out) override {
    // zlib counts in 32 bits.
    for (; bytes.size() > kChunk; bytes.remove_prefix(kChunk)) run(bytes.substr(0, kChunk), Z_NO_FLUSH, out);
    run(bytes, Z_NO_FLUSH, out);
  }

  void end(std::string& out) override { run({}, Z_FINISH, out); }

 private:
  void run(std::string_view bytes, int flush, std::string& out) {
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream_.avail_in = static_cast<uInt>(bytes.size());
    std::array<char, kChunk> room;
    do {
      stream_.next_out = reinterpret_cast<Bytef*>(room.data());
      stream_.avail_out = room.size();
      deflate(&stream_, flush);
      out.append(room.data(), room.size() - stream_.avail_out);
    } while (stream_.avail_out == 0);
  }

  z_stream stream_{};
};

class ZstdCompressor : public Compressor {
 public:
  ZstdCompressor() : context_(ZSTD_createCCtx()) {
    if (!context_) throw std::bad_alloc();
    ZSTD_CCtx_setParameter(context_, ZSTD_c_checksumFlag, 1);
  }
  ~ZstdCompressor() override { ZSTD_freeCCtx(context_); }
  ZstdCompressor(const ZstdCompressor&) = delete;
  ZstdCompressor& operator=(const ZstdCompressor&) = delete;

  void add(std::string_view bytes, std::string& out) override { run(bytes, ZSTD_e_continue, out); }
  void end(std::string& out) override { run({}, ZSTD_e_end, out); }

 private:
  void run(std::string_view bytes, ZSTD_EndDirective directive, std::string& out) {
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    std::array<char, kChunk> room;
    bool is_done = false;
    while (!is_done) {
      ZSTD_outBuffer part{room.data(), room.size(), 0};
      const std::size_t left = ZSTD_compressStream2(context_, &part, &in, directive);
      if (ZSTD_isError(left))
        throw std::bad_alloc();  // there is no other error with parameters that are right
      out.append(room.data(), part.pos);
      is_done = directive == ZSTD_e_end ? left == 0 : in.pos == in.size;
    }
  }

  ZSTD_CCtx* context_;
};

}  // namespace

std::unique_ptr<Compressor> Compressor::of(Compression kind) {
  switch (kind) {
    case Compression::gzip: return std::make_unique<GzipCompressor>();
    case Compression::zstd: return std::make_unique<ZstdCompressor>();
    default: break;  // those that only HTTP has are never written
  }
  return std::make_unique<NoCompressor>();
}

std::string_view ending_of(Compression kind) noexcept {
  switch (kind) {
    case Compression::gzip: return ".gz";
    case Compression::zstd: return ".zst";
    default: break;  // those that only HTTP has are never written
  }
  return "";
}

}  // namespace kehraus
