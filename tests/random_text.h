// Documents made at random from a seed: lines of prose, markers, dates, menus, bullets and odd white space in
// any order. The same seed gives the same documents everywhere.
#pragma once

#include <random>
#include <string>

namespace testing {

class RandomText {
 public:
  explicit RandomText(unsigned seed) : random_(seed) {}

  // Valid UTF-8, up to some forty lines.
  std::string document();

  // Any bytes at all, up to some two hundred.
  std::string bytes();

 private:
  // A number from 0 to below `end`; std::uniform_int_distribution differs between libraries.
  std::size_t below(std::size_t end) { return random_() % end; }

  std::string line();
  std::string sentence();

  std::mt19937 random_;
};

}  // namespace testing
