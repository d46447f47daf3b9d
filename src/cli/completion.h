// Shell completions, made from the same tables as --help.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"

namespace kehraus {

// The script for a shell: bash, zsh or fish. `common`: flags that all commands share.
//   errors  throws UsageError for another shell
std::string completion_script(std::string_view shell, const std::vector<Command>& commands,
                              const std::vector<Flag>& common);

}  // namespace kehraus
