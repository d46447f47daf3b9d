// From blocks that repeat to those that are boilerplate: by where they stand in the documents, and in what
// company.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "learn/learned_blocks.h"

namespace kehraus {

// A block of a document that is looked at. Sites and keys are hashes.
struct ScannedBlock {
  std::int64_t key = 0;      // 0: it is not compared
  std::int64_t opening = 0;  // of the key's first two words
  std::size_t size = 0;      // bytes of text
  bool is_prose = false;
  std::string text{};
};

// A block that stands in many documents, copies of an article counted once.
struct RepeatedBlock {
  std::int64_t site = 0, key = 0, opening = 0;
  std::uint64_t count = 0;
  std::uint64_t documents = 0;  // of the site
  bool is_guarded = false;
};

// One thread at a time. First all candidates are added, then all documents are looked at, in any order. Of a
// site with more than kMostCandidates nothing is learned.
//   memory  that of the candidates
class Candidates {
 public:
  void add(const RepeatedBlock& block);

  // Looks at a document of a site, whose name is `name`. One without running text of its own says nothing,
  // and neither does one of which candidates are more than half: a version of a story of which there are
  // many, or a form that is filled in.
  void look_at(std::int64_t site, std::string_view name, std::span<const ScannedBlock> document);

  // Those that stand above or below the article, and hardly ever in it or in a list of lines that vary, in as
  // many documents as boilerplate does; and of which there are no variants.
  LearnedBlocks learned();

 private:
  struct Candidate {
    RepeatedBlock block;
    std::uint64_t seen = 0, above = 0, below = 0;  // documents
    std::uint64_t last_document = 0;               // that it was seen in
    std::string text;                              // the first of all in the order of their bytes
    bool is_prose = false;
  };

  static constexpr std::size_t kMostCandidates = 5'000;

  // By site and key.
  using ByKey = std::map<std::pair<std::int64_t, std::int64_t>, Candidate>;

  Candidate* find(std::int64_t site, const ScannedBlock& block);
  void note_variants(std::int64_t site, std::span<const ScannedBlock> document);
  bool is_boilerplate_below_or_above(const Candidate& candidate) const;

  ByKey candidates_;
  std::map<std::int64_t, std::size_t> counts_;  // how many repeated blocks a site has
  std::map<std::pair<std::int64_t, std::int64_t>, std::set<std::int64_t>> variants_;  // keys, by opening
  std::map<std::int64_t, std::string> names_;                                         // of sites
  std::uint64_t documents_ = 0;
};

}  // namespace kehraus
