// gzip's members, and the deflate streams of HTTP. The only user of zlib.
#pragma once

#include <zlib.h>

#include <string_view>

#include "stream/member_source.h"

namespace kehraus {

inline constexpr std::string_view kGzipMagic = "\x1f\x8b\x08";

// One of zlib's decoders.
class Inflater {
 public:
  explicit Inflater(int window_bits);
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;
  ~Inflater() { inflateEnd(&zlib_); }

  void reset() noexcept { inflateReset(&zlib_); }

  struct Step {
    std::size_t used, got;
    int status;  // zlib's
  };

  // At most so much as fits into `to`, which has `size` bytes.
  Step inflate(std::string_view in, char* to, std::size_t size) noexcept;

  const char* words_for(int status) const noexcept { return zlib_.msg ? zlib_.msg : zError(status); }

 private:
  z_stream zlib_{};
};

class GzipSource : public MemberSource {
 public:
  explicit GzipSource(InputBuffer& in);

 private:
  static constexpr int kGzipWindow = 16 + MAX_WBITS;

  std::size_t decode(char* to, std::size_t size) override;
  void reset() override { inflater_.reset(); }
  bool starts_member(std::string_view bytes) const noexcept override { return bytes.starts_with(kGzipMagic); }
  bool has_check_sum(std::string_view) const noexcept override { return true; }
  bool is_sound(std::string_view bytes) override;

  Inflater inflater_{kGzipWindow};
  Inflater probe_{kGzipWindow};
};

// One deflate stream, in zlib's frame or bare: servers send both by the same name. What follows is ignored.
class DeflateSource : public ByteSource {
 public:
  // `in` outlives the source.
  explicit DeflateSource(InputBuffer& in);

  std::size_t read(char* to, std::size_t size) override;

 private:
  InputBuffer& in_;
  Inflater inflater_;
  bool is_done_ = false;
};

}  // namespace kehraus
