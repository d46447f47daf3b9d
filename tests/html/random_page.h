// Pages made at random from a seed, of pieces that give a parser work: tags that close others, that may stand
// in some places only, and text in between. The same seed gives the same pages everywhere.
#pragma once

#include <random>
#include <string>

namespace testing {

class RandomPage {
 public:
  explicit RandomPage(unsigned seed) : random_(seed) {}

  // Up to some thirty pieces in any order. `well_formed`: most tags are closed where they should be.
  std::string page(bool well_formed);

  // Few kinds of tags, of all that there are, in any order: pages that nobody writes.
  std::string wild_page();

  // A page with some bytes changed, cut off or taken from another one.
  std::string mutated(const std::string& page, const std::string& other);

 private:
  // A number from 0 to below `end`; std::uniform_int_distribution differs between libraries.
  std::size_t below(std::size_t end) { return random_() % end; }
  std::string piece();
  std::string tree(int depth);

  std::mt19937 random_;
};

}  // namespace testing
