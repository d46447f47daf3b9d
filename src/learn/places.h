// Where a block that repeats stands: above or below the running text of an article, or in a list. The same
// for learning and for what was learned.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace kehraus {

// What a block is for this. A line is of the article, but no running text; `other` is none of it.
enum class PlacedKind : std::uint8_t { prose, line, repeated, other };

class Places {
 public:
  // One for each block, in their order.
  explicit Places(std::vector<PlacedKind> kinds) : kinds_(std::move(kinds)) {
    for (std::size_t i = 0; i < kinds_.size(); ++i) {
      if (kinds_[i] != PlacedKind::prose) continue;
      if (!first_prose_) first_prose_ = i;
      last_prose_ = i;
    }
  }

  // Without running text nothing is above or below.
  bool has_prose() const noexcept { return first_prose_.has_value(); }
  bool is_above(std::size_t i) const noexcept { return first_prose_ && i < *first_prose_ && !is_in_list(i); }
  bool is_below(std::size_t i) const noexcept { return first_prose_ && i > last_prose_ && !is_in_list(i); }

 private:
  // Between two lines that vary: an item of the article's own list.
  bool is_in_list(std::size_t i) const noexcept {
    return i > 0 && i + 1 < kinds_.size() && kinds_[i - 1] == PlacedKind::line &&
           kinds_[i + 1] == PlacedKind::line;
  }

  std::vector<PlacedKind> kinds_;
  std::optional<std::size_t> first_prose_;
  std::size_t last_prose_ = 0;
};

}  // namespace kehraus
