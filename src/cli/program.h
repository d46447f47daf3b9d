// The program: from its arguments to its exit status.
#pragma once

#include <string>
#include <vector>

namespace kehraus {

// Finds the command, reads its flags and runs it. Throws nothing: what goes wrong is said on standard error.
//   in  the arguments without the program's name
int run_program(const std::vector<std::string>& arguments);

}  // namespace kehraus
