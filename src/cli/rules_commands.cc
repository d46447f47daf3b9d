// kehraus rules list | show | test | lint. See rules_new_command.cc for new.
#include <memory>
#include <optional>

#include "clean/rule_examples.h"
#include "clean/rule_lint.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/print.h"
#include "cli/rules_list.h"
#include "cli/shared_flags.h"
#include "cli/suggest.h"
#include "ruleset/rule_folder.h"
#include "ruleset/rule_set.h"

namespace kehraus {
namespace {

struct ListSettings {
  std::vector<std::string> folders;
  std::string language;
  std::optional<Category> category;
  bool is_json = false;
  bool wants_categories = false;
  bool wants_languages = false;
};

int run_list(const ListSettings& settings) {
  std::string out;
  if (settings.wants_categories) {
    for (const std::string_view name : category_names()) out.append(name).append("\n");
    return print(out, kDone);
  }
  const auto rules = RuleSet::load(settings.folders);
  if (settings.wants_languages)
    return print(settings.is_json ? languages_as_json(*rules) : languages_as_columns(*rules), kDone);
  std::vector<const Rule*> chosen;
  for (const Rule& rule : rules->rules()) {
    if (!settings.language.empty() && rule.language != settings.language) continue;
    if (settings.category && rule.category != *settings.category) continue;
    chosen.push_back(&rule);
  }
  return print(settings.is_json ? rules_as_json(chosen) : rules_as_columns(chosen), kDone);
}

// The languages' files, that of `any` too.
std::vector<const LanguageWords*> files_of(const Lexicon& lexicon) {
  std::vector<const LanguageWords*> files;
  if (!lexicon.neighbours().code.empty()) files.push_back(&lexicon.neighbours());
  for (const LanguageWords& words : lexicon.languages()) files.push_back(&words);
  return files;
}

int run_show(const std::vector<std::string>& folders, const std::string& id) {
  const auto rules = RuleSet::load(folders);
  if (const Rule* rule = rules->find(id)) return print(rule->toml, kDone);
  std::vector<std::string> ids;
  for (const Rule& rule : rules->rules()) ids.push_back(rule.id);
  for (const LanguageWords* words : files_of(rules->words())) {
    ids.push_back(words->code + "/" + std::string(kLanguageFile));
    if (ids.back() == id) return print(words->toml, kDone);
  }
  throw UsageError("no rule '" + id + "'" + suggestion(id, ids));
}

std::string line_of(const ExampleFailure& failure) {
  std::string out = failure.origin;
  if (failure.line > 0) out += ":" + std::to_string(failure.line);
  return out + ": " + failure.rule + ": " + failure.message;
}

int run_test(const std::vector<std::string>& folders) {
  const ExampleReport report = check_examples(folders);
  for (const ExampleFailure& failure : report.failures) say_error(line_of(failure));
  const std::size_t failed = report.failures.size();
  const std::string counts = std::to_string(report.examples) + " examples of " +
                             std::to_string(report.rules) + " rules: " + std::to_string(failed) + " failed\n";
  return print(counts, failed > 0 ? kSomeFailed : kDone);
}

int run_lint(const std::vector<std::string>& folders) {
  const std::vector<ExampleFailure> findings = lint_rules(folders);
  for (const ExampleFailure& finding : findings) say_warning(line_of(finding));
  return print(std::to_string(findings.size()) + " findings\n", findings.empty() ? kDone : kSomeFailed);
}

}  // namespace

Command rules_list_command() {
  auto settings = std::make_shared<ListSettings>();
  Command command;
  command.name = "rules list";
  command.summary = "all rules, one a line";
  command.description = "Lists the built-in rules and yours: id, category, action, status and summary.";
  command.examples = {{"kehraus rules list --language de", "rules for German texts"},
                      {"kehraus rules list --categories", "what can be removed at all"},
                      {"kehraus rules list --languages", "the languages that have rules or words"}};
  command.flags = {
      {"language",
       0,
       "XX",
       "Only rules of this language; any for those of every language.",
       {},
       false,
       [settings](const std::string& value) { settings->language = value; }},
      {"category", 0, "CATEGORY", "Only rules that remove this.", category_names(), false,
       [settings](const std::string& value) { settings->category = category_named(value); }},
      {"categories",
       0,
       "",
       "List the categories instead.",
       {},
       false,
       [settings](const std::string&) { settings->wants_categories = true; }},
      {"languages",
       0,
       "",
       "List the languages instead: code, number of rules, whether there are words, name.",
       {},
       false,
       [settings](const std::string&) { settings->wants_languages = true; }},
      text_or_json_flag(settings->is_json),
      rules_flag(settings->folders),
  };
  command.max_operands = 0;
  command.run = [settings](const std::vector<std::string>&) { return run_list(*settings); };
  return command;
}

Command rules_show_command() {
  auto folders = std::make_shared<std::vector<std::string>>();
  Command command;
  command.name = "rules show";
  command.operands = "ID";
  command.summary = "a rule as it is written";
  command.description =
      "Prints the rule's TOML: what it matches, why, and its examples. The id LANGUAGE/language prints the "
      "language's words.";
  command.examples = {
      {"kehraus rules show de/reading-time", "the rule of that id"},
      {"kehraus rules show de/language", "the words by which German is told and its dates are read"}};
  command.flags = {rules_flag(*folders)};
  command.min_operands = command.max_operands = 1;
  command.run = [folders](const std::vector<std::string>& operands) {
    return run_show(*folders, operands[0]);
  };
  return command;
}

Command rules_test_command() {
  Command command;
  command.name = "rules test";
  command.operands = "[DIR...]";
  command.summary = "run the examples of rules";
  command.description =
      "Runs every example of the rules in the folders, or of the built-in ones, and checks the words of "
      "languages. Each failure is reported with file and line.";
  command.examples = {{"kehraus rules test my-rules", "your own rules"}};
  command.run = run_test;
  return command;
}

Command rules_lint_command() {
  Command command;
  command.name = "rules lint";
  command.operands = "[DIR...]";
  command.summary = "find what is wrong with the form of rules";
  command.description = "Reports what would run but should be better, with file and line.";
  command.examples = {{"kehraus rules lint my-rules", "your own rules"}};
  command.run = run_lint;
  return command;
}

}  // namespace kehraus
