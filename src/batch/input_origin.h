// Whose paths the manifest holds: what IN was in the runs before. Paths are those below IN, so another folder
// looks like one of which all is gone.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "batch/manifest.h"

namespace kehraus {

// The same input is one that is named the same or that is the same: a link may lead elsewhere each night, and
// a folder may have two names.
struct InputOrigin {
  std::string given;     // from the root on, as it was named; of lists a word
  std::string resolved;  // the same without links
};

struct OriginChoices {
  bool prune = false;     // outputs of what is gone would be removed
  bool is_moved = false;  // somebody says that it is what the runs before had, at another place
};

// Compares with the runs before, and leaves `now` for the runs to come, unless it may be another archive:
// where it is another input, `removed` inputs of the runs before are not in it, and nobody says that it was
// moved.
//   in      `warn` is told then
//   errors  throws Error then, if outputs would be removed
void check_origin(Manifest& manifest, const InputOrigin& now, std::size_t removed, OriginChoices choices,
                  const std::function<void(std::string_view)>& warn);

}  // namespace kehraus
