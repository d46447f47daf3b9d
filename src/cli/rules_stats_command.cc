// kehraus rules stats: which rule takes how much, and of what.
#include <algorithm>
#include <filesystem>
#include <memory>
#include <thread>

#include "clean/cleaner.h"
#include "cli/commands.h"
#include "cli/document_run.h"
#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/parse.h"
#include "cli/print.h"
#include "cli/rule_stats.h"
#include "cli/shared_flags.h"
#include "cli/terminal.h"
#include "stream/documents.h"

namespace kehraus {
namespace {

namespace fs = std::filesystem;

struct StatsSettings {
  Options cleaning;
  StreamOptions stream;
  std::size_t samples = 3;
  bool is_json = false;
};

// Files named as text or JSONL, plain or compressed.
bool is_document_file(const std::string& name) {
  std::string_view stem = name;
  for (std::string_view packed : {".gz", ".zst"})
    if (stem.ends_with(packed)) stem.remove_suffix(packed.size());
  return stem.ends_with(".txt") || stem.ends_with(".jsonl");
}

void add_files_below(const std::string& folder, std::vector<std::string>& files) {
  std::vector<std::string> found;
  std::error_code failure;
  for (fs::recursive_directory_iterator at(folder, failure), end; at != end; at.increment(failure)) {
    if (failure) break;
    std::error_code unknown;
    if (at->is_regular_file(unknown) && is_document_file(at->path().filename().string()))
      found.push_back(at->path().string());
  }
  if (failure) throw Error(folder + ": cannot be read: " + failure.message());
  if (found.empty()) throw Error(folder + ": no .txt or .jsonl files in it, plain, .gz or .zst");
  std::sort(found.begin(), found.end());
  files.insert(files.end(), found.begin(), found.end());
}

std::vector<std::string> files_of(const std::vector<std::string>& operands) {
  std::vector<std::string> files;
  for (const std::string& operand : operands) {
    std::error_code failure;
    if (fs::is_directory(operand, failure))
      add_files_below(operand, files);
    else
      files.push_back(operand);
  }
  return files;
}

HandledDocument count(const Cleaner& cleaner, InputDocument&& document, RuleStats& stats) {
  const ResultView result = clean_one(cleaner, document);
  if (result.outcome != Outcome::failed) stats.add(result, document.name);
  HandledDocument done;
  done.name = std::move(document.name);
  done.outcome = result.outcome;
  done.error = result.error;
  return done;
}

int run_stats(StatsSettings& settings, const std::vector<std::string>& operands) {
  check_cleaning(settings.cleaning);
  settings.cleaning.trace = true;
  const Cleaner cleaner(settings.cleaning);
  RuleStats stats(settings.samples);
  std::size_t failed = 0;
  StreamParts parts;
  parts.begin = [](Form) {};
  parts.handle = [&](InputDocument&& document) { return count(cleaner, std::move(document), stats); };
  parts.consume = [&](HandledDocument&& done) {
    if (done.outcome == Outcome::failed) say_error(done.name + ": " + done.error);
    failed += done.outcome == Outcome::failed;
    return true;
  };
  run_documents(files_of(operands), settings.stream, parts);
  return print(settings.is_json ? stats_as_json(stats) : stats_as_text(stats, output_columns()),
               failed > 0 ? kSomeFailed : kDone);
}

}  // namespace

Command rules_stats_command() {
  auto settings = std::make_shared<StatsSettings>();
  settings->stream.jobs = std::max(1u, std::thread::hardware_concurrency());
  Command command;
  command.name = "rules stats";
  command.operands = "FILE|DIR...";
  command.summary = "what each rule takes from documents, with samples";
  command.description =
      "Cleans all documents and counts for each rule and filter the words, removals and documents, those "
      "first that took most; noted are marks without effect, as of rules on trial or unsure. Below each "
      "stand samples of what it took, the same in every run. Of a folder the .txt and .jsonl files are read, "
      "plain or compressed, and those of its folders.\n\n"
      "A rule that bites shows here: among its samples stand sentences of articles.";
  command.examples = {
      {"kehraus rules stats articles/", "what goes, and by which rule"},
      {"kehraus rules stats --samples 20 --rules my-rules articles/", "with your rules, and more to see"}};
  command.flags = {
      {"samples",
       0,
       "N",
       "So many different samples of each (3).",
       {},
       false,
       [settings](const std::string& value) { settings->samples = parse_number(value, 0, 1000); }},
      text_or_json_flag(settings->is_json),
  };
  for (Flag& flag : input_flags(settings->stream, settings->cleaning))
    command.flags.push_back(std::move(flag));
  for (Flag& flag : cleaning_flags(settings->cleaning)) command.flags.push_back(std::move(flag));
  command.flags.push_back(learned_flag(settings->cleaning));
  command.min_operands = 1;
  command.run = [settings](const std::vector<std::string>& operands) {
    return run_stats(*settings, operands);
  };
  return command;
}

}  // namespace kehraus
