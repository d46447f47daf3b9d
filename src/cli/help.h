// --help: of the program and of each command. Examples first.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/command.h"

namespace kehraus {

// What stands at the top of everything: two lines.
inline constexpr std::string_view kProgramSummary =
    "Takes a news document as it was scraped and gives back the article: the body, clean, and the metadata,\n"
    "filed; and for every byte that it took away, which rule took it.";

inline constexpr std::string_view kExitStatusHelp =
    "0  done\n"
    "1  finished, but some documents, rules or examples failed\n"
    "2  wrong usage or set-up: nothing was done\n"
    "3  the output could not be written, or the run had to stop\n"
    "4  batch: more documents failed than --max-failures allows\n"
    "75 batch: another run is at work";

std::string program_help(const std::vector<Command>& commands);

// `common`: flags that all commands share, shown last.
std::string command_help(const Command& command, const std::vector<Flag>& common);

// `-j, --jobs N`; without a letter `    --rules DIR`, as columns line up.
std::string flag_synopsis(const Flag& flag);

// The flag's help and, for a closed set that the help does not spell out, its values.
std::string flag_explanation(const Flag& flag);

// The program's name and version, one line.
std::string version_line();

}  // namespace kehraus
