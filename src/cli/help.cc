#include "cli/help.h"

#include <algorithm>

namespace kehraus {
namespace {

constexpr std::size_t kColumns = 90;

constexpr std::string_view kProgramExamples =
    "Examples\n"
    "  kehraus clean article.txt                 the article's text\n"
    "  kehraus clean --to jsonl *.txt            one JSON record a file, with title, date, language …\n"
    "  zcat pages.jsonl.gz | kehraus clean       JSONL in, JSONL out; other fields pass through\n"
    "  kehraus explain article.txt               block by block: kept or removed, and by which rule\n"
    "  kehraus rules list --language de          what is looked for in German texts\n";

// `text` with each paragraph wrapped, behind so many spaces; the first line stands where the caller left off.
void append_wrapped(std::string_view text, std::size_t indent, std::string& out) {
  std::size_t column = indent;
  bool is_line_start = true;
  while (!text.empty()) {
    if (text.front() == '\n') {
      out += '\n';
      text.remove_prefix(1);
      if (!text.empty() && text.front() != '\n') out.append(indent, ' ');
      column = indent;
      is_line_start = true;
      continue;
    }
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    if (!is_line_start && column + 1 + end > kColumns) {
      out.append("\n").append(indent, ' ');
      column = indent;
      is_line_start = true;
    }
    if (!is_line_start) out += ' ';
    out += text.substr(0, end);
    column += end + (is_line_start ? 0 : 1);
    is_line_start = false;
    text.remove_prefix(end);
    if (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  }
  out += '\n';
}

void append_padded(std::string_view text, std::size_t width, std::string& out) {
  out.append("  ").append(text);
  out.append(text.size() < width ? width - text.size() : 0, ' ');
  out += "  ";
}

void append_flags(const std::vector<Flag>& flags, std::size_t width, std::string& out) {
  for (const Flag& flag : flags) {
    append_padded(flag_synopsis(flag), width, out);
    append_wrapped(flag_explanation(flag), width + 4, out);
  }
}

std::size_t widest(const std::vector<Flag>& flags) {
  std::size_t width = 0;
  for (const Flag& flag : flags) width = std::max(width, flag_synopsis(flag).size());
  return width;
}

}  // namespace

std::string program_help(const std::vector<Command>& commands) {
  std::string out(kProgramSummary);
  out.append("\n\n").append(kProgramExamples).append("\nCommands\n");
  for (const Command& command : commands) {
    if (command.is_hidden) continue;
    std::string synopsis(command.name);
    if (!command.operands.empty()) synopsis.append(" ").append(command.operands);
    append_padded(synopsis, 20, out);
    out.append(command.summary).append("\n");
  }
  out += "\nOptions\n  -h, --help            this help; kehraus COMMAND --help for a command's\n";
  out += "      --version         the program's version\n";
  out.append("\nExit status\n  ");
  append_wrapped(kExitStatusHelp, 2, out);
  return out;
}

std::string command_help(const Command& command, const std::vector<Flag>& common) {
  std::string out("kehraus ");
  out.append(command.name).append(": ").append(command.summary).append("\n");
  if (!command.examples.empty()) out += "\nExamples\n";
  std::size_t width = 0;
  for (const CommandExample& example : command.examples) width = std::max(width, example.command.size());
  for (const CommandExample& example : command.examples) {
    append_padded(example.command, width, out);
    out.append(example.does).append("\n");
  }
  out.append("\nUsage\n  kehraus ").append(command.name);
  if (!command.flags.empty()) out += " [OPTION...]";
  if (!command.operands.empty()) out.append(" ").append(command.operands);
  out += "\n\n";
  append_wrapped(command.description, 0, out);
  out += "\nOptions\n";
  const std::size_t column = std::max(widest(command.flags), widest(common));
  append_flags(command.flags, column, out);
  append_flags(common, column, out);
  return out;
}

std::string flag_synopsis(const Flag& flag) {
  std::string out = flag.letter ? std::string("-") + flag.letter + ", --" : std::string("    --");
  out += flag.name;
  if (!flag.value_name.empty()) out.append(" ").append(flag.value_name);
  if (flag.is_list) out += ",...";
  return out;
}

std::string flag_explanation(const Flag& flag) {
  constexpr std::size_t kMostShown = 8;
  std::string out(flag.help);
  if (flag.choices.empty() || flag.choices.size() > kMostShown) return out;
  std::string all;
  for (const std::string_view choice : flag.choices) all.append(all.empty() ? "" : ", ").append(choice);
  return out.append(" One of: ").append(all).append(".");
}

std::string version_line() { return "kehraus " KEHRAUS_VERSION "\n"; }

}  // namespace kehraus
