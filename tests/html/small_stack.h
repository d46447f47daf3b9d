// Code that runs on a stack of 256 kB.
#pragma once

#include <functional>

namespace testing {

inline constexpr std::size_t kSmallStackBytes = std::size_t{256} << 10;

// Runs the work on a thread of its own and waits. An exception ends the program.
void on_small_stack(const std::function<void()>& work);

}  // namespace testing
