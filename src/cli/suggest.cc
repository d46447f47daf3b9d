#include "cli/suggest.h"

#include <algorithm>

namespace kehraus {
namespace {

// Damerau and Levenshtein's distance, row by row.
std::size_t changes_between(std::string_view a, std::string_view b) {
  std::vector<std::size_t> before_last, last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
      const bool is_swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (is_swap) row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    before_last = last;
    last = row;
  }
  return last[b.size()];
}

}  // namespace

std::string nearest_word(std::string_view typed, const std::vector<std::string>& words) {
  constexpr std::size_t kMaxTyped = 64;  // longer ones are no typing errors
  if (typed.size() > kMaxTyped) return {};
  std::string nearest;
  std::size_t fewest = 3;
  for (const std::string& word : words) {
    const std::size_t changes = changes_between(typed, word);
    if (changes < fewest && changes * 3 <= std::max<std::size_t>(word.size(), 3)) {
      fewest = changes;
      nearest = word;
    }
  }
  return nearest;
}

std::string suggestion(std::string_view typed, const std::vector<std::string>& words) {
  const std::string nearest = nearest_word(typed, words);
  return nearest.empty() ? nearest : "; did you mean " + nearest + "?";
}

}  // namespace kehraus
