// What is known of each block of a page before any words are asked, for the score that chooses the body.
#pragma once

#include <cstdint>
#include <vector>

#include "document/document.h"
#include "filters/known_words.h"
#include "filters/page_layout.h"
#include "score/class_words.h"
#include "score/page_evidence.h"

namespace kehraus {

// Of one page, which outlives it. Everything that takes the whole page is computed when it is built, in time
// linear in the page.
class PageEvidences {
 public:
  //   in  ruled: for each element, whether a rule knows it, or one around it, as no part of the body
  PageEvidences(const Document& document, const ClassWords& words, const std::vector<bool>& ruled);

  // All of block `i` of the document.
  void gather(std::size_t i, PageEvidenceValues& values) const;

 private:
  // What class words say of an element and of those around it.
  struct Words {
    ClassShares near;  // of the nearest element of which something is known
    float least = -1, most = -1, sum = 0, outer = -1;
    std::uint32_t known = 0;

    // What is said of an element inside the others.
    void enter(const ClassShares& own) noexcept;
  };

  void read_class_words(const ClassWords& words);
  void count_page();
  void count_copies();
  void read_title();
  void fill_looks(std::size_t i, PageEvidenceValues& values) const;
  void fill_neighbours(std::size_t i, PageEvidenceValues& values) const;
  void fill_place(std::size_t i, PageEvidenceValues& values) const;
  void fill_elements(std::size_t i, PageEvidenceValues& values) const;
  void fill_parts(std::size_t i, PageEvidenceValues& values) const;
  void fill_repeats(std::size_t i, PageEvidenceValues& values) const;

  const Document& document_;
  const std::vector<bool>& ruled_;
  PageLayout layout_;
  std::vector<Words> words_;  // of each element

  // Of each block.
  struct Around {
    std::uint32_t words_before = 0, prose_before = 0;  // in all blocks above
    std::uint32_t since_prose = 0, until_prose = 0, since_heading = 0;
    std::uint8_t heading_level = 0;
    std::uint32_t copies = 1;
    bool is_prose = false;
    float in_title = 0, in_description = 0;
  };
  std::vector<Around> around_;
  std::vector<Stem> title_, description_;
  std::size_t headline_ = 0;       // the block, or as many as there are
  std::size_t first_in_core_ = 0;  // likewise
  PageEvidenceValues page_{};      // what is the same for all blocks
};

}  // namespace kehraus
