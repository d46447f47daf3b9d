// Every command there is, in the order of the overview.
#pragma once

#include <vector>

#include "cli/command.h"

namespace kehraus {

// Flags hold values: make a new list for each parse.
std::vector<Command> all_commands();

Command clean_command();
Command batch_command();
Command explain_command();
Command compare_command();
Command eval_command();
Command learn_show_command();
Command rules_list_command();
Command rules_show_command();
Command rules_test_command();
Command rules_lint_command();
Command rules_new_command();
Command rules_stats_command();

// Hidden: `help [--man] [COMMAND]` and `completion SHELL`.
Command help_command();
Command completion_command();

// Flags that every command understands: help, verbose and quiet.
struct CommonChoices {
  bool wants_help = false;
  bool is_verbose = false;
  bool is_quiet = false;
};

std::vector<Flag> common_flags(CommonChoices& choices);

}  // namespace kehraus
