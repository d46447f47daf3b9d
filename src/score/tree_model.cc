#include "score/tree_model.h"

#include <algorithm>
#include <cmath>

namespace kehraus {

float TreeModel::log_odds(std::span<const float> values) const noexcept {
  float sum = base;
  for (std::int32_t at : roots) {
    while (at >= 0) {
      const Split& split = splits[static_cast<std::size_t>(at)];
      at = values[split.column] <= split.limit ? split.yes : split.no;
    }
    sum += leaves[static_cast<std::size_t>(-1 - at)];
  }
  return sum;
}

float TreeModel::score(std::span<const float> values) const noexcept {
  return 1 / (1 + std::exp(-log_odds(values)));
}

std::vector<Weight> TreeModel::weights(std::span<const float> values, std::size_t count) const {
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
