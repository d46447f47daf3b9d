// The man page, kehraus(1), made from the same tables as --help.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace kehraus {

// The page in man(7)'s macros; the same bytes for the same version.
std::string man_page(const std::vector<Command>& commands, const std::vector<Flag>& common);

}  // namespace kehraus
