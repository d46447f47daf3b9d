#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <memory>
#include <system_error>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/print.h"
#include "cli/rule_drafts.h"
#include "ruleset/rule_folder.h"

namespace kehraus {
namespace {

namespace fs = std::filesystem;

bool is_rule_name(const std::string& name) {
  return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

bool is_language(const std::string& name) {
  return name == "any" || (name.size() == 2 && is_rule_name(name));
}

void check_path(const fs::path& path) {
  const bool is_well_named = path.extension() == ".toml" && is_rule_name(path.stem().string()) &&
                             is_language(path.parent_path().filename().string());
  if (is_well_named) return;
  throw UsageError("'" + path.string() +
                   "' is no place for a rule: it is DIR/LANGUAGE/NAME.toml, with `any` or a language such as "
                   "`de`, and a name of lower-case letters, digits and hyphens");
}

// Elements are of no language.
std::string_view draft_for(const fs::path& path, bool is_for_elements) {
  const bool is_language_file = path.stem() == kLanguageFile;
  if (!is_for_elements) return is_language_file ? kLanguageDraft : kRuleDraft;
  if (!is_language_file && path.parent_path().filename() == "any") return kElementRuleDraft;
  throw UsageError("'" + path.string() +
                   "' is no place for a rule that knows elements: it is DIR/any/NAME.toml");
}

void write_new_file(const fs::path& path, std::string_view text) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  // A file that is there is somebody's work.
  const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
  if (descriptor < 0) {
    throw Error("cannot make '" + path.string() + "': " + std::generic_category().message(errno));
  }
  const ssize_t written = write(descriptor, text.data(), text.size());
  const int status = close(descriptor);
  if (written == static_cast<ssize_t>(text.size()) && status == 0) return;
  const int why = errno;
  unlink(path.c_str());
  throw Error("cannot write '" + path.string() + "': " + std::generic_category().message(why));
}

}  // namespace

Command rules_new_command() {
  auto is_for_elements = std::make_shared<bool>(false);
  Command command;
  command.name = "rules new";
  command.operands = "PATH";
  command.summary = "write a first draft of a rule";
  command.description =
      "Writes a commented rule to DIR/LANGUAGE/NAME.toml, making the folders it needs; to "
      "DIR/LANGUAGE/language.toml a language's words. A file that exists is left alone.";
  command.examples = {
      {"kehraus rules new my-rules/de/my-rule.toml", "a draft; then kehraus rules test my-rules"},
      {"kehraus rules new --elements my-rules/any/page-my-box.toml", "of a rule for a box of HTML pages"}};
  command.flags = {{"elements",
                    0,
                    "",
                    "A rule that knows elements of HTML pages by class, id or name, not text by its words.",
                    {},
                    false,
                    [is_for_elements](const std::string&) { *is_for_elements = true; }}};
  command.min_operands = command.max_operands = 1;
  command.run = [is_for_elements](const std::vector<std::string>& operands) {
    const fs::path path = operands[0];
    check_path(path);
    write_new_file(path, draft_for(path, *is_for_elements));
    return print(path.string() + "\n", kDone);
  };
  return command;
}

}  // namespace kehraus
