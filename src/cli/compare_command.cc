// kehraus compare: raw against clean, one rule set or one run against another.
#include <unistd.h>

#include <algorithm>
#include <deque>
#include <map>
#include <memory>
#include <thread>

#include "cli/commands.h"
#include "cli/compare_text.h"
#include "cli/document_run.h"
#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/parse.h"
#include "cli/print.h"
#include "cli/shared_flags.h"
#include "cli/terminal.h"
#include "eval/evaluation.h"
#include "report/html_report.h"
#include "report/judged.h"
#include "report/recorded.h"
#include "stream/json_objects.h"
#include "stream/output.h"

namespace kehraus {
namespace {

constexpr std::string_view kBuiltIn = "built-in";

constexpr std::string_view kDescription =
    "Shows what cleaning takes from documents: the raw text with what was removed struck through, each time "
    "with its category and the rule that took it, and the metadata found. --summary adds up, --html writes a "
    "report to look at in a browser, which needs nothing but itself; of more than 1,000 documents the report "
    "has files of documents beside it.\n\n"
    "With --rules twice it compares two rule sets, the old one first: only the documents and places that "
    "differ come out, grouped by rule, and the exit status is 1 if there are any. The word built-in stands "
    "for no rules of one's own.\n\n"
    "With --recorded the inputs are not documents but records that clean --to jsonl --with blocks,removed "
    "has written: one such file is shown, two are compared, the older one first.\n\n"
    "With --truth, a JSONL file with id and text, the F1 of each document's words is told, and a report "
    "marks what was kept or removed in spite of it.";

struct CompareSettings {
  InputSelection inputs;
  Options cleaning;
  StreamOptions stream;
  std::vector<std::string> rules;  // folders, the old ones first
  std::string colour = "auto";
  std::string html;   // where a report goes; empty: none
  std::string truth;  // a file; empty: none
  bool is_side_by_side = false;
  bool is_summary = false;
  bool is_recorded = false;
  bool is_json = false;
};

std::vector<Flag> compare_flags(CompareSettings& settings) {
  const auto turn_on = [](bool& choice) { return [&choice](const std::string&) { choice = true; }; };
  std::vector<Flag> flags = {
      {"side-by-side",
       's',
       "",
       "Raw on the left, clean on the right.",
       {},
       false,
       turn_on(settings.is_side_by_side)},
      {"summary",
       0,
       "",
       "Only how much went, by category and by rule.",
       {},
       false,
       turn_on(settings.is_summary)},
      {"html",
       0,
       "FILE",
       "Write a report to FILE, to be opened in a browser.",
       {},
       false,
       [&](const std::string& value) { settings.html = value; }},
      {"recorded",
       0,
       "",
       "The inputs are records of earlier runs.",
       {},
       false,
       turn_on(settings.is_recorded)},
      {"truth",
       0,
       "FILE",
       "JSONL with the text that should come out of each id.",
       {},
       false,
       [&](const std::string& value) { settings.truth = value; }},
      {"to",
       0,
       "FORMAT",
       "Text to read, or JSON: of a summary or of changes (text).",
       {"text", "json"},
       false,
       [&](const std::string& value) { settings.is_json = value == "json"; }},
      colour_flag(settings.colour),
      jobs_flag(settings.stream.jobs),
  };
  for (Flag& flag : selection_flags(settings.inputs)) flags.push_back(std::move(flag));
  for (Flag& flag : input_flags(settings.stream, settings.cleaning)) flags.push_back(std::move(flag));
  for (Flag& flag : cleaning_flags(settings.cleaning)) {
    if (flag.name == "rules") {
      flag.help =
          "Your own rules, which add to the built-in ones. Given twice: compare the first with the second; "
          "built-in is a rule set, too.";
      flag.set = [&](const std::string& value) { settings.rules.push_back(value); };
    }
    flags.push_back(std::move(flag));
  }
  flags.push_back(learned_flag(settings.cleaning));
  return flags;
}

// Two cleanings of a document, or one.
struct Compared {
  Comparison after;
  std::vector<Change> changes;
};

// Takes comparisons in order, and says at the end what the settings ask for.
class Reporter {
 public:
  Reporter(const CompareSettings& settings, bool has_two, const std::vector<std::string>& inputs)
      : settings_(settings),
        has_two_(has_two),
        style_{output_columns(), wants_colour(settings.colour), settings.is_side_by_side} {
    if (!settings.truth.empty()) truths_ = read_truths(settings.truth, Metric::words, "", {});
    if (!settings.html.empty()) html_.emplace(settings.html, heading_of(inputs));
  }

  // False: nobody reads any more.
  bool add(Compared&& compared, const std::string& name) {
    ++documents_;
    failed_ += compared.after.outcome == Outcome::failed;
    if (const Truth* truth = truths_.find(compared.after.id)) judge(compared.after, *truth);
    if (has_two_ && compared.changes.empty()) return true;
    tally_.add(compared.after);
    if (html_) html_->add(compared.after, compared.changes);
    if (has_two_) {
      changed_.push_back({compared.after.id, std::move(compared.changes)});
    } else if (!html_ && !settings_.is_summary) {
      std::string text;
      append_comparison(compared.after, name, style_, text);
      return output_.write(text) == Output::State::open;
    }
    return true;
  }

  int finish() {
    if (html_) {
      html_->finish();
      say_info(settings_.html + ": written");
    }
    if (has_two_) {
      const int status = changed_.empty() && failed_ == 0 ? kDone : kSomeFailed;
      if (html_) return status;
      return print(
          settings_.is_json ? json_of(changed_, documents_) : text_of(changed_, documents_, style_.columns),
          status);
    }
    const int status = failed_ > 0 ? kSomeFailed : kDone;
    if (html_) return status;
    if (!settings_.is_summary) return finish_output(status);
    return print(settings_.is_json ? json_of(tally_) : summary_of(tally_), status);
  }

 private:
  int finish_output(int status) {
    if (output_.finish() != Output::State::failed) return status;
    say_error(output_.failure());
    return kStopped;
  }

  std::string heading_of(const std::vector<std::string>& inputs) const {
    std::string heading = has_two_ ? "Changes" : "Raw and clean";
    if (has_two_ && settings_.rules.size() == 2)
      heading += " from " + settings_.rules[0] + " to " + settings_.rules[1];
    return heading + (inputs.size() == 1 ? ": " + inputs[0] : std::string());
  }

  const CompareSettings& settings_;
  const bool has_two_;
  const CompareStyle style_;
  Output output_{is_terminal(STDOUT_FILENO)};  // of documents, one after the other
  Truths truths_;
  std::optional<HtmlReport> html_;
  Tally tally_;
  std::vector<ChangedDocument> changed_;
  std::size_t documents_ = 0, failed_ = 0;
};

void check_settings(const CompareSettings& settings, std::size_t inputs) {
  check_cleaning(settings.cleaning);
  if (settings.rules.size() > 2)
    throw UsageError("--rules can be given twice, for an old and a new rule set");
  if (settings.is_recorded && settings.rules.size() > 0)
    throw UsageError("--recorded takes what was cleaned already; it does not go with --rules");
  if (settings.html == "-")
    throw UsageError("--html takes the name of a file: a report of many documents has others beside it");
  if (settings.is_recorded && inputs > 2) throw UsageError("--recorded takes one file, or two to compare");
  const bool has_two = settings.rules.size() == 2 || (settings.is_recorded && inputs == 2);
  if (settings.is_json && !has_two && !settings.is_summary)
    throw UsageError(
        "--to json goes with --summary, or with two rule sets or runs; kehraus explain --to json tells all "
        "of a document");
}

Options with_rules(Options options, const std::string& folder) {
  if (folder != kBuiltIn) options.rules_folders.push_back(folder);
  return options;
}

Compared compare(const InputDocument& document, const Cleaner& after, const Cleaner* before) {
  Compared compared;
  compared.after = comparison_of(clean_one(after, document), document.identity.id);
  if (before)
    compared.changes =
        changes_between(comparison_of(clean_one(*before, document), document.identity.id), compared.after);
  return compared;
}

int compare_documents(CompareSettings& settings) {
  settings.cleaning.trace = settings.cleaning.evidence = true;
  std::optional<Cleaner> before;
  if (settings.rules.size() == 2) before.emplace(with_rules(settings.cleaning, settings.rules[0]));
  const Cleaner after(settings.rules.empty() ? settings.cleaning
                                             : with_rules(settings.cleaning, settings.rules.back()));
  Reporter reporter(settings, before.has_value(), settings.inputs.operands);
  StreamParts parts;
  parts.begin = [](Form) {};
  parts.handle = [&](InputDocument&& document) {
    auto compared = std::make_shared<Compared>(compare(document, after, before ? &*before : nullptr));
    HandledDocument done;
    done.name = std::move(document.name);
    done.outcome = compared->after.outcome;
    done.error = compared->after.error;
    done.payload = std::move(compared);
    done.payload_bytes = document.bytes.size();
    return done;
  };
  parts.consume = [&](HandledDocument&& done) {
    if (done.outcome == Outcome::failed) say_error(done.name + ": " + done.error);
    return reporter.add(std::move(*std::static_pointer_cast<Compared>(done.payload)), done.name);
  };
  run_documents(settings.inputs, settings.stream, parts);
  return reporter.finish();
}

// Calls `take` with each record of an earlier run.
void for_each_recorded(const std::string& path, const ReadOptions& options,
                       const std::function<void(Comparison&&)>& take) {
  for_each_object(path, options, [&](const JsonObject& record, std::size_t line) {
    std::optional<Comparison> comparison;
    try {
      comparison = comparison_of(record);
    } catch (const Error& error) {
      throw Error(path + ":" + std::to_string(line) + ": " + error.what());
    }
    take(std::move(*comparison));
  });
}

Change change_of_record(std::string before, std::string after) {
  Change change;
  change.kind = ChangeKind::other;
  change.key = "record";
  change.before = std::move(before);
  change.after = std::move(after);
  return change;
}

// Records of a run by their ids; those of one id in their order.
using Recorded = std::map<std::string, std::deque<Comparison>>;

// What became of a record since the older run, from which it is taken.
Compared compare_with(Recorded& before, Comparison&& after) {
  Compared compared;
  const auto old = before.find(after.id);
  if (old == before.end()) {
    compared.changes.push_back(change_of_record("none", "there"));
  } else {
    compared.changes = changes_between(old->second.front(), after);
    old->second.pop_front();
    if (old->second.empty()) before.erase(old);
  }
  compared.after = std::move(after);
  return compared;
}

int compare_recorded(const CompareSettings& settings, const std::vector<std::string>& inputs) {
  const bool has_two = inputs.size() == 2;
  Reporter reporter(settings, has_two, inputs);
  Recorded before;
  if (has_two)
    for_each_recorded(inputs[0], settings.stream.read,
                      [&](Comparison&& old) { before[old.id].push_back(std::move(old)); });
  bool is_read = true;
  for_each_recorded(inputs.back(), settings.stream.read, [&](Comparison&& after) {
    const std::string name = after.id;
    Compared compared = has_two ? compare_with(before, std::move(after)) : Compared{std::move(after), {}};
    if (is_read) is_read = reporter.add(std::move(compared), name);
  });
  for (auto& [id, records] : before)
    for (Comparison& gone : records) reporter.add({std::move(gone), {change_of_record("there", "none")}}, id);
  return reporter.finish();
}

int run_compare(CompareSettings& settings, const std::vector<std::string>& operands) {
  check_settings(settings, operands.size());
  if (settings.is_recorded)
    return compare_recorded(settings, operands.empty() ? std::vector<std::string>{"-"} : operands);
  add_inputs(operands, settings.inputs);
  return compare_documents(settings);
}

}  // namespace

Command compare_command() {
  auto settings = std::make_shared<CompareSettings>();
  settings->stream.jobs = std::max(1u, std::thread::hardware_concurrency());
  Command command;
  command.name = "compare";
  command.operands = "[FILE|FOLDER...]";
  command.summary = "raw against clean, to read or as a report; or two rule sets";
  command.description = kDescription;
  command.examples = {
      {"kehraus compare article.txt", "what goes, struck through"},
      {"kehraus compare --side-by-side page.html", "raw on the left, clean on the right"},
      {"kehraus compare --summary pages/*.html", "how much goes, by category and by rule"},
      {"kehraus compare --html report.html pages/*.html", "a report to look at in a browser"},
      {"kehraus compare --rules built-in --rules my-rules *.txt", "what my rules change; 1 if anything"},
      {"kehraus compare --recorded monday.jsonl tuesday.jsonl", "what differs between two runs"},
      {"kehraus compare --truth truth.jsonl --html report.html pages/*.html",
       "what is missing and what too much"},
  };
  command.flags = compare_flags(*settings);
  command.run = [settings](const std::vector<std::string>& operands) {
    return run_compare(*settings, operands);
  };
  return command;
}

}  // namespace kehraus
