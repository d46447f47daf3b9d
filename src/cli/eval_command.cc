// kehraus eval: how good cleaned documents are, against truths.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <memory>
#include <numeric>

#include "cli/columns.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/parse.h"
#include "cli/print.h"
#include "cli/shared_flags.h"
#include "eval/evaluation.h"
#include "write/json.h"
#include "write/visible.h"

namespace kehraus {
namespace {

constexpr std::string_view kDescription =
    "Scores PRED, a JSONL file of cleaned documents, against TRUTH, one of what should have come out; both "
    "plain or compressed, - for the standard input. Documents belong together by their id. A truth without a "
    "prediction counts as if nothing had come out; predictions without a truth do not count.\n\n"
    "The metrics are those of the public benchmarks, with the same figures as their own scorers:\n\n"
    "words: precision, recall and F1 of words in lower case, a mean over documents; truths have `text`.\n\n"
    "shingles: the same of four words in a row, and the F1 of mean precision and mean recall; truths have "
    "`text`.\n\n"
    "segments: pieces that must be there and must not, pooled over all documents; truths have the lists "
    "`with` and `without`.\n\n"
    "dates: the day of publication, pooled; truths have `date`, predictions `date_published`.\n\n"
    "titles: nine tenths of the title's words right; truths have `title`.\n\n"
    "authors: the last name of each author there, and no more than twice as many words; truths have "
    "`author`, a text.";

struct EvalSettings {
  Metric metric = Metric::words;
  std::string text_key = "text";
  std::string group_by;
  std::size_t worst = 0;
  std::optional<double> least;
  bool is_json = false;
};

double parse_share(const std::string& value) {
  char* end = nullptr;
  const double share = std::strtod(value.c_str(), &end);
  if (value.empty() || *end != '\0' || !(share >= 0 && share <= 1))
    throw UsageError("is a number from 0 to 1");
  return share;
}

std::vector<Flag> eval_flags(EvalSettings& settings) {
  return {
      {"metric",
       'm',
       "METRIC",
       "What is measured (words).",
       {"words", "shingles", "segments", "dates", "titles", "authors"},
       false,
       [&](const std::string& value) { settings.metric = *metric_named(value); }},
      {"by",
       0,
       "KEY",
       "The figures for each value of this key of the truths, too.",
       {},
       false,
       [&](const std::string& value) { settings.group_by = value; }},
      {"worst",
       0,
       "N",
       "The N documents with the lowest F1, too.",
       {},
       false,
       [&](const std::string& value) { settings.worst = parse_number(value, 0, 1000000); }},
      {"min",
       0,
       "F1",
       "End with 1 if the F1 of all is below this.",
       {},
       false,
       [&](const std::string& value) { settings.least = parse_share(value); }},
      {"text-key",
       0,
       "KEY",
       "The key of the predictions' text (text).",
       {},
       false,
       [&](const std::string& value) { settings.text_key = value; }},
      text_or_json_flag(settings.is_json),
  };
}

std::string digits(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", value);
  return text;
}

// Figures under their names, in the order of both forms of output.
std::vector<std::pair<std::string_view, double>> named(const Figures& figures) {
  std::vector<std::pair<std::string_view, double>> all = {{"precision", figures.precision},
                                                          {"recall", figures.recall}};
  if (figures.accuracy) all.emplace_back("accuracy", *figures.accuracy);
  all.emplace_back("f1", figures.f1);
  return all;
}

struct Group {
  std::string name;
  std::size_t documents = 0;
  Figures figures;
};

std::vector<Group> groups_of(const EvalSettings& settings, const Truths& truths,
                             const Evaluation& evaluation) {
  std::map<std::string, std::vector<Score>> by_name;
  if (!settings.group_by.empty())
    for (std::size_t i = 0; i < truths.in_order.size(); ++i)
      by_name[truths.in_order[i].group].push_back(evaluation.scores[i]);
  std::vector<Group> groups;
  for (const auto& [name, scores] : by_name)
    groups.push_back({name, scores.size(), figures_of(settings.metric, scores)});
  return groups;
}

// Places of the documents, the worst first.
std::vector<std::size_t> worst_of(const EvalSettings& settings, const Evaluation& evaluation) {
  std::vector<std::size_t> places(evaluation.scores.size());
  std::iota(places.begin(), places.end(), std::size_t{0});
  std::stable_sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
    return evaluation.scores[a].f1 < evaluation.scores[b].f1;
  });
  places.resize(std::min(places.size(), settings.worst));
  return places;
}

std::vector<std::string> row_of(const Group& group) {
  std::vector<std::string> row = {std::to_string(group.documents)};
  for (const auto& [name, value] : named(group.figures)) row.push_back(digits(value));
  row.push_back(group.name.empty() ? "-" : visible(group.name));
  return row;
}

std::string as_text(const EvalSettings& settings, const Truths& truths, const Evaluation& evaluation) {
  std::vector<Group> groups = groups_of(settings, truths, evaluation);
  groups.push_back({"all", truths.in_order.size(), figures_of(settings.metric, evaluation.scores)});
  std::vector<std::vector<std::string>> rows = {{"documents"}};
  for (const auto& [name, value] : named(groups.back().figures)) rows[0].emplace_back(name);
  rows[0].emplace_back(name_of(settings.metric));
  for (const Group& group : groups) rows.push_back(row_of(group));
  std::string out;
  for (const std::string& line : in_columns(rows, rows[0].size() - 1)) out += line;
  if (evaluation.without_prediction > 0)
    out += std::to_string(evaluation.without_prediction) + " of them without a prediction\n";
  for (const std::size_t place : worst_of(settings, evaluation)) {
    const Truth& truth = truths.in_order[place];
    out += digits(evaluation.scores[place].f1) + "  " + visible(truth.id);
    out += truth.url.empty() ? "\n" : "  " + visible(truth.url) + "\n";
  }
  return out;
}

void write_figures(Json& json, const Figures& figures) {
  for (const auto& [name, value] : named(figures)) {
    json.key(name);
    json.number(std::round(value * 1e4) / 1e4);
  }
}

std::string as_json(const EvalSettings& settings, const Truths& truths, const Evaluation& evaluation) {
  std::string out;
  const auto fill = [&](Json& json) {
    json.start_object();
    json.member("metric", name_of(settings.metric));
    json.key("documents");
    json.number(truths.in_order.size());
    json.key("without_prediction");
    json.number(evaluation.without_prediction);
    write_figures(json, figures_of(settings.metric, evaluation.scores));
    if (!settings.group_by.empty()) {
      json.key("groups");
      json.start_array();
      for (const Group& group : groups_of(settings, truths, evaluation)) {
        json.start_object();
        json.member("group", group.name);
        json.key("documents");
        json.number(group.documents);
        write_figures(json, group.figures);
        json.end_object();
      }
      json.end_array();
    }
    if (settings.worst > 0) {
      json.key("worst");
      json.start_array();
      for (const std::size_t place : worst_of(settings, evaluation)) {
        json.start_object();
        json.member("id", truths.in_order[place].id);
        json.key("f1");
        json.number(std::round(evaluation.scores[place].f1 * 1e4) / 1e4);
        json.end_object();
      }
      json.end_array();
    }
    json.end_object();
  };
  append_json(JsonLayout::object, 1024, fill, out);
  return out + "\n";
}

int run_eval(const EvalSettings& settings, const std::vector<std::string>& operands) {
  if (operands[0] == "-" && operands[1] == "-")
    throw UsageError("TRUTH and PRED cannot both be standard input");
  const ReadOptions options;
  const Truths truths = read_truths(operands[0], settings.metric, settings.group_by, options);
  const Evaluation evaluation = evaluate(settings.metric, truths, operands[1], settings.text_key, options);
  if (evaluation.repeated > 0)
    say_warning(operands[1] + ": " + std::to_string(evaluation.repeated) +
                " documents have the id of an earlier one: of each id the last counts");
  const double f1 = figures_of(settings.metric, evaluation.scores).f1;
  return print(
      settings.is_json ? as_json(settings, truths, evaluation) : as_text(settings, truths, evaluation),
      settings.least && f1 < *settings.least ? kSomeFailed : kDone);
}

}  // namespace

Command eval_command() {
  auto settings = std::make_shared<EvalSettings>();
  Command command;
  command.name = "eval";
  command.operands = "TRUTH PRED";
  command.summary = "how good cleaned documents are, against truths";
  command.description = kDescription;
  command.examples = {
      {"kehraus eval truth.jsonl cleaned.jsonl", "precision, recall and F1 of words"},
      {"kehraus clean --to jsonl pages/*.html | kehraus eval truth.jsonl -", "without a file between"},
      {"kehraus eval --metric dates truth.jsonl cleaned.jsonl", "how many dates are right"},
      {"kehraus eval --by page_type --worst 20 truth.jsonl cleaned.jsonl",
       "figures by type, and where to look"},
      {"kehraus eval --min 0.9 truth.jsonl cleaned.jsonl", "as a check: ends with 1 below that"},
  };
  command.flags = eval_flags(*settings);
  command.min_operands = command.max_operands = 2;
  command.run = [settings](const std::vector<std::string>& operands) {
    return run_eval(*settings, operands);
  };
  return command;
}

}  // namespace kehraus
