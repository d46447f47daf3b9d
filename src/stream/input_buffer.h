// A source's bytes with a look ahead: what has been read but not yet used.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "stream/byte_source.h"

namespace kehraus {

class InputBuffer {
 public:
  // `source` outlives the buffer.
  explicit InputBuffer(ByteSource& source) : source_(source) {}

  // What is there to be used; valid until the next fill or use.
  std::string_view bytes() const noexcept { return {buffer_.get() + start_, size_ - start_}; }

  // Reads more bytes behind those that are there, kChunk at most.
  //   out  false at the end of the source or when it has failed: nothing was added
  bool fill();

  // Reads until so many bytes are there, or all that are left.
  void fill_to(std::size_t size);

  // Takes so many bytes off the front; at most bytes().size().
  void use(std::size_t size) noexcept;

  // Keeps at least so many used bytes, where there were as many, for go_back().
  void keep_used(std::size_t size) noexcept { kept_ = size; }

  // Takes used bytes back, so that the next is that at `offset`, or the first that is still there.
  void go_back(std::size_t offset) noexcept;

  // As ByteSource has them. Bytes that are there and not yet used stay.
  bool resume() { return source_.resume(); }
  std::size_t checked_bytes() const noexcept { return source_.checked_bytes(); }

  // Bytes used since the source's beginning.
  std::size_t offset() const noexcept { return offset_; }

  const std::string& failure() const noexcept { return source_.failure(); }

 private:
  static constexpr std::size_t kChunk = 128u << 10;

  void make_room();

  ByteSource& source_;
  std::unique_ptr<char[]> buffer_;  // not a string: that would write over each byte before it is read
  std::size_t capacity_ = 0;
  std::size_t size_ = 0;  // read, used or not
  std::size_t start_ = 0;
  std::size_t offset_ = 0;
  std::size_t kept_ = 0;
};

}  // namespace kehraus
