#include "stream/compression.h"

#include <zlib.h>
#include <zstd.h>

#include <algorithm>
#include <new>
#include <string>

namespace kehraus {
namespace {

constexpr std::string_view kGzipMagic = "\x1f\x8b\x08";
constexpr std::string_view kZstdMagic = "\x28\xb5\x2f\xfd";
constexpr std::string_view kZstdSkippableMagic = "\x2a\x4d\x18";  // behind a first byte of 0x50 to 0x5F

bool is_zstd(std::string_view start) noexcept {
  if (start.starts_with(kZstdMagic)) return true;
  return start.size() >= 4 && (start[0] & 0xF0) == 0x50 && start.substr(1).starts_with(kZstdSkippableMagic);
}

// What both formats share: members one behind the other, of one kind, up to the end of the input.
class MemberSource : public ByteSource {
 public:
  MemberSource(std::string_view format, Compression kind, InputBuffer& in)
      : in_(in), format_(format), kind_(kind) {}

  std::size_t read(char* to, std::size_t size) override {
    while (failure().empty() && !is_done_) {
      if (!is_inside_ && !begin_member()) return 0;
      // A decoder may still hold output when all input is used: so first decode, then ask for more.
      const std::size_t offset = in_.offset();
      const std::size_t got = decode(to, size);
      if (got > 0) return got;
      if (failure().empty() && is_inside_ && in_.offset() == offset && !in_.fill()) return fail_cut_off();
    }
    return 0;
  }

 protected:
  // Decompresses from what is there into `to`; sets is_inside_ to false at the end of a member.
  virtual std::size_t decode(char* to, std::size_t size) = 0;

  std::size_t fail_damaged(std::string_view reason) {
    return fail("damaged " + format_ + " data at byte " + std::to_string(in_.offset()) + ": " +
                std::string(reason));
  }

  InputBuffer& in_;
  bool is_inside_ = true;

 private:
  // Whether another member follows.
  bool begin_member() {
    in_.fill_to(kCompressionMagicBytes);
    while (!in_.bytes().empty() && in_.bytes()[0] == '\0') {
      in_.use(1);
      if (in_.bytes().empty()) in_.fill();
    }
    in_.fill_to(kCompressionMagicBytes);
    is_done_ = in_.bytes().empty();
    if (is_done_) {
      if (!in_.failure().empty()) fail(in_.failure());
      return false;
    }
    is_inside_ = compression_of(in_.bytes()) == kind_;
    if (!is_inside_) fail_damaged("something else follows");
    return is_inside_;
  }

  std::size_t fail_cut_off() {
    if (!in_.failure().empty()) return fail(in_.failure());
    return fail("truncated " + format_ + " data: it ends at byte " + std::to_string(in_.offset()));
  }

  std::string format_;
  Compression kind_;
  bool is_done_ = false;
};

class GzipSource : public MemberSource {
 public:
  explicit GzipSource(InputBuffer& in) : MemberSource("gzip", Compression::gzip, in) {
    constexpr int kGzipWindow = 16 + MAX_WBITS;
    if (inflateInit2(&zlib_, kGzipWindow) != Z_OK) throw std::bad_alloc();
  }
  ~GzipSource() override { inflateEnd(&zlib_); }

 private:
  std::size_t decode(char* to, std::size_t size) override {
    const std::string_view in = in_.bytes();
    // zlib does not write through next_in; its interface is only not const.
    zlib_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
    zlib_.avail_in = static_cast<uInt>(in.size());
    zlib_.next_out = reinterpret_cast<Bytef*>(to);
    zlib_.avail_out = static_cast<uInt>(std::min<std::size_t>(size, 1u << 30));
    const uInt room = zlib_.avail_out;
    const int status = inflate(&zlib_, Z_NO_FLUSH);
    in_.use(in.size() - zlib_.avail_in);
    if (status == Z_STREAM_END) {
      is_inside_ = false;
      inflateReset(&zlib_);
    } else if (status != Z_OK && status != Z_BUF_ERROR) {
      fail_damaged(zlib_.msg ? zlib_.msg : zError(status));
    }
    return room - zlib_.avail_out;
  }

  z_stream zlib_{};
};

class ZstdSource : public MemberSource {
 public:
  explicit ZstdSource(InputBuffer& in)
      : MemberSource("zstd", Compression::zstd, in), zstd_(ZSTD_createDCtx(), ZSTD_freeDCtx) {
    constexpr int kMaxWindowLog = 27;
    if (!zstd_) throw std::bad_alloc();
    ZSTD_DCtx_setParameter(zstd_.get(), ZSTD_d_windowLogMax, kMaxWindowLog);
  }

 private:
  std::size_t decode(char* to, std::size_t size) override {
    ZSTD_inBuffer in{in_.bytes().data(), in_.bytes().size(), 0};
    ZSTD_outBuffer out{to, size, 0};
    const std::size_t status = ZSTD_decompressStream(zstd_.get(), &out, &in);
    in_.use(in.pos);
    if (ZSTD_isError(status)) {
      fail_damaged(ZSTD_getErrorName(status));
    } else if (status == 0) {
      is_inside_ = false;
    }
    return out.pos;
  }

  std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> zstd_;
};

}  // namespace

Compression compression_of(std::string_view first_bytes) noexcept {
  if (first_bytes.starts_with(kGzipMagic)) return Compression::gzip;
  return is_zstd(first_bytes) ? Compression::zstd : Compression::none;
}

std::unique_ptr<ByteSource> decompress(Compression kind, InputBuffer& compressed) {
  if (kind == Compression::zstd) return std::make_unique<ZstdSource>(compressed);
  return std::make_unique<GzipSource>(compressed);
}

}  // namespace kehraus
