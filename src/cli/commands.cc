#include "cli/commands.h"

namespace kehraus {

std::vector<Command> all_commands() {
  return {clean_command(),      batch_command(),       explain_command(),    compare_command(),
          eval_command(),       rules_list_command(),  rules_show_command(), rules_test_command(),
          rules_lint_command(), rules_stats_command(), rules_new_command(),  learn_show_command(),
          help_command(),       completion_command()};
}

std::vector<Flag> common_flags(CommonChoices& choices) {
  const auto turn_on = [](bool& choice) { return [&choice](const std::string&) { choice = true; }; };
  return {
      {"verbose",
       'v',
       "",
       "Say on standard error what became of each document.",
       {},
       false,
       turn_on(choices.is_verbose)},
      {"quiet", 'q', "", "Only say what failed.", {}, false, turn_on(choices.is_quiet)},
      {"help", 'h', "", "Show this help.", {}, false, turn_on(choices.wants_help)},
  };
}

}  // namespace kehraus
