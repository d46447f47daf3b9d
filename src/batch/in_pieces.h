// Rows of the manifest in the order of their records, read in pieces: an input may have millions.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

namespace kehraus {

// One thread at a time. A row has a `record`.
template <class Row>
class InPieces {
 public:
  // Up to `most` rows behind the record `after`, in order; fewer only at the end.
  using Read = std::function<std::vector<Row>(std::int64_t after, std::size_t most)>;

  // No rows.
  InPieces() = default;

  explicit InPieces(Read read) : read_(std::move(read)), is_done_(false) {}

  // The first that was not taken; null at the end. What is written meanwhile may be met or not, but never if
  // it is in front of what was taken last.
  const Row* first() {
    if (at_ == piece_.size() && !is_done_) fill();
    return at_ < piece_.size() ? &piece_[at_] : nullptr;
  }

  // Only where first() is not null.
  Row take_first() { return std::move(piece_[at_++]); }

 private:
  static constexpr std::size_t kPiece = 1'000;

  void fill() {
    const std::int64_t after = piece_.empty() ? -1 : piece_.back().record;
    piece_ = read_(after, kPiece);
    at_ = 0;
    is_done_ = piece_.size() < kPiece;
  }

  Read read_;
  std::vector<Row> piece_;
  std::size_t at_ = 0;
  bool is_done_ = true;
};

}  // namespace kehraus
