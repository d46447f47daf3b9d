#include "learn/boilerplate.h"

namespace kehraus {

bool is_boilerplate(std::uint64_t count, std::uint64_t documents, bool is_guarded) noexcept {
  // count >= factor * sqrt(documents), in whole numbers: the same on every machine.
  const std::uint64_t factor = is_guarded ? 4 : 2;
  const std::uint64_t fewest = is_guarded ? 2 * kFewestRepeats : kFewestRepeats;
  return count >= fewest && count * count >= factor * factor * documents;
}

}  // namespace kehraus
