// A mistake in the set-up that a person must mend: a bad rule, option or folder. Thrown before any document
// is touched; trouble with one document is a failed Result instead.
#pragma once

#include <stdexcept>
#include <string>

namespace kehraus {

class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace kehraus
