#include "learn/boilerplate.h"

namespace kehraus {

namespace {

// Times the square root of a site's documents. Set by invented archives and by documentation: with the lower
// one for all blocks, heads of tables and notes on versions went.
constexpr std::uint64_t kFactor = 2, kGuardedFactor = 4;

}  // namespace

bool is_boilerplate(std::uint64_t count, std::uint64_t documents, bool is_guarded) noexcept {
  // count >= factor * sqrt(documents), in whole numbers: the same on every machine.
  const std::uint64_t factor = is_guarded ? kGuardedFactor : kFactor;
  const std::uint64_t fewest = is_guarded ? 2 * kFewestRepeats : kFewestRepeats;
  return count >= fewest && count * count >= factor * factor * documents;
}

}  // namespace kehraus
