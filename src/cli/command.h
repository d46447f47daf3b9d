// What a command is: its words, its flags, its help and what it does. Parsing, --help, the man page and the
// shell completions are all made from these tables.
#pragma once

#include <functional>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "document/error.h"

namespace kehraus {

// The command line is wrong.
class UsageError : public Error {
 public:
  using Error::Error;
};

struct Flag {
  std::string_view name;                  // `text-key`, without dashes
  char letter = 0;                        // `j` for -j; 0: none
  std::string_view value_name;            // `N`; empty: a switch. FILE and DIR complete to files and folders
  std::string_view help;                  // a sentence or two
  std::vector<std::string_view> choices;  // all values there are; empty: not a closed set
  bool is_list = false;                   // values may be joined by commas and given more than once

  // Takes one value, of a list one part; called with "" for a switch. Throws UsageError for a bad value; the
  // flag's name is put in front of the message.
  std::function<void(const std::string&)> set;
};

struct CommandExample {
  std::string_view command;
  std::string_view does;
};

struct Command {
  std::string_view name;         // `clean`, `rules list`
  std::string_view operands;     // `[FILE...]`; empty: none
  std::string_view summary;      // a phrase
  std::string_view description;  // paragraphs, blank lines between
  std::vector<CommandExample> examples;
  std::vector<Flag> flags;
  std::size_t min_operands = 0;
  std::size_t max_operands = std::numeric_limits<std::size_t>::max();
  bool is_hidden = false;  // not in the overview

  // Called when all flags are set. Returns the exit status; throws Error for a wrong set-up.
  std::function<int(const std::vector<std::string>& operands)> run;
};

}  // namespace kehraus
