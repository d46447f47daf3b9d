#include "cli/program.h"

#include <algorithm>
#include <exception>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/help.h"
#include "cli/messages.h"
#include "cli/parse.h"
#include "cli/print.h"
#include "cli/suggest.h"

namespace kehraus {
namespace {

constexpr std::string_view kHelpHint = " (kehraus --help shows the commands)";

// The command that the first words name, and how many they are; null for none.
const Command* find_command(const std::vector<Command>& commands, const std::vector<std::string>& arguments) {
  const std::string one = arguments[0];
  const std::string two = arguments.size() > 1 ? one + " " + arguments[1] : one;
  const auto found = std::find_if(commands.begin(), commands.end(), [&](const Command& command) {
    return command.name == one || command.name == two;
  });
  return found == commands.end() ? nullptr : &*found;
}

[[noreturn]] void throw_unknown_command(const std::vector<Command>& commands,
                                        const std::vector<std::string>& arguments) {
  const std::string& first = arguments[0];
  if (first.starts_with('-')) throw UsageError("the command comes first" + std::string(kHelpHint));
  std::vector<std::string> seconds;
  std::vector<std::string> names;
  for (const Command& command : commands) {
    if (command.name.starts_with(first + " ")) seconds.emplace_back(command.name.substr(first.size() + 1));
    names.emplace_back(command.name.substr(0, command.name.find(' ')));
  }
  if (seconds.empty()) {
    const std::string nearest = suggestion(first, names);
    throw UsageError("no command '" + first + "'" + (nearest.empty() ? std::string(kHelpHint) : nearest));
  }
  const std::string second = arguments.size() > 1 ? arguments[1] : "";
  const std::string nearest = suggestion(second, seconds);
  std::string all;
  for (const std::string& word : seconds) all += (all.empty() ? "" : ", ") + word;
  if (second.empty()) throw UsageError("'" + first + "' needs one of: " + all);
  throw UsageError("no command '" + first + " " + second + "'" +
                   (nearest.empty() ? "; there are " + all : nearest));
}

void check_operands(const Command& command, std::size_t count) {
  if (count >= command.min_operands && count <= command.max_operands) return;
  const std::string takes = command.operands.empty() ? "no arguments" : std::string(command.operands);
  throw UsageError("'kehraus " + std::string(command.name) + "' takes " + takes);
}

int run_command(const Command& command, std::vector<std::string> arguments) {
  const auto words = 1 + std::count(command.name.begin(), command.name.end(), ' ');
  arguments.erase(arguments.begin(), arguments.begin() + words);
  CommonChoices choices;
  const std::vector<Flag> common = common_flags(choices);
  std::vector<const Flag*> flags;
  for (const Flag& flag : command.flags) flags.push_back(&flag);
  for (const Flag& flag : common) flags.push_back(&flag);
  const ParsedArguments parsed = parse_arguments(flags, arguments);
  set_values(parsed);
  if (choices.wants_help) return print(command_help(command, common), kDone);
  if (choices.is_quiet && choices.is_verbose) throw UsageError("--quiet and --verbose exclude each other");
  set_up_messages(choices.is_quiet     ? Verbosity::quiet
                  : choices.is_verbose ? Verbosity::verbose
                                       : Verbosity::normal);
  check_operands(command, parsed.operands.size());
  return command.run(parsed.operands);
}

int run(const std::vector<std::string>& arguments) {
  const std::vector<Command> commands = all_commands();
  if (arguments.empty()) throw UsageError("which command?" + std::string(kHelpHint));
  if (arguments[0] == "--help" || arguments[0] == "-h") return print(program_help(commands), kDone);
  if (arguments[0] == "--version") return print(version_line(), kDone);
  const Command* command = find_command(commands, arguments);
  const bool is_group_help =
      !command && arguments.size() == 2 && (arguments[1] == "--help" || arguments[1] == "-h");
  if (is_group_help) return help_command().run({arguments[0]});
  if (!command) throw_unknown_command(commands, arguments);
  return run_command(*command, arguments);
}

}  // namespace

int run_program(const std::vector<std::string>& arguments) {
  set_up_messages(Verbosity::normal);
  try {
    return run(arguments);
  } catch (const Error& error) {
    say_error(error.what());
    return kUsage;
  } catch (const std::exception& error) {
    say_error(std::string("stopped: ") + error.what());
    return kStopped;
  }
}

}  // namespace kehraus
