#include "write/numbers.h"

#include <cstdio>

namespace kehraus {

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, ',');
  return digits;
}

std::string percent(double share) {
  char digits[32];
  std::snprintf(digits, sizeof digits, share > 0 && share < 0.0995 ? "%.1f %%" : "%.0f %%", 100 * share);
  return digits;
}

std::string score_text(double score) {
  if (score > 1) return "on " + grouped(static_cast<std::uint64_t>(score)) + " documents";
  char digits[32];
  std::snprintf(digits, sizeof digits, "score %.2f", score);
  return digits;
}

}  // namespace kehraus
