#include "stream/input_buffer.h"

#include <algorithm>
#include <cassert>

namespace kehraus {

bool InputBuffer::fill() {
  // Moving the rest to the front only when it is the smaller part keeps long lines linear.
  const std::size_t unwanted = start_ - std::min(start_, kept_);
  if (unwanted > buffer_.size() / 2) {
    buffer_.erase(0, unwanted);
    start_ -= unwanted;
  }
  const std::size_t before = buffer_.size();
  buffer_.resize(before + kChunk);
  const std::size_t got = source_.read(buffer_.data() + before, kChunk);
  buffer_.resize(before + got);
  return got > 0;
}

void InputBuffer::fill_to(std::size_t size) {
  while (bytes().size() < size && fill()) {
  }
}

void InputBuffer::use(std::size_t size) noexcept {
  assert(size <= bytes().size() && "only what is there can be used");
  start_ += size;
  offset_ += size;
  if (start_ == buffer_.size() && kept_ == 0) {
    // A buffer that grew for one long line is given back.
    if (buffer_.capacity() > 4 * kChunk) std::string().swap(buffer_);
    buffer_.clear();
    start_ = 0;
  }
}

void InputBuffer::go_back(std::size_t offset) noexcept {
  const std::size_t back = offset_ - std::min(offset, offset_);
  const std::size_t possible = std::min(back, start_);
  start_ -= possible;
  offset_ -= possible;
}

}  // namespace kehraus
