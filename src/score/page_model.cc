#include "score/page_model.h"

#include <cmath>

namespace kehraus {

std::vector<Weight> PageModel::weights(std::span<const float> values, std::size_t count) const {
  return weigh(values, usual, count, [this](std::span<const float> v) { return log_odds(v); });
}

// The likelihoods of all types add up to one.
PageType page_type_of(std::span<const float> values) noexcept {
  PageType best;
  float highest = 0, whole = 0;
  for (const PageTypeModel& model : page_types()) {
    const float odds = std::exp(sum_of(model.trees, values));
    whole += odds;
    if (odds <= highest) continue;
    highest = odds;
    best.type = model.type;
  }
  best.confidence = whole > 0 ? highest / whole : 0;
  return best;
}

}  // namespace kehraus
