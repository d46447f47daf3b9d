#include "eval/metrics.h"

#include <algorithm>
#include <array>

#include "eval/words.h"

namespace kehraus {
namespace {

constexpr std::array<std::string_view, 6> kNames = {"words", "shingles", "segments",
                                                    "dates", "titles",   "authors"};

double share(std::size_t part, std::size_t whole) {
  return whole == 0 ? 0 : static_cast<double>(part) / static_cast<double>(whole);
}

double f1_of(double precision, double recall) {
  return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
}

// Of two bags. Two empty ones agree.
Score overlap(const std::vector<std::string>& predicted, const std::vector<std::string>& wanted) {
  Score score;
  score.has_prediction = !predicted.empty();
  score.has_truth = !wanted.empty();
  if (predicted.empty() || wanted.empty()) {
    score.precision = score.recall = score.f1 = predicted.empty() && wanted.empty() ? 1 : 0;
    return score;
  }
  const Bag bag = bag_of(wanted);
  std::size_t common = 0;
  for (const auto& [word, count] : bag_of(predicted)) {
    const auto found = bag.find(word);
    if (found != bag.end()) common += std::min(count, found->second);
  }
  score.precision = share(common, predicted.size());
  score.recall = share(common, wanted.size());
  score.f1 = f1_of(score.precision, score.recall);
  return score;
}

Score all_or_nothing(bool is_right) {
  Score score;
  score.precision = score.recall = score.f1 = is_right ? 1 : 0;
  return score;
}

Figures pooled(const std::vector<Score>& scores) {
  std::size_t found = 0, wrong = 0, missed = 0, avoided = 0;
  for (const Score& score : scores) {
    found += score.found;
    wrong += score.wrong;
    missed += score.missed;
    avoided += score.avoided;
  }
  Figures figures;
  figures.precision = share(found, found + wrong);
  figures.recall = share(found, found + missed);
  figures.accuracy = share(found + avoided, found + wrong + missed + avoided);
  figures.f1 = share(2 * found, 2 * found + wrong + missed);
  return figures;
}

Score score_segments(const Truth& truth, const Prediction& prediction) {
  const std::string text = with_single_blanks(prediction.text);
  const auto is_there = [&](const std::string& piece) {
    return text.find(with_single_blanks(piece)) != text.npos;
  };
  Score score;
  score.found = static_cast<std::size_t>(std::count_if(truth.with.begin(), truth.with.end(), is_there));
  score.wrong = static_cast<std::size_t>(std::count_if(truth.without.begin(), truth.without.end(), is_there));
  score.missed = truth.with.size() - score.found;
  score.avoided = truth.without.size() - score.wrong;
  score.f1 = pooled({score}).f1;
  return score;
}

Score score_date(const Truth& truth, const Prediction& prediction) {
  const std::string_view day = std::string_view(prediction.date).substr(0, truth.date.size());
  Score score;
  score.found = day == truth.date;
  score.wrong = !day.empty() && day != truth.date;
  score.missed = day.empty();
  score.f1 = static_cast<double>(score.found);
  return score;
}

// What people put between names.
std::vector<std::string> names_in(std::string_view list) {
  constexpr std::array<std::string_view, 6> kBetween = {",", ";", " and ", " und ", " & ", "|"};
  std::vector<std::string> names(1);
  for (std::size_t at = 0; at < list.size();) {
    const auto between = std::find_if(kBetween.begin(), kBetween.end(), [&](std::string_view mark) {
      return list.substr(at).starts_with(mark);
    });
    if (between == kBetween.end()) {
      names.back() += list[at++];
    } else {
      names.emplace_back();
      at += between->size();
    }
  }
  return names;
}

Score score_authors(const Truth& truth, const Prediction& prediction) {
  const std::vector<std::string> got = lower_words_of(prediction.authors);
  bool has_any = false, has_all = true;
  for (const std::string& name : names_in(truth.author)) {
    const std::vector<std::string> words = lower_words_of(name);
    if (words.empty()) continue;
    has_any = true;
    has_all = has_all && std::find(got.begin(), got.end(), words.back()) != got.end();
  }
  return all_or_nothing(has_any && has_all && got.size() <= 2 * lower_words_of(truth.author).size() + 1);
}

double mean_of(const std::vector<Score>& scores, double Score::*value, bool Score::*counts = nullptr) {
  double sum = 0;
  std::size_t count = 0;
  for (const Score& score : scores) {
    if (counts && !(score.*counts)) continue;
    sum += score.*value;
    ++count;
  }
  return count == 0 ? 0 : sum / static_cast<double>(count);
}

}  // namespace

std::string_view name_of(Metric metric) noexcept { return kNames[static_cast<std::size_t>(metric)]; }

std::optional<Metric> metric_named(std::string_view name) noexcept {
  const auto found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<Metric>(found - kNames.begin());
}

Score score_of(Metric metric, const Truth& truth, const Prediction& prediction) {
  constexpr std::size_t kShingle = 4;
  constexpr double kRightTitle = 0.9;
  switch (metric) {
    case Metric::words: return overlap(lower_words_of(prediction.text), lower_words_of(truth.text));
    case Metric::shingles:
      return overlap(shingles_of(words_of(prediction.text), kShingle),
                     shingles_of(words_of(truth.text), kShingle));
    case Metric::segments: return score_segments(truth, prediction);
    case Metric::dates: return score_date(truth, prediction);
    case Metric::titles:
      return all_or_nothing(overlap(lower_words_of(prediction.title), lower_words_of(truth.title)).f1 >=
                            kRightTitle);
    case Metric::authors: return score_authors(truth, prediction);
  }
  return {};
}

Figures figures_of(Metric metric, const std::vector<Score>& scores) {
  if (metric == Metric::segments || metric == Metric::dates) return pooled(scores);
  Figures figures;
  if (metric == Metric::shingles) {
    figures.precision = mean_of(scores, &Score::precision, &Score::has_prediction);
    figures.recall = mean_of(scores, &Score::recall, &Score::has_truth);
    figures.f1 = f1_of(figures.precision, figures.recall);
    return figures;
  }
  figures.precision = mean_of(scores, &Score::precision);
  figures.recall = mean_of(scores, &Score::recall);
  figures.f1 = mean_of(scores, &Score::f1);
  return figures;
}

}  // namespace kehraus
