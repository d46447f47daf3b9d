#include "batch/run_summary.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "write/json.h"

namespace kehraus {
namespace {

std::uint64_t count_of(const RunSummary& summary, Outcome outcome) {
  return summary.handled[static_cast<std::size_t>(outcome)];
}

void number(Json& json, std::string_view key, std::uint64_t value) {
  json.key(key);
  json.number(static_cast<std::size_t>(value));
}

void write_removed(Json& json, const RemovedCount& count) {
  json.start_object();
  number(json, "removals", count.removals);
  number(json, "bytes", count.bytes);
  json.end_object();
}

void write_inputs(Json& json, const RunSummary& summary) {
  json.key("inputs");
  json.start_object();
  number(json, "listed", summary.inputs);
  number(json, "read", summary.inputs_read);
  number(json, "as_they_were", summary.inputs_as_they_were);
  number(json, "left", summary.inputs_left());
  number(json, "removed", summary.inputs_removed);
  number(json, "unreachable", summary.inputs_unreachable);
  json.key("pruned");
  json.boolean(summary.is_pruned);
  if (!summary.removed_examples.empty()) {
    json.key("removed_examples");
    json.start_array();
    for (const std::string& path : summary.removed_examples) json.string(path);
    json.end_array();
  }
  json.end_object();
}

void write_documents(Json& json, const RunSummary& summary) {
  json.key("documents");
  json.start_object();
  number(json, "handled", summary.documents());
  for (const Outcome outcome : {Outcome::clean, Outcome::empty, Outcome::failed})
    number(json, name_of(outcome), count_of(summary, outcome));
  number(json, "unchanged", summary.unchanged);
  number(json, "gone", summary.gone);
  json.end_object();
  const auto [type, status, media] = summary.passed_over;
  json.key("passed_over");
  json.start_object();
  number(json, "type", type);
  number(json, "status", status);
  number(json, "media", media);
  json.end_object();
  number(json, "bytes_in", summary.bytes_in);
  number(json, "bytes_out", summary.bytes_out);
}

void write_learned(Json& json, const RunSummary& summary) {
  if (!summary.has_learned) return;
  json.key("learned");
  json.start_object();
  number(json, "sites", summary.learned_sites);
  number(json, "blocks", summary.learned_blocks);
  number(json, "new_blocks", summary.new_learned_blocks);
  number(json, "forgotten_blocks", summary.forgotten_blocks);
  json.end_object();
}

void write_damaged(Json& json, const RunSummary& summary) {
  if (summary.damaged.empty()) return;
  json.key("damaged_shards");
  json.start_array();
  for (const std::string& name : summary.damaged) json.string(name);
  json.end_array();
}

void write_removals(Json& json, const RunSummary& summary) {
  json.key("removed_by_category");
  json.start_object();
  for (std::size_t i = 0; i < kCategoryCount; ++i) {
    if (summary.removed_by_category[i].removals == 0) continue;
    json.key(name_of(static_cast<Category>(i)));
    write_removed(json, summary.removed_by_category[i]);
  }
  json.end_object();
  json.key("removed_by_rule");
  json.start_object();
  for (const auto& [rule, count] : summary.removed_by_rule) {
    json.key(rule);
    write_removed(json, count);
  }
  json.end_object();
}

void write_place(Json& json, const std::string& path, std::int64_t record) {
  json.member("path", path);
  if (record > 0) number(json, "record", static_cast<std::uint64_t>(record));
}

void write_examples(Json& json, const RunSummary& summary) {
  json.key("slowest");
  json.start_array();
  for (const SlowDocument& slow : summary.slowest) {
    json.start_object();
    write_place(json, slow.path, slow.record);
    json.key("seconds");
    json.number(slow.seconds);
    number(json, "bytes", slow.bytes);
    json.end_object();
  }
  json.end_array();
  json.key("failures");
  json.start_array();
  for (const FailedDocument& failed : summary.failures) {
    json.start_object();
    write_place(json, failed.path, failed.record);
    json.member("stage", failed.stage);
    json.member("reason", failed.reason);
    json.end_object();
  }
  json.end_array();
}

}  // namespace

void RunSummary::add_slow(SlowDocument document) {
  if (slowest.size() == kSlowest && document.seconds <= slowest.back().seconds) return;
  const auto is_slower = [](const SlowDocument& a, const SlowDocument& b) { return a.seconds > b.seconds; };
  slowest.insert(std::upper_bound(slowest.begin(), slowest.end(), document, is_slower), std::move(document));
  if (slowest.size() > kSlowest) slowest.pop_back();
}

void RunSummary::add_failure(FailedDocument document) {
  if (failures.size() < kFailures) failures.push_back(std::move(document));
}

std::string summary_as_json(const RunSummary& summary, std::string_view version, int exit_status) {
  constexpr std::size_t kExpectedBytes = 16u << 10;
  std::string out;
  const auto fill = [&](Json& json) {
    json.start_object();
    json.member("version", version);
    number(json, "exit_status", static_cast<std::uint64_t>(exit_status));
    json.key("stopped");
    json.boolean(summary.is_stopped);
    json.key("seconds");
    json.number(summary.seconds);
    write_inputs(json, summary);
    write_documents(json, summary);
    write_learned(json, summary);
    number(json, "groups", summary.groups);
    write_damaged(json, summary);
    write_removals(json, summary);
    write_examples(json, summary);
    json.end_object();
  };
  append_json(JsonLayout::object, kExpectedBytes, fill, out);
  return out + '\n';
}

std::string summary_as_text(const RunSummary& summary) {
  char numbers[512];
  std::snprintf(
      numbers, sizeof numbers,
      "%llu documents of %llu inputs in %.1f s: %llu clean, %llu empty, %llu failed, %llu unchanged; "
      "%.1f MB in, %.1f MB out",
      static_cast<unsigned long long>(summary.documents() + summary.unchanged),
      static_cast<unsigned long long>(summary.inputs_read), summary.seconds,
      static_cast<unsigned long long>(count_of(summary, Outcome::clean)),
      static_cast<unsigned long long>(count_of(summary, Outcome::empty)),
      static_cast<unsigned long long>(summary.failed()), static_cast<unsigned long long>(summary.unchanged),
      static_cast<double>(summary.bytes_in) / 1e6, static_cast<double>(summary.bytes_out) / 1e6);
  std::string out = numbers;
  if (summary.inputs_as_they_were > 0)
    out += "; " + std::to_string(summary.inputs_as_they_were) + " inputs are as they were";
  if (summary.inputs_left() > 0)
    out += "; " + std::to_string(summary.inputs_left()) + " inputs are left to the next run";
  if (summary.inputs_unreachable > 0)
    out += "; " + std::to_string(summary.inputs_unreachable) + " inputs cannot be reached";
  if (summary.inputs_removed > 0)
    out += "; " + std::to_string(summary.inputs_removed) + " inputs are gone, their output is " +
           (summary.is_pruned ? "removed" : "kept (--prune removes it)");
  if (summary.gone > 0) out += "; " + std::to_string(summary.gone) + " documents are gone from their inputs";
  if (summary.has_learned)
    out +=
        "; learned: " + std::to_string(summary.learned_blocks) + " blocks of " +
        std::to_string(summary.learned_sites) + " sites, " + std::to_string(summary.new_learned_blocks) +
        " of them new" +
        (summary.forgotten_blocks > 0 ? ", " + std::to_string(summary.forgotten_blocks) + " forgotten" : "");
  return out;
}

}  // namespace kehraus
