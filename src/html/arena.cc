#include "html/arena.h"

#include <algorithm>
#include <bit>

namespace kehraus::html {
namespace {

constexpr std::size_t kFirstBlockBytes = std::size_t{1} << 20;
constexpr std::size_t kMaxKeptBytes = std::size_t{32} << 20;
constexpr std::size_t kAlignment = alignof(void*);

// Whether a vector of so many bytes is one of open or formatting elements, and past the bound.
constexpr bool is_too_deep(std::size_t size) noexcept {
  const std::size_t entries = size / sizeof(void*);
  return entries > kMaxDepth && entries % 10 == 0 && size % sizeof(void*) == 0 &&
         std::has_single_bit(entries / 10);
}

static_assert(is_too_deep(2 * kMaxDepth * sizeof(void*)) && !is_too_deep(kMaxDepth * sizeof(void*)));

}  // namespace

Arena::Arena() noexcept : options_(kGumboDefaultOptions) {
  options_.allocator = [](void* arena, std::size_t size) { return allocate(arena, size); };
  options_.deallocator = [](void* arena, void* memory) { deallocate(arena, memory); };
  options_.userdata = this;
  options_.max_errors = 0;  // else each mistake keeps a copy of the stack
}

void Arena::reset(std::size_t max_bytes) {
  max_bytes_ = max_bytes;
  stopped_by_.reset();
  options_.stop_on_first_error = false;
  used_before_ = 0;
  std::size_t kept = 0;
  std::size_t count = 0;
  while (count < blocks_.size() && kept + blocks_[count].size <= kMaxKeptBytes) kept += blocks_[count++].size;
  blocks_.resize(count);
  block_ = 0;
  if (blocks_.empty())
    blocks_.push_back({std::make_unique_for_overwrite<std::byte[]>(kFirstBlockBytes), kFirstBlockBytes});
  begin_ = at_ = blocks_[0].bytes.get();
  end_ = begin_ + blocks_[0].size;
}

void Arena::add_block(std::size_t size) {
  used_before_ += static_cast<std::size_t>(at_ - begin_);
  ++block_;
  if (block_ < blocks_.size() && blocks_[block_].size < size) blocks_.resize(block_);
  if (block_ == blocks_.size()) {
    const std::size_t bytes = std::max(size, std::min(blocks_.back().size * 2, kMaxKeptBytes / 2));
    blocks_.push_back({std::make_unique_for_overwrite<std::byte[]>(bytes), bytes});
  }
  begin_ = at_ = blocks_[block_].bytes.get();
  end_ = begin_ + blocks_[block_].size;
}

void Arena::stop(Budget budget) noexcept {
  if (!stopped_by_) stopped_by_ = budget;
  options_.stop_on_first_error = true;
}

// Called from C, through which no exception may pass: without memory the program ends.
void* Arena::allocate(void* arena, std::size_t size) noexcept {
  Arena& self = *static_cast<Arena*>(arena);
  if (is_too_deep(size)) self.stop(Budget::depth);
  size = (size + kAlignment - 1) / kAlignment * kAlignment;
  if (static_cast<std::size_t>(self.end_ - self.at_) < size) {
    self.add_block(size);
    if (self.used_bytes() > self.max_bytes_) self.stop(Budget::arena);
  }
  void* memory = self.at_;
  self.at_ += size;
  return memory;
}

}  // namespace kehraus::html
