#include "report/html_report.h"

#include <algorithm>
#include <filesystem>
#include <numeric>
#include <stdexcept>

#include "document/error.h"
#include "report/assets.h"
#include "report/chart.h"
#include "report/document_section.h"
#include "report/markup.h"
#include "stream/output.h"
#include "write/numbers.h"

namespace kehraus {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostBars = 20;  // of sites, languages and rules in the pictures

std::string class_of(Category category) { return "c" + std::to_string(static_cast<int>(category)); }

std::string plural(std::size_t count, std::string_view one, std::string_view many) {
  return grouped(count) + " " + std::string(count == 1 ? one : many);
}

std::string detail_of(const Taken& taken, std::size_t whole) {
  const double share = whole == 0 ? 0 : static_cast<double>(taken.bytes) / static_cast<double>(whole);
  return percent(share) + ", " + plural(taken.places, "place", "places") + " in " +
         plural(taken.documents, "document", "documents");
}

// The entries of a map, those first for which `value` is most.
template <typename Map, typename Value>
std::vector<typename Map::const_iterator> by_most(const Map& map, Value value) {
  std::vector<typename Map::const_iterator> entries;
  for (auto at = map.begin(); at != map.end(); ++at) entries.push_back(at);
  std::stable_sort(entries.begin(), entries.end(),
                   [&](auto a, auto b) { return value(a->second) > value(b->second); });
  return entries;
}

std::size_t bytes_of(const Tally& tally) { return tally.all.kept_bytes + tally.all.removed_bytes; }

std::vector<Bar> category_bars(const Tally& tally) {
  std::vector<Bar> bars;
  for (const auto& entry : by_most(tally.categories, [](const Taken& taken) { return taken.bytes; }))
    bars.push_back({std::string(name_of(entry->first)), static_cast<double>(entry->second.bytes),
                    detail_of(entry->second, bytes_of(tally)), class_of(entry->first)});
  return bars;
}

std::vector<Bar> warning_bars(const Tally& tally) {
  std::vector<Bar> bars;
  for (const auto& [warning, count] : tally.warnings)
    bars.push_back(
        {escaped(warning), static_cast<double>(count), plural(count, "document", "documents"), "all"});
  return bars;
}

std::string group_bars(std::string_view head, const std::map<std::string, DocumentGroup>& groups) {
  std::vector<Bar> bars;
  for (const auto& entry : by_most(groups, [](const DocumentGroup& group) { return group.documents; })) {
    if (bars.size() == kMostBars) break;
    const DocumentGroup& group = entry->second;
    bars.push_back(
        {entry->first.empty() ? "<i>unknown</i>" : escaped(entry->first), group.removed_share(),
         percent(group.removed_share()) + " of " + plural(group.documents, "document", "documents"), "all"});
  }
  return bar_table(head, "removed", bars);
}

void write_file(const std::string& path, const std::string& content) {
  Output output = Output::to_file(path);
  output.write(content);
  if (output.finish() != Output::State::open) throw std::runtime_error(output.failure());
}

std::string cell(std::string_view markup, std::string_view sort_value = {}) {
  std::string out = "<td";
  if (!sort_value.empty()) out += " data-v=\"" + std::string(sort_value) + "\"";
  return out + ">" + std::string(markup) + "</td>";
}

std::string numbers_in(const std::vector<std::size_t>& numbers) {
  std::string out;
  for (const std::size_t number : numbers) out += (out.empty() ? "" : " ") + std::to_string(number);
  return out;
}

}  // namespace

HtmlReport::HtmlReport(std::string path, std::string heading, const ReportLimits& limits)
    : path_(std::move(path)), heading_(std::move(heading)), limits_(limits) {}

void HtmlReport::add(const Comparison& after, const std::vector<Change>& changes) {
  if (held_ == limits_.documents_of_a_file) {
    held_files_.push_back(std::move(documents_));
    documents_.clear();
    held_ = 0;
  }
  if (rows_.size() >= limits_.max_documents) write_documents();
  append_document_section(after, changes, rows_.size(), limits_.max_shown_bytes, documents_);
  ++held_;
  tally_.add(after);
  for (const Change& change : changes)
    if (change.kind <= ChangeKind::by_other)
      ++changed_rules_[change.rule][static_cast<std::size_t>(change.kind)];
  add_row(after, changes.size());
}

void HtmlReport::add_row(const Comparison& comparison, std::size_t changes) {
  Row& row = rows_.emplace_back();
  row.id = comparison.id;
  row.title = comparison.field("title");
  row.site = comparison.field("site");
  row.language = comparison.field("language");
  row.outcome = name_of(comparison.outcome);
  for (const std::string& warning : comparison.warnings)
    row.warnings += (row.warnings.empty() ? "" : " ") + warning;
  row.kept = comparison.kept_bytes();
  row.removed = comparison.removed_bytes();
  row.share = comparison.removed_share();
  row.f1 = comparison.f1;
  row.changes = changes;
  for (std::size_t i = 0; i < comparison.pieces.size(); ++i) {
    const Piece& piece = comparison.pieces[i];
    if (piece.is_kept) continue;
    RulePlaces& rule = rules_.try_emplace(piece.rule, RulePlaces{rules_.size(), {}}).first->second;
    if (rule.places.size() < limits_.places_of_a_rule) {
      const std::string_view text = piece.text;
      std::size_t end = std::min<std::size_t>(text.size(), 80);
      while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
      rule.places.push_back(
          {rows_.size() - 1, i, std::string(text.substr(0, end)) + (end < text.size() ? "…" : "")});
    }
    ++row.places;
    row.rules.push_back(rule.number);
    row.categories.push_back(static_cast<std::size_t>(piece.category));
  }
  for (std::vector<std::size_t>* numbers : {&row.rules, &row.categories}) {
    std::sort(numbers->begin(), numbers->end());
    numbers->erase(std::unique(numbers->begin(), numbers->end()), numbers->end());
  }
}

std::string HtmlReport::documents_path(std::size_t file) const {
  fs::path folder = fs::path(path_).replace_extension();
  folder += "-documents";
  std::string name = std::to_string(file + 1);
  name.insert(0, name.size() < 4 ? 4 - name.size() : 0, '0');
  return (folder / (name + ".html")).string();
}

// Files that are complete: from here on the overview has none of the documents.
void HtmlReport::write_documents() {
  for (const std::string& documents : held_files_) {
    const std::string path = documents_path(files_);
    std::error_code failure;
    fs::create_directories(fs::path(path).parent_path(), failure);
    if (failure)
      throw Error(fs::path(path).parent_path().string() + ": cannot be made: " + failure.message());
    const std::string back = "../" + fs::path(path_).filename().string();
    const std::string title = heading_ + ", documents " + std::to_string(files_ + 1);
    write_file(path, page(title, "<p><a href=\"" + escaped(back) +
                                     "\">overview</a></p>\n<h2>Documents</h2>\n" + documents));
    ++files_;
  }
  held_files_.clear();
}

void HtmlReport::finish() {
  held_files_.push_back(std::move(documents_));
  if (rows_.size() > limits_.max_documents) write_documents();
  std::string body = overview();
  if (!held_files_.empty()) body += "<h2>Documents</h2>\n<div id=\"texts\">\n";
  for (const std::string& documents : held_files_) body += documents;
  if (!held_files_.empty()) body += "</div>\n";
  write_file(path_, page(heading_, body));
}

std::string HtmlReport::address_of(std::size_t document) const {
  const std::string place = "#d" + std::to_string(document);
  if (rows_.size() <= limits_.max_documents) return place;
  const fs::path file = documents_path(document / limits_.documents_of_a_file);
  return escaped((file.parent_path().filename() / file.filename()).string()) + place;
}

std::string HtmlReport::page(const std::string& title, const std::string& body) const {
  std::string out = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n";
  out += "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '" +
         std::string(kReportStyleHash) + "'; script-src '" + std::string(kReportScriptHash) +
         "'; base-uri 'none'; form-action 'none'\">\n";
  out +=
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"referrer\" "
      "content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n";
  out += "<title>" + escaped(title) + "</title>\n<style>" + std::string(kReportStyle) +
         "</style>\n</head>\n<body>\n";
  out += "<main>\n<h1>" + escaped(title) + "</h1>\n" + body + "</main>\n";
  out += "<script>" + std::string(kReportScript) + "</script>\n</body>\n</html>\n";
  return out;
}

std::string HtmlReport::overview() const { return figures() + table() + rule_list(); }

std::string HtmlReport::figures() const {
  return lead() + changes_by_rule() + "<h2>What was removed</h2>\n" + what_was_removed();
}

std::string HtmlReport::lead() const {
  std::string out = "<p class=\"lead\">" + plural(tally_.all.documents, "document", "documents") + ": " +
                    grouped(tally_.outcomes[0]) + " clean, " + grouped(tally_.outcomes[1]) + " empty, " +
                    grouped(tally_.outcomes[2]) + " failed. Of " + grouped(bytes_of(tally_)) +
                    " bytes of text " + percent(tally_.all.removed_share()) + " were removed.";
  if (!tally_.f1s.empty()) {
    const double mean =
        std::accumulate(tally_.f1s.begin(), tally_.f1s.end(), 0.0) / static_cast<double>(tally_.f1s.size());
    out += " Against " + plural(tally_.f1s.size(), "truth", "truths") + " the F1 of the words is " +
           percent(mean) +
           " in the mean: underlined is what the truth lacks, framed what it has and was removed.";
  }
  return out + "</p>\n";
}

std::string HtmlReport::changes_by_rule() const {
  if (changed_rules_.empty()) return {};
  std::string out =
      "<h2>Changes by rule</h2>\n<table class=\"changes\"><thead><tr><th scope=\"col\">rule</th><th "
      "scope=\"col\">removed now</th><th scope=\"col\">kept now</th><th scope=\"col\">by another "
      "rule</th></tr></thead><tbody>\n";
  for (const auto& [rule, counts] : changed_rules_) {
    out += "<tr><th scope=\"row\">" + escaped(rule) + "</th>";
    for (const std::size_t count : counts) out += cell(grouped(count));
    out += "</tr>\n";
  }
  return out + "</tbody></table>\n";
}

std::string HtmlReport::what_was_removed() const {
  const std::vector<Bar> categories = category_bars(tally_);
  std::vector<Bar> whole_text = categories;
  whole_text.push_back(
      {"kept", static_cast<double>(tally_.all.kept_bytes), percent(1 - tally_.all.removed_share()), "kept"});
  std::string out = stacked_bar(whole_text) + "<div class=\"figures\">\n";
  const auto section = [&](const char* heading, const std::string& content) {
    out.append("<section><h3>").append(heading).append("</h3>\n").append(content).append("</section>\n");
  };
  section("By category", bar_table("category", "of all text", categories));
  section("By rule, those that took most", rule_table());
  section("Share removed of each document", share_histogram(tally_.shares));
  section("By site", group_bars("site", tally_.sites));
  section("By language", group_bars("language", tally_.languages));
  if (!tally_.warnings.empty()) section("Warnings", bar_table("warning", "documents", warning_bars(tally_)));
  return out + "</div>\n";
}

std::string HtmlReport::rule_table() const {
  std::vector<Bar> bars;
  for (const auto& entry : by_most(tally_.rules, [](const Taken& taken) { return taken.bytes; })) {
    if (bars.size() == kMostBars) break;
    const auto& taken = entry->second;
    const std::string label = "<a href=\"#r" + std::to_string(rules_.at(entry->first).number) + "\">" +
                              escaped(entry->first) + "</a>";
    bars.push_back({label, static_cast<double>(taken.bytes), detail_of(taken, bytes_of(tally_)),
                    class_of(taken.category)});
  }
  return bar_table("rule", "of all text", bars);
}

std::string HtmlReport::table() const {
  const bool has_truth = !tally_.f1s.empty(), has_changes = !changed_rules_.empty();
  std::string out =
      "<h2 id=\"documents\">Table of documents</h2>\n<div id=\"tools\"></div>\n<div class=\"scroll\" "
      "tabindex=\"0\" role=\"region\" aria-labelledby=\"documents\"><table id=\"table\"><thead><tr>";
  for (const std::string_view head :
       {"document", "title", "site", "language", "outcome", "kept", "removed", "share", "places"})
    out += "<th scope=\"col\">" + std::string(head) + "</th>";
  if (has_truth) out += "<th scope=\"col\">F1</th>";
  if (has_changes) out += "<th scope=\"col\">changes</th>";
  out += "<th scope=\"col\">warnings</th></tr></thead><tbody>\n";
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const Row& row = rows_[i];
    out += "<tr data-d=\"" + std::to_string(i) + "\" data-r=\"" + numbers_in(row.rules) + "\" data-c=\"" +
           numbers_in(row.categories) + "\"><th scope=\"row\"><a href=\"" + address_of(i) + "\">" +
           escaped(row.id.empty() ? "(no id)" : row.id) + "</a></th>" + cell(escaped(row.title)) +
           cell(escaped(row.site)) + cell(escaped(row.language)) + cell(row.outcome) +
           cell(grouped(row.kept), std::to_string(row.kept)) +
           cell(grouped(row.removed), std::to_string(row.removed)) +
           cell(percent(row.share), std::to_string(row.share)) +
           cell(std::to_string(row.places), std::to_string(row.places));
    if (has_truth) out += row.f1 ? cell(percent(*row.f1), std::to_string(*row.f1)) : cell("");
    if (has_changes) out += cell(std::to_string(row.changes), std::to_string(row.changes));
    out += cell(escaped(row.warnings)) + "</tr>\n";
  }
  return out + "</tbody></table></div>\n";
}

std::string HtmlReport::rule_list() const {
  std::string out = "<ul id=\"categories\" hidden>";
  for (const auto& [category, taken] : tally_.categories)
    out += "<li data-n=\"" + std::to_string(static_cast<int>(category)) + "\">" +
           std::string(name_of(category)) + "</li>";
  out += "</ul>\n<h2>What each rule took</h2>\n<div id=\"rules\">\n";
  for (const auto& [rule, places] : rules_) {
    const auto taken = tally_.rules.find(rule);
    const std::size_t count = taken == tally_.rules.end() ? places.places.size() : taken->second.places;
    out += "<details class=\"rule\" id=\"r" + std::to_string(places.number) + "\"><summary>" + escaped(rule) +
           " <span class=\"share\">" + plural(count, "place", "places") + "</span></summary><ol>\n";
    for (const Place& place : places.places)
      out += "<li><a href=\"" + address_of(place.document) + "p" + std::to_string(place.piece) + "\">" +
             escaped(place.text) + "</a> <span class=\"share\">" + escaped(rows_[place.document].id) +
             "</span></li>\n";
    out += "</ol>";
    if (count > places.places.size())
      out += "<p>and " + plural(count - places.places.size(), "place", "places") + " more</p>";
    out += "</details>\n";
  }
  return out + "</div>\n";
}

}  // namespace kehraus
