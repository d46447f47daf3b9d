// What each rule took over many documents: counts, and some of it to look at.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "document/result.h"

namespace kehraus {

// Counts for one rule, or for one filter.
struct RuleTally {
  struct Sample {
    std::uint64_t order = 0;  // by chance, but the same in every run
    std::string document;
    std::string text;
  };

  Category category = Category::other;
  std::size_t documents = 0;
  std::size_t removals = 0;
  std::size_t words = 0;  // of what was removed
  std::size_t noted = 0;  // marks without effect: of rules on trial, unsure, or outdone by another
  std::vector<Sample> samples;
};

class RuleStats {
 public:
  // Keeps up to so many different samples for each rule, chosen evenly over all documents.
  explicit RuleStats(std::size_t samples) : wanted_(samples) {}

  // Adds one document's. May be called from many threads; the order does not matter. Needs Options::trace for
  // marks without effect.
  void add(const ResultView& result, std::string_view document);

  // By id.
  const std::map<std::string, RuleTally, std::less<>>& tallies() const noexcept { return tallies_; }
  std::size_t documents() const noexcept { return documents_; }
  std::size_t words() const noexcept { return words_; }  // of all documents

 private:
  void add_sample(RuleTally& tally, std::string_view document, std::string_view text) const;

  std::size_t wanted_;
  std::mutex mutex_;
  std::map<std::string, RuleTally, std::less<>> tallies_;
  std::size_t documents_ = 0, words_ = 0;
};

// A line a rule, those first that took most words, with its samples below; made for reading.
std::string stats_as_text(const RuleStats& stats, std::size_t columns);

// An indented object: documents, words, rules (id, category, documents, removals, words, noted, samples).
std::string stats_as_json(const RuleStats& stats);

}  // namespace kehraus
