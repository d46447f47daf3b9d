// The evidence on the blocks of a sheet, for the scorer.
#pragma once

#include <cstdint>
#include <vector>

#include "filters/known_words.h"
#include "filters/sheet.h"
#include "score/evidence.h"

namespace kehraus {

// Gathers evidence on a sheet as it stands. As long as an Evidences is in use, nothing may be marked. All
// together, time linear in the sheet's text.
class Evidences {
 public:
  explicit Evidences(Sheet& sheet);

  // What measures and the blocks around tell of block `i`, which must be open: the first kGlanceCount values.
  void glance_at(std::size_t i, EvidenceValues& values) const;

  // All others.
  void look_at(std::size_t i, EvidenceValues& values);

 private:
  // Blocks in a row that are no running text; a paragraph is a run of its own.
  struct Run {
    std::uint32_t blocks = 0, gone = 0, words = 0;
  };

  void count_document();
  void find_runs();
  void fill_looks(std::size_t i, EvidenceValues& values) const;
  void fill_neighbours(std::size_t i, EvidenceValues& values) const;
  void fill_place(std::size_t i, EvidenceValues& values) const;
  void fill_words_known(std::size_t i, EvidenceValues& values);
  void read_words();
  std::uint32_t words_at(std::size_t i, std::ptrdiff_t below) const;
  bool is_left_prose(std::size_t i) const { return i < sheet_.size() && sheet_.is_left_prose(i); }

  Sheet& sheet_;
  std::vector<Run> runs_;
  std::vector<std::uint32_t> words_before_, prose_before_;  // of each block, in words
  std::size_t first_ = 0, behind_ = 0, title_block_ = 0;
  double words_ = 0, blocks_ = 0, paragraphs_ = 0, prose_words_ = 0;
  const KnownWords* known_words_ = nullptr;  // once somebody looks
  std::vector<Stem> title_, stems_;          // longer words: the title's and a block's
};

}  // namespace kehraus
