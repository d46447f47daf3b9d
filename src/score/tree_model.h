// A learned score: a sum over small decision trees, and what in it weighed most. Knows nothing of blocks or
// documents; the tables come from `rules/model/`.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace kehraus {

// One question: is the value at `column` at most `limit`? The answer leads to another question of the tree
// (its index in TreeModel::splits), or, where negative, to the leaf -1 - index.
struct Split {
  std::uint16_t column = 0;
  float limit = 0;
  std::int32_t yes = 0, no = 0;
};

// How much one column moved the score: against its usual value, in log odds; negative is towards boilerplate.
struct Weight {
  std::size_t column = 0;
  float value = 0;
  float weight = 0;
};

// Views of tables that outlive it.
struct TreeModel {
  std::span<const float> usual;         // of each column, among blocks of articles
  std::span<const std::int32_t> roots;  // where each tree begins: a split, or, negative, a leaf
  std::span<const Split> splits;
  std::span<const float> leaves;  // log odds
  float base = 0;                 // what the sum starts from

  // Scores below `drop_below` are boilerplate, below `unsure_below` they may be. Whole sentences have bounds
  // of their own.
  struct Bounds {
    float drop_below = 0, unsure_below = 0;
  };
  Bounds fragments, sentences;

  // How likely the values are an article's: 0 (boilerplate) to 1 (article).
  //   in  one value for each column
  float score(std::span<const float> values) const noexcept;

  // The columns that moved the score most, the strongest first, at most `count`; those that moved nothing are
  // left out. Costs an evaluation for each column.
  std::vector<Weight> weights(std::span<const float> values, std::size_t count) const;

 private:
  float log_odds(std::span<const float> values) const noexcept;
};

}  // namespace kehraus
