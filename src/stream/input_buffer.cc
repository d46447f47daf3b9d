#include "stream/input_buffer.h"

#include <algorithm>
#include <cassert>
#include <cstring>
#include <utility>

namespace kehraus {

bool InputBuffer::fill() {
  make_room();
  const std::size_t got = source_.read(buffer_.get() + size_, std::min(kChunk, capacity_ - size_));
  size_ += got;
  return got > 0;
}

void InputBuffer::make_room() {
  // Moving the rest to the front only when it is the smaller part keeps long lines linear.
  const std::size_t unwanted = start_ - std::min(start_, kept_);
  if (unwanted > size_ / 2) {
    std::memmove(buffer_.get(), buffer_.get() + unwanted, size_ - unwanted);
    size_ -= unwanted;
    start_ -= unwanted;
  }
  // The end of a small file is found in the room that it left.
  if (capacity_ - size_ >= kChunk / 2) return;
  const std::size_t wanted = std::max(size_ + kChunk, 2 * capacity_);
  auto larger = std::make_unique_for_overwrite<char[]>(wanted);
  if (size_ > 0) std::memcpy(larger.get(), buffer_.get(), size_);
  buffer_ = std::move(larger);
  capacity_ = wanted;
}

void InputBuffer::fill_to(std::size_t size) {
  while (bytes().size() < size && fill()) {
  }
}

void InputBuffer::use(std::size_t size) noexcept {
  assert(size <= bytes().size() && "only what is there can be used");
  start_ += size;
  offset_ += size;
  if (start_ == size_ && kept_ == 0) {
    size_ = start_ = 0;
    // A buffer that grew for one long line is given back.
    if (capacity_ <= 4 * kChunk) return;
    buffer_.reset();
    capacity_ = 0;
  }
}

void InputBuffer::go_back(std::size_t offset) noexcept {
  const std::size_t back = offset_ - std::min(offset, offset_);
  const std::size_t possible = std::min(back, start_);
  start_ -= possible;
  offset_ -= possible;
}

}  // namespace kehraus
