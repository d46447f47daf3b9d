// The hidden commands that print what the tables say: help, man page, completions.
#include <algorithm>
#include <memory>

#include "cli/commands.h"
#include "cli/completion.h"
#include "cli/exit_status.h"
#include "cli/help.h"
#include "cli/man_page.h"
#include "cli/print.h"

namespace kehraus {
namespace {

int print_help(const std::vector<std::string>& operands, bool wants_man_page) {
  const std::vector<Command> commands = all_commands();
  CommonChoices choices;
  const std::vector<Flag> common = common_flags(choices);
  if (wants_man_page) return print(man_page(commands, common), kDone);
  std::string name;
  for (const std::string& word : operands) name += (name.empty() ? "" : " ") + word;
  if (name.empty()) return print(program_help(commands), kDone);
  std::string out;
  for (const Command& command : commands) {
    const bool is_asked_for = command.name == name || command.name.starts_with(name + " ");
    if (is_asked_for) out += (out.empty() ? "" : "\n\n") + command_help(command, common);
  }
  if (out.empty()) throw UsageError("no command '" + name + "'");
  return print(out, kDone);
}

}  // namespace

Command help_command() {
  auto wants_man_page = std::make_shared<bool>(false);
  Command command;
  command.name = "help";
  command.operands = "[COMMAND]";
  command.summary = "show the help of the program or of a command";
  command.description = "With --man, the whole man page.";
  command.is_hidden = true;
  command.flags = {
      {"man", 0, "", "Print the man page, for man -l.", {}, false, [wants_man_page](const std::string&) {
         *wants_man_page = true;
       }}};
  command.run = [wants_man_page](const std::vector<std::string>& operands) {
    return print_help(operands, *wants_man_page);
  };
  return command;
}

Command completion_command() {
  Command command;
  command.name = "completion";
  command.operands = "bash|zsh|fish";
  command.summary = "print the completions for a shell";
  command.description = "For bash: source <(kehraus completion bash)";
  command.is_hidden = true;
  command.min_operands = command.max_operands = 1;
  command.run = [](const std::vector<std::string>& operands) {
    CommonChoices choices;
    return print(completion_script(operands[0], all_commands(), common_flags(choices)), kDone);
  };
  return command;
}

}  // namespace kehraus
