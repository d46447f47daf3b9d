// Real or invented pages, damaged as networks, crawlers, publishing systems and attackers damage them. The
// same seed and number give the same page everywhere.
#pragma once

#include <cstddef>
#include <random>
#include <string>
#include <vector>

#include "html/random_page.h"

namespace testing {

class PageMutator {
 public:
  // One mutation. The pages outlive it.
  //   in  at least one page; `max_bytes` of the larger pages: only a stretch of them is mutated
  PageMutator(const std::vector<std::string>& pages, std::size_t max_bytes, unsigned seed, unsigned number);

  // A page with up to six changes: cut off, bits flipped, spliced with another page, stretches doubled up to
  // 200 times, moved or taken out, and NUL, malformed UTF-8, declarations of encodings and markup put in.
  std::string mutated();

 private:
  std::size_t below(std::size_t end) { return random_() % end; }
  std::string stretch_of(const std::string& page);
  std::string any_page();
  std::string junk();
  void change(std::string& page);

  const std::vector<std::string>& pages_;
  std::size_t max_bytes_;
  std::mt19937 random_;
  RandomPage markup_;
};

}  // namespace testing
