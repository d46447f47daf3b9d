#include "report/judged.h"

#include "eval/words.h"

namespace kehraus {
namespace {

constexpr std::size_t kInARow = 3;

double share_in(const std::vector<std::string>& shingles, const Bag& bag) {
  std::size_t found = 0;
  for (const std::string& shingle : shingles) found += bag.contains(shingle);
  return static_cast<double>(found) / static_cast<double>(shingles.size());
}

std::string body_of(const Comparison& comparison) {
  std::string body;
  for (const Piece& piece : comparison.pieces)
    if (piece.is_kept) body += (body.empty() ? "" : "\n\n") + piece.text;
  return body;
}

}  // namespace

void judge(Comparison& comparison, const Truth& truth) {
  const Bag wanted = bag_of(shingles_of(lower_words_of(truth.text), kInARow));
  for (Piece& piece : comparison.pieces) {
    const std::vector<std::string> words = lower_words_of(piece.text);
    if (words.size() < kInARow) continue;
    const bool is_wanted = share_in(shingles_of(words, kInARow), wanted) >= 0.5;
    if (piece.is_kept && !is_wanted) piece.misjudged = Misjudged::kept;
    if (!piece.is_kept && is_wanted) piece.misjudged = Misjudged::removed;
  }
  Prediction prediction;
  prediction.text = body_of(comparison);
  comparison.f1 = score_of(Metric::words, truth, prediction).f1;
}

}  // namespace kehraus
