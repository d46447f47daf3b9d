#include "html/skeleton.h"

#include <algorithm>

#include "html/skeleton_writer.h"

namespace kehraus::html {
namespace {

constexpr std::size_t kFirstCapacity = std::size_t{64} << 10;

}  // namespace

bool Skeleton::reserve(std::size_t more, std::size_t max_bytes) {
  const std::size_t needed = size_ + more;
  if (needed <= capacity_) return true;
  if (size_ > max_bytes) return false;
  const std::size_t capacity = std::max({needed, capacity_ * 2, kFirstCapacity});
  auto bytes = std::make_unique_for_overwrite<char[]>(capacity);
  auto places = std::make_unique_for_overwrite<std::uint32_t[]>(capacity);
  std::copy_n(bytes_.get(), size_, bytes.get());
  std::copy_n(places_.get(), size_, places.get());
  bytes_ = std::move(bytes);
  places_ = std::move(places);
  capacity_ = capacity;
  return true;
}

void Skeleton::clear() noexcept {
  size_ = 0;
  tag_guesses_.clear();
  cdata_guesses_.clear();
  folds_.clear();
  folded_nodes_.clear();
  has_frameset_ = false;
}

bool Skeleton::write(std::string_view page, const Options& options) {
  return SkeletonWriter(*this, page, options).write(options.corrections);
}

}  // namespace kehraus::html
