#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>

#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/print.h"
#include "ruleset/rule_folder.h"

namespace kehraus {
namespace {

namespace fs = std::filesystem;

// A rule that passes its own examples as it stands: an author changes words, not form.
constexpr std::string_view kTemplate =
    R"(# See doc/writing-rules.md for every key, and `kehraus rules test DIR` to run the examples.
summary  = "A line that asks to read on"
why      = "Say why this is never the author's text."
source   = "Say where it was seen: a fixture, a site"
category = "navigation"    # one of: kehraus rules list --categories
action   = "drop"          # drop | trim (the match only) | keep | end_body
# status = "trial"         # trial: shown by `kehraus explain`, removes nothing

[match]                    # all lines must hold
max_words  = 12
phrase_any = [             # the whole block; letter case and punctuation around it do not count
  "Replace this phrase",
]
# head_any  = ["Read more"]                     # the block begins so, then `: `, ` - ` or the like
# text_any  = ['^Reading time: (?P<minutes>\d+) min$']  # RE2 patterns

# [capture]
# reading_time_minutes = { group = "minutes", type = "integer" }

[[example]]
text   = "Replace this phrase:"
expect = "drop"

[[example]]
text   = "Replace this phrase, the editor said, and nobody will notice."
expect = "keep"
note   = "A sentence of the article: as near a miss as you can find."
)";

// A language as it must be at least, ready to be filled.
constexpr std::string_view kLanguageTemplate =
    R"(# See doc/writing-rules.md, "A language", for every key, and `kehraus rules show de/language` for one that is full.
name = "Name of the language in English"

# The most frequent words of news text, 50 or more, as they are written; by them the language is told.
# stop_words = ["the", "of", "and"]

# Words of dates, without capitals and accents.
[dates]
# months = [
#   "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
#   ["december", "decembre"],  # several forms of one
# ]
# weekdays  = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
# published = ["published"]
# modified  = ["updated"]
# relative  = ["today"]
# plain     = ["on", "at"]
)";

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
  throw UsageError(
      "'" + path.string() +
      "' is no place for a rule: it is DIR/LANGUAGE/NAME.toml, with `any` or a language such as `de`, and a "
      "name of lower-case letters, digits and hyphens");
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
  Command command;
  command.name = "rules new";
  command.operands = "PATH";
  command.summary = "write a first draft of a rule";
  command.description =
      "Writes a commented rule to DIR/LANGUAGE/NAME.toml, making the folders it needs; to "
      "DIR/LANGUAGE/language.toml a language's words. A file that exists is left alone.";
  command.examples = {
      {"kehraus rules new my-rules/de/my-rule.toml", "a draft; then kehraus rules test my-rules"}};
  command.min_operands = command.max_operands = 1;
  command.run = [](const std::vector<std::string>& operands) {
    const fs::path path = operands[0];
    check_path(path);
    write_new_file(path, path.stem() == kLanguageFile ? kLanguageTemplate : kTemplate);
    return print(path.string() + "\n", kDone);
  };
  return command;
}

}  // namespace kehraus
