// Sums over the documents of a corpus: how much went, by category, rule, site and language.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "report/comparison.h"

namespace kehraus {

// What a category or a rule took.
struct Taken {
  std::size_t documents = 0;
  std::size_t places = 0;
  std::size_t bytes = 0;
};

// The documents of a site, or in a language.
struct DocumentGroup {
  std::size_t documents = 0;
  std::size_t kept_bytes = 0;
  std::size_t removed_bytes = 0;

  double removed_share() const noexcept;
};

struct RuleTaken : Taken {
  Category category = Category::other;  // of the last one it took
};

// Titles, which move to the metadata, do not count as removed.
struct Tally {
  static constexpr std::size_t kShares = 20;

  DocumentGroup all;
  std::array<std::size_t, 3> outcomes{};
  std::array<std::size_t, kShares> shares{};  // documents by the share removed; failed and empty ones in none
  std::map<Category, Taken> categories;
  std::map<std::string, RuleTaken> rules;
  std::map<std::string, DocumentGroup> sites;      // "" for none
  std::map<std::string, DocumentGroup> languages;  // the same
  std::map<std::string, std::size_t> warnings;
  std::vector<double> f1s;  // where there is a truth

  void add(const Comparison& comparison);
};

}  // namespace kehraus
