// A command's arguments to its flags and operands. The only user of CLI11.
#pragma once

#include <string>
#include <vector>

#include "cli/command.h"

namespace kehraus {

struct ParsedArguments {
  // One setter call for each value given, in the order of the table.
  std::vector<std::pair<const Flag*, std::string>> values;
  std::vector<std::string> operands;
};

// Reads arguments by a table of flags, and sets nothing yet. The flags outlive the answer.
//   errors  throws UsageError, with the nearest flag for an unknown one
ParsedArguments parse_arguments(const std::vector<const Flag*>& flags,
                                const std::vector<std::string>& arguments);

// Hands the values to their flags' setters, lists part by part.
//   errors  throws UsageError with the flag's name: a bad value, or one outside the flag's choices
void set_values(const ParsedArguments& parsed);

// A whole number within [least, most]; throws UsageError for anything else.
std::size_t parse_number(const std::string& text, std::size_t least, std::size_t most);

}  // namespace kehraus
