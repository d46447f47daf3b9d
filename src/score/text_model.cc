#include "score/text_model.h"

namespace kehraus {

float TextModel::glance_at(std::span<const float> values) const noexcept {
  return base + sum_of(glance, values);
}

float TextModel::look_at(std::span<const float> values, float glanced) const noexcept {
  return probability(glanced + sum_of(look, values));
}

float TextModel::log_odds(std::span<const float> values) const noexcept {
  const float glanced = glance_at(values);
  return is_clear(glanced) ? glanced : glanced + sum_of(look, values);
}

float TextModel::score(std::span<const float> values) const noexcept { return probability(log_odds(values)); }

std::vector<Weight> TextModel::weights(std::span<const float> values, std::size_t count) const {
  return weigh(values, usual, count, [this](std::span<const float> v) { return log_odds(v); });
}

}  // namespace kehraus
