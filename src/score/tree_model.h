// A learned score: a sum over small decision trees, and what in it weighed most. Knows nothing of blocks or
// documents; the tables come from `rules/model/`.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
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

// Views of tables that outlive it.
//
// Judging goes in two stages. The first, a glance, asks only for columns that cost next to nothing. What it
// finds clear is an article's, and nothing more need be known of it; that is most of a text. The rest gets a
// look: trees that ask for all columns and correct what the glance said.
struct TreeModel {
  std::span<const float> usual;  // of each column, among blocks of articles
  std::span<const Tree> glance, look;
  float base = 0;         // what the sum starts from
  float clear_above = 0;  // log odds

  // Scores below `drop_below` are boilerplate, below `unsure_below` they may be. Whole sentences have bounds
  // of their own.
  struct Bounds {
    float drop_below = 0, unsure_below = 0;
  };
  Bounds fragments, sentences;

  // Log odds by the first stage.
  //   in  a value for each column; those that no tree of the glance asks for are not looked at
  float glance_at(std::span<const float> values) const noexcept;
  bool is_clear(float glanced) const noexcept { return glanced >= clear_above; }
  // How likely the values are an article's: 0 (boilerplate) to 1 (article), by both stages.
  float look_at(std::span<const float> values, float glanced) const noexcept;

  // The same in one, for values of which all columns are set; the glance alone decides where it is clear.
  float score(std::span<const float> values) const noexcept;

  // The columns that moved the score most, the strongest first, at most `count`; those that moved nothing are
  // left out. Costs an evaluation for each column.
  std::vector<Weight> weights(std::span<const float> values, std::size_t count) const;

 private:
  float log_odds(std::span<const float> values) const noexcept;
};

}  // namespace kehraus
