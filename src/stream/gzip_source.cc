#include "stream/gzip_source.h"

#include <algorithm>
#include <array>
#include <new>

namespace kehraus {
namespace {

// RFC 1950: the method is deflate, and the first two bytes are a multiple of 31.
bool has_zlib_frame(std::string_view start) noexcept {
  if (start.size() < 2) return false;
  const unsigned first = static_cast<unsigned char>(start[0]);
  const unsigned second = static_cast<unsigned char>(start[1]);
  return (first & 0x0F) == 8 && (first >> 4) <= 7 && (first * 256 + second) % 31 == 0;
}

int window_of(InputBuffer& in) {
  in.fill_to(2);
  return has_zlib_frame(in.bytes()) ? MAX_WBITS : -MAX_WBITS;
}

}  // namespace

Inflater::Inflater(int window_bits) {
  if (inflateInit2(&zlib_, window_bits) != Z_OK) throw std::bad_alloc();
}

Inflater::Step Inflater::inflate(std::string_view in, char* to, std::size_t size) noexcept {
  constexpr std::size_t kMost = 1u << 30;  // zlib counts in 32 bits
  const auto given = static_cast<uInt>(std::min(in.size(), kMost));
  const auto room = static_cast<uInt>(std::min(size, kMost));
  // zlib does not write through next_in; its interface is only not const.
  zlib_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(in.data()));
  zlib_.avail_in = given;
  zlib_.next_out = reinterpret_cast<Bytef*>(to);
  zlib_.avail_out = room;
  const int status = ::inflate(&zlib_, Z_NO_FLUSH);
  return {given - zlib_.avail_in, room - zlib_.avail_out, status};
}

GzipSource::GzipSource(InputBuffer& in) : MemberSource("gzip", kGzipMagic, in) {}

std::size_t GzipSource::decode(char* to, std::size_t size) {
  const Inflater::Step step = inflater_.inflate(in_.bytes(), to, size);
  in_.use(step.used);
  if (step.status == Z_STREAM_END) {
    is_inside_ = false;
    inflater_.reset();
  } else if (step.status != Z_OK && step.status != Z_BUF_ERROR) {
    fail_damaged(inflater_.words_for(step.status));
  }
  return step.got;
}

// Bytes that only look like a header hardly ever inflate to as much without an error.
bool GzipSource::is_sound(std::string_view bytes) {
  std::array<char, 4096> out;
  probe_.reset();
  const Inflater::Step step = probe_.inflate(bytes, out.data(), out.size());
  if (step.status == Z_STREAM_END) return true;
  return (step.status == Z_OK || step.status == Z_BUF_ERROR) && step.got > 0;
}

DeflateSource::DeflateSource(InputBuffer& in) : in_(in), inflater_(window_of(in)) {}

std::size_t DeflateSource::read(char* to, std::size_t size) {
  while (failure().empty() && !is_done_) {
    const Inflater::Step step = inflater_.inflate(in_.bytes(), to, size);
    in_.use(step.used);
    is_done_ = step.status == Z_STREAM_END;
    if (step.status != Z_OK && step.status != Z_BUF_ERROR && !is_done_) {
      fail("damaged deflate data at byte " + std::to_string(in_.offset()) + ": " +
           inflater_.words_for(step.status));
    }
    if (step.got > 0) return step.got;
    if (failure().empty() && !is_done_ && step.used == 0 && !in_.fill())
      return fail("truncated deflate data");
  }
  return 0;
}

}  // namespace kehraus
