// The learned score for plain text. The tables are as the build made them from `rules/model/text.toml`.
#pragma once

#include <span>
#include <vector>

#include "score/tree_model.h"

namespace kehraus {

// Views of tables that outlive it.
//
// Judging goes in two stages. The first, a glance, asks only for columns that cost next to nothing. What it
// finds clear is an article's, and nothing more need be known of it; that is most of a text. The rest gets a
// look: trees that ask for all columns and correct what the glance said.
struct TextModel {
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

  // What moved the score, see weigh().
  std::vector<Weight> weights(std::span<const float> values, std::size_t count) const;

 private:
  float log_odds(std::span<const float> values) const noexcept;
};

// Its columns are those of Evidence, in that order.
const TextModel& text_model() noexcept;

}  // namespace kehraus
