// Short answers to standard output: help, lists, scripts. Checked like any other output.
#pragma once

#include <string_view>

namespace kehraus {

// Writes all of it.
//   out  `status`; kStopped, with a message, when it cannot be written. A reader that goes away is no error
int print(std::string_view text, int status);

}  // namespace kehraus
