#include "score/tree_model.h"

#include <algorithm>
#include <cmath>

namespace kehraus {
namespace {

// Walks a few trees side by side: each step waits for the one before, but not for the other trees'.
template <std::size_t Count>
float sum_of(const Tree* trees, const float* values) noexcept {
  std::array<std::size_t, Count> at{};
  for (std::size_t depth = 0; depth < Tree::kDepth; ++depth)
    for (std::size_t t = 0; t < Count; ++t)
      at[t] = 2 * at[t] + 1 + (values[trees[t].columns[at[t]]] > trees[t].limits[at[t]]);
  float sum = 0;
  for (std::size_t t = 0; t < Count; ++t) sum += trees[t].leaves[at[t] - Tree::kSplits];
  return sum;
}

}  // namespace

float probability(float log_odds) noexcept { return 1 / (1 + std::exp(-log_odds)); }

float sum_of(std::span<const Tree> trees, std::span<const float> values) noexcept {
  constexpr std::size_t kSideBySide = 4;
  float sum = 0;
  std::size_t t = 0;
  for (; t + kSideBySide <= trees.size(); t += kSideBySide)
    sum += sum_of<kSideBySide>(&trees[t], values.data());
  for (; t < trees.size(); ++t) sum += sum_of<1>(&trees[t], values.data());
  return sum;
}

std::vector<Weight> weigh(std::span<const float> values, std::span<const float> usual, std::size_t count,
                          const std::function<float(std::span<const float>)>& log_odds) {
  const float whole = log_odds(values);
  std::vector<float> other(values.begin(), values.end());
  std::vector<Weight> weights;
  for (std::size_t c = 0; c < usual.size(); ++c) {
    other[c] = usual[c];
    if (const float weight = whole - log_odds(other); weight != 0) weights.push_back({c, values[c], weight});
    other[c] = values[c];
  }
  std::stable_sort(weights.begin(), weights.end(), [](const Weight& a, const Weight& b) {
    return std::fabs(a.weight) > std::fabs(b.weight);
  });
  weights.resize(std::min(weights.size(), count));
  return weights;
}

}  // namespace kehraus
