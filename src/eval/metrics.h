// How good cleaned documents are, against what people say should have come out: the measures of the public
// benchmarks, with the figures that their own scorers give.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kehraus {

enum class Metric {
  words,     // WCXB's: precision, recall and F1 of words, a mean over pages
  shingles,  // Scrapinghub's: four words in a row; the F1 of mean precision and mean recall
  segments,  // trafilatura's: pieces that must, and must not, be there; pooled
  dates,     // htmldate's: the day of publication; pooled
  titles,    // nine tenths of the words right
  authors,   // each last name there, and not twice as many words
};

// "words", "shingles", "segments", "dates", "titles" or "authors".
std::string_view name_of(Metric metric) noexcept;
std::optional<Metric> metric_named(std::string_view name) noexcept;

// What should come out. Only what the metric asks for needs to be there.
struct Truth {
  std::string id;
  std::string url;
  std::string group;  // what the figures are wanted apart by; empty for nothing
  std::string text;
  std::vector<std::string> with;     // segments
  std::vector<std::string> without;  // segments
  std::string date;
  std::string title;
  std::string author;
};

// What came out; empty where there is nothing.
struct Prediction {
  std::string text;
  std::string date;
  std::string title;
  std::string authors;  // all of them
};

// Of one document.
struct Score {
  double precision = 0, recall = 0, f1 = 0;
  std::size_t found = 0, wrong = 0, missed = 0, avoided = 0;  // where figures are pooled
  bool has_prediction = false, has_truth = false;             // words, of shingles
};

// Of many.
struct Figures {
  double precision = 0, recall = 0, f1 = 0;
  std::optional<double> accuracy;  // where figures are pooled
};

Score score_of(Metric metric, const Truth& truth, const Prediction& prediction);

// All zero for no scores.
Figures figures_of(Metric metric, const std::vector<Score>& scores);

}  // namespace kehraus
