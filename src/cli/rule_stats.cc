#include "cli/rule_stats.h"

#include <algorithm>
#include <cstdio>
#include <set>

#include "cli/columns.h"
#include "text/hash.h"
#include "text/measures.h"
#include "write/json.h"
#include "write/visible.h"

namespace kehraus {
namespace {

using Entry = std::pair<std::string_view, const RuleTally*>;

// Those first that took most.
std::vector<Entry> by_words(const RuleStats& stats) {
  std::vector<Entry> entries;
  for (const auto& [id, tally] : stats.tallies()) entries.push_back({id, &tally});
  std::stable_sort(entries.begin(), entries.end(),
                   [](const Entry& a, const Entry& b) { return a.second->words > b.second->words; });
  return entries;
}

std::string share_of(std::size_t part, std::size_t whole) {
  char text[16];
  std::snprintf(text, sizeof text, "%.2f%%",
                whole > 0 ? 100 * static_cast<double>(part) / static_cast<double>(whole) : 0.0);
  return text;
}

std::vector<std::string> row_of(const Entry& entry, const RuleStats& stats) {
  const RuleTally& t = *entry.second;
  return {std::to_string(t.words),         share_of(t.words, stats.words()), std::to_string(t.removals),
          std::to_string(t.documents),     std::to_string(t.noted),          visible(entry.first),
          std::string(name_of(t.category))};
}

void append_sample(const RuleTally::Sample& sample, std::size_t columns, std::string& out) {
  const std::string line = "    " + visible(sample.document) + ": " + visible(sample.text);
  if (columns_of(line) <= columns)
    out += line;
  else
    out.append(fit_columns(line, columns - 1)).append("…");
  out += '\n';
}

}  // namespace

void RuleStats::add_sample(RuleTally& tally, std::string_view document, std::string_view text) const {
  const std::uint64_t order = hash_of(text);
  auto at = std::lower_bound(tally.samples.begin(), tally.samples.end(), order,
                             [](const RuleTally::Sample& s, std::uint64_t o) { return s.order < o; });
  if (at != tally.samples.end() && at->order == order) {
    // The same text again: the document that comes first by name, whichever was read first.
    if (document < at->document) at->document = document;
    return;
  }
  if (static_cast<std::size_t>(at - tally.samples.begin()) >= wanted_) return;
  tally.samples.insert(at, {order, std::string(document), std::string(text)});
  if (tally.samples.size() > wanted_) tally.samples.pop_back();
}

void RuleStats::add(const ResultView& result, std::string_view document) {
  const std::lock_guard lock(mutex_);
  ++documents_;
  for (const BodyBlockView& block : result.blocks) words_ += measure(block.text).words;
  std::set<std::string_view> seen;
  for (const RemovalView& removal : result.removed) {
    RuleTally& tally = tallies_[std::string(removal.rule)];
    const std::size_t words = measure(removal.text).words;
    tally.category = removal.category;
    tally.documents += seen.insert(removal.rule).second;
    ++tally.removals;
    tally.words += words;
    words_ += words;
    add_sample(tally, document, removal.text);
  }
  for (const BlockTrace& block : result.trace)
    for (const MarkTrace& mark : block.marks) {
      if (mark.decisive || mark.verdict == "keep" || mark.verdict == "title") continue;
      RuleTally& tally = tallies_[mark.decider];
      if (tally.removals == 0) tally.category = mark.category;
      ++tally.noted;
      if (tally.removals == 0) add_sample(tally, document, block.text);
    }
}

std::string stats_as_text(const RuleStats& stats, std::size_t columns) {
  constexpr std::size_t kNumbers = 5;
  std::vector<std::vector<std::string>> rows = {
      {"words", "share", "removals", "documents", "noted", "rule", "category"}};
  const auto entries = by_words(stats);
  for (const Entry& entry : entries) rows.push_back(row_of(entry, stats));
  const std::vector<std::string> lines = in_columns(rows, kNumbers);
  std::string out = std::to_string(stats.documents()) + " documents, " + std::to_string(stats.words()) +
                    " words\n" + lines[0];
  for (std::size_t r = 0; r < entries.size(); ++r) {
    out += lines[r + 1];
    for (const RuleTally::Sample& sample : entries[r].second->samples) append_sample(sample, columns, out);
  }
  return out;
}

std::string stats_as_json(const RuleStats& stats) {
  std::string out;
  const auto fill = [&](Json& json) {
    const auto number = [&](std::string_view name, std::size_t value) {
      json.key(name);
      json.number(value);
    };
    json.start_object();
    number("documents", stats.documents());
    number("words", stats.words());
    json.key("rules");
    json.start_array();
    for (const auto& [id, tally] : by_words(stats)) {
      json.start_object();
      json.member("id", id);
      json.member("category", name_of(tally->category));
      number("documents", tally->documents);
      number("removals", tally->removals);
      number("words", tally->words);
      number("noted", tally->noted);
      json.key("samples");
      json.start_array();
      for (const RuleTally::Sample& sample : tally->samples) {
        json.start_object();
        json.member("document", sample.document);
        json.member("text", sample.text);
        json.end_object();
      }
      json.end_array();
      json.end_object();
    }
    json.end_array();
    json.end_object();
  };
  append_json(JsonLayout::object, 1u << 16, fill, out);
  return out + "\n";
}

}  // namespace kehraus
