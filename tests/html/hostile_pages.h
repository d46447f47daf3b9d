// Pages made to take time, memory or stack, and what a piece of work took.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>

namespace testing {

// So many copies of a piece.
std::string times(std::size_t n, const std::string& piece);

// The same with a number that grows in place of "%".
std::string counted(std::size_t n, const std::string& piece);

// Named shapes, each a page of about so many pieces.
std::map<std::string, std::function<std::string(std::size_t)>> hostile_shapes();

struct Cost {
  double seconds = 0;    // of processor time
  double megabytes = 0;  // more than before, at the most
};

// Runs the work on a stack of 256 kB and says what it took.
Cost cost_of(const std::function<void()>& work);

}  // namespace testing
