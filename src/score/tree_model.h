// A learned score: a sum over small decision trees, and what in it weighed most. Knows nothing of blocks or
// documents; the tables come from `rules/model/`.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace kehraus {

// A tree in which every way down is of the same length, so that walking it takes no decisions: where a way
// was shorter, its leaf stands at the end of all longer ways. Split i asks whether the value at its column is
// at most its limit; yes leads to split 2i + 1, no to 2i + 2, and from the last row on to the leaves.
struct Tree {
  static constexpr std::size_t kDepth = 5;
  static constexpr std::size_t kLeaves = std::size_t{1} << kDepth, kSplits = kLeaves - 1;

  std::array<float, kSplits> limits{};
  std::array<std::uint8_t, kSplits> columns{};
  std::array<float, kLeaves> leaves{};  // log odds
};

// How much one column moved the score: against its usual value, in log odds; negative is towards boilerplate.
struct Weight {
  std::size_t column = 0;
  float value = 0;
  float weight = 0;
};

// The sum over the trees' leaves that the values lead to.
float sum_of(std::span<const Tree> trees, std::span<const float> values) noexcept;

float probability(float log_odds) noexcept;

// The columns that move a score most, the strongest first, at most `count`; those that move nothing are left
// out. Costs an evaluation for each column.
//   in  usual: a value for each column, against which the others are weighed
//       log_odds: the score of some values
std::vector<Weight> weigh(std::span<const float> values, std::span<const float> usual, std::size_t count,
                          const std::function<float(std::span<const float>)>& log_odds);

}  // namespace kehraus
