#include "cli/completion.h"

#include <algorithm>

namespace kehraus {
namespace {

struct Tables {
  const std::vector<Command>& commands;
  const std::vector<Flag>& common;
};

// The flag's help up to its first full stop, without quotes and what shells read as syntax.
std::string short_help(std::string_view help) {
  std::string out(help.substr(0, std::min(help.find(". "), help.size())));
  if (out.ends_with('.')) out.pop_back();
  std::erase_if(out, [](char c) { return c == '\'' || c == '[' || c == ']' || c == '`'; });
  std::replace(out.begin(), out.end(), ':', ',');
  return out;
}

std::string joined(const std::vector<std::string_view>& words) {
  std::string out;
  for (const std::string_view word : words) out.append(out.empty() ? "" : " ").append(word);
  return out;
}

// The command's flags and the common ones.
std::vector<const Flag*> flags_of(const Command& command, const Tables& tables) {
  std::vector<const Flag*> flags;
  for (const Flag& flag : command.flags) flags.push_back(&flag);
  for (const Flag& flag : tables.common) flags.push_back(&flag);
  return flags;
}

// Words that may follow `before`: the first words of commands, or the second of those that begin so.
std::vector<std::string_view> command_words(const Tables& tables, std::string_view before) {
  std::vector<std::string_view> words;
  for (const Command& command : tables.commands) {
    const std::size_t space = command.name.find(' ');
    std::string_view word = command.name.substr(0, space);
    if (!before.empty()) {
      if (space == std::string_view::npos || word != before) continue;
      word = command.name.substr(space + 1);
    }
    if (!command.is_hidden && (words.empty() || words.back() != word)) words.push_back(word);
  }
  return words;
}

std::string bash_values(const Command& command, const Flag& flag) {
  std::string action;
  if (!flag.choices.empty()) {
    action = (flag.is_list ? "_kehraus_list" : "_kehraus_one") +
             (" \"" + joined(flag.choices) + "\" \"$current\"");
  } else if (flag.value_name == "DIR") {
    action = "compopt -o filenames; COMPREPLY=($(compgen -d -- \"$current\"))";
  } else {
    action = "compopt -o default";
  }
  const std::string name(command.name);
  std::string out = "    '" + name + " --" + std::string(flag.name) + "'";
  if (flag.letter) out += " | '" + name + " -" + flag.letter + "'";
  return out + ") " + action + "; return ;;\n";
}

std::string bash_script(const Tables& tables) {
  std::string values, options;
  for (const Command& command : tables.commands) {
    if (command.is_hidden) continue;
    options += "    '" + std::string(command.name) + "') _kehraus_one \"";
    for (const Flag* flag : flags_of(command, tables)) {
      options.append("--").append(flag->name).append(" ");
      if (!flag->value_name.empty()) values += bash_values(command, *flag);
    }
    options += "\" \"$current\" ;;\n";
  }
  return "# bash completion for kehraus\n"
         "_kehraus_one() { COMPREPLY=($(compgen -W \"$1\" -- \"$2\")); }\n"
         "_kehraus_list() {\n"
         "  local before=\"\"\n"
         "  [[ $2 == *,* ]] && before=\"${2%,*},\"\n"
         "  COMPREPLY=($(compgen -P \"$before\" -W \"$1\" -- \"${2##*,}\"))\n"
         "}\n"
         "_kehraus() {\n"
         "  local current=\"${COMP_WORDS[COMP_CWORD]}\" previous=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
         "  local command=\"${COMP_WORDS[1]}\"\n"
         "  COMPREPLY=()\n"
         "  if ((COMP_CWORD == 1)); then\n"
         "    _kehraus_one \"" +
         joined(command_words(tables, "")) +
         " --help --version\" \"$current\"\n"
         "    return\n"
         "  fi\n"
         "  if [[ $command == rules ]]; then\n"
         "    if ((COMP_CWORD == 2)); then\n"
         "      _kehraus_one \"" +
         joined(command_words(tables, "rules")) +
         "\" \"$current\"\n"
         "      return\n"
         "    fi\n"
         "    command+=\" ${COMP_WORDS[2]}\"\n"
         "  fi\n"
         "  case \"$command $previous\" in\n" +
         values +
         "  esac\n"
         "  [[ $current == -* ]] || return 0\n"
         "  case \"$command\" in\n" +
         options +
         "  esac\n"
         "}\n"
         "complete -o bashdefault -o default -F _kehraus kehraus\n";
}

std::string zsh_argument(const Flag& flag) {
  const std::string name(flag.name);
  std::string out = "'";
  if (flag.is_list || flag.value_name == "DIR") out += "*";
  out += flag.letter ? "'{-" + std::string(1, flag.letter) + ",--" + name + "}'" : "--" + name;
  out += "[" + short_help(flag.help) + "]";
  if (!flag.value_name.empty()) {
    out += ":" + std::string(flag.value_name) + ":";
    if (!flag.choices.empty()) {
      out += flag.is_list ? "_values -s , value " + joined(flag.choices) : "(" + joined(flag.choices) + ")";
    } else if (flag.value_name == "DIR" || flag.value_name == "FILE") {
      out += flag.value_name == "DIR" ? "_files -/" : "_files";
    }
  }
  return out + "'";
}

std::string zsh_script(const Tables& tables) {
  std::string cases;
  for (const Command& command : tables.commands) {
    if (command.is_hidden) continue;
    cases += "    '" + std::string(command.name) + "') _arguments -s";
    for (const Flag* flag : flags_of(command, tables)) cases += " \\\n      " + zsh_argument(*flag);
    cases += " \\\n      '*:file:_files' ;;\n";
  }
  return "#compdef kehraus\n"
         "_kehraus() {\n"
         "  local command=$words[2]\n"
         "  if (( CURRENT == 2 )); then\n"
         "    compadd -- " +
         joined(command_words(tables, "")) +
         " --help --version\n"
         "    return\n"
         "  fi\n"
         "  shift words; (( CURRENT-- ))\n"
         "  if [[ $command == rules ]]; then\n"
         "    if (( CURRENT == 2 )); then\n"
         "      compadd -- " +
         joined(command_words(tables, "rules")) +
         "\n"
         "      return\n"
         "    fi\n"
         "    command+=\" $words[2]\"\n"
         "    shift words; (( CURRENT-- ))\n"
         "  fi\n"
         "  case $command in\n" +
         cases +
         "  esac\n"
         "}\n"
         "if [[ $funcstack[1] == _kehraus ]]; then _kehraus \"$@\"; else compdef _kehraus kehraus; fi\n";
}

std::string fish_script(const Tables& tables) {
  std::string out =
      "# fish completion for kehraus\n"
      "function __kehraus_using\n"
      "  set -l words (commandline -opc)\n"
      "  test (count $words) -gt (count $argv); and test \"$words[2..(math 1 + (count $argv))]\" = "
      "\"$argv\"\n"
      "end\n";
  for (const std::string_view before : {"", "rules"}) {
    const std::string when = before.empty()
                                 ? "test (count (commandline -opc)) -eq 1"
                                 : "__kehraus_using rules; and test (count (commandline -opc)) -eq 2";
    out += "complete -c kehraus -f -n '" + when + "' -a '" + joined(command_words(tables, before)) + "'\n";
  }
  for (const Command& command : tables.commands) {
    if (command.is_hidden) continue;
    for (const Flag* flag : flags_of(command, tables)) {
      out.append("complete -c kehraus -n '__kehraus_using ")
          .append(command.name)
          .append("' -l ")
          .append(flag->name);
      if (flag->letter) out.append(" -s ").append(1, flag->letter);
      const bool takes_path = flag->value_name == "FILE" || flag->value_name == "DIR";
      if (!flag->value_name.empty()) out += takes_path ? " -r" : " -x";
      if (!flag->choices.empty()) out += " -a '" + joined(flag->choices) + "'";
      out += " -d '" + short_help(flag->help) + "'\n";
    }
  }
  return out;
}

}  // namespace

std::string completion_script(std::string_view shell, const std::vector<Command>& commands,
                              const std::vector<Flag>& common) {
  const Tables tables{commands, common};
  if (shell == "bash") return bash_script(tables);
  if (shell == "zsh") return zsh_script(tables);
  if (shell == "fish") return fish_script(tables);
  throw UsageError("no completions for '" + std::string(shell) + "'; there are bash, zsh and fish");
}

}  // namespace kehraus
