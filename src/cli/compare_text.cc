#include "cli/compare_text.h"

#include <algorithm>
#include <array>
#include <map>

#include "cli/columns.h"
#include "cli/styled_lines.h"
#include "write/json.h"
#include "write/numbers.h"
#include "write/visible.h"

namespace kehraus {
namespace {

constexpr std::string_view kBold = "\033[1m", kFaint = "\033[2m", kHeading = "\033[1m";
constexpr std::size_t kMargin = 2;

// Struck through, in a colour for each kind of residue.
std::string_view escape_of(const Piece& piece) {
  if (piece.is_title()) return "\033[1;32m";
  switch (piece.category) {
    case Category::advertisement:
    case Category::newsletter:
    case Category::paywall:
    case Category::donation: return "\033[9;33m";
    case Category::related_articles:
    case Category::navigation: return "\033[9;35m";
    case Category::dateline:
    case Category::byline:
    case Category::author_bio:
    case Category::date_line:
    case Category::caption:
    case Category::photo_credit: return "\033[9;36m";
    case Category::comments:
    case Category::comment_form:
    case Category::share_bar:
    case Category::rating: return "\033[9;34m";
    default: return "\033[9;31m";
  }
}

class ComparisonText {
 public:
  ComparisonText(const Comparison& comparison, const CompareStyle& style, std::string& out)
      : comparison_(comparison), style_(style), out_(out) {}

  void append(std::string_view name) {
    append_head(name);
    for (const Field& field : comparison_.metadata) append_field(field);
    out_ += '\n';
    const std::vector<Piece>& pieces = comparison_.pieces;
    for (std::size_t i = 0; i < pieces.size();) {
      std::size_t end = i + 1;
      while (end < pieces.size() && pieces[end].line == pieces[i].line) ++end;
      if (style_.is_side_by_side)
        append_beside(i, end);
      else
        append_lines(styled_lines(raw_runs(i, end), style_.columns - kMargin));
      i = end;
    }
    out_ += '\n';
  }

 private:
  std::string_view styled(std::string_view escape) const {
    return style_.has_colour ? escape : std::string_view();
  }

  void append_head(std::string_view name) {
    std::string head = visible(name) + ": " + std::string(name_of(comparison_.outcome));
    if (comparison_.outcome == Outcome::failed) {
      head += ", " + visible(comparison_.error);
    } else {
      const std::size_t removed = comparison_.removed_bytes(), all = removed + comparison_.kept_bytes();
      head += ", " + percent(comparison_.removed_share()) + " removed, " + grouped(removed) + " of " +
              grouped(all) + " bytes";
    }
    for (const std::string& warning : comparison_.warnings) head += ", " + visible(warning);
    if (comparison_.f1) head += ", F1 " + percent(*comparison_.f1);
    paint(kBold, head);
    out_ += '\n';
  }

  // `date_published  2025-10-14  ‹linked_data datePublished›`, the value shortened to fit.
  void append_field(const Field& field) {
    std::string label = field.key;
    label.resize(std::max<std::size_t>(label.size() + 2, 16), ' ');
    const std::string origin = field.origin.empty() ? "" : "  ‹" + visible(field.origin) + "›";
    const std::size_t taken = kMargin + label.size() + columns_of(origin) + 1;
    const std::string shown = visible(field.value);
    const std::string_view fitting = fit_columns(shown, style_.columns > taken ? style_.columns - taken : 1);
    const std::string value = std::string(fitting) + (fitting.size() < shown.size() ? "…" : "");
    out_.append(kMargin, ' ');
    paint(kFaint, label);
    out_ += value;
    paint(kFaint, origin);
    out_ += '\n';
  }

  void paint(std::string_view escape, std::string_view text) {
    if (style_.has_colour && !text.empty())
      out_.append(escape).append(text).append("\033[0m");
    else
      out_ += text;
  }

  void append_lines(const std::vector<StyledLine>& lines) {
    for (const StyledLine& line : lines) {
      out_.append(kMargin, ' ');
      out_ += line.text;
      out_ += '\n';
    }
  }

  std::vector<StyledRun> raw_runs(std::size_t begin, std::size_t end) const {
    std::vector<StyledRun> runs;
    for (std::size_t i = begin; i < end; ++i) {
      const Piece& piece = comparison_.pieces[i];
      if (i > begin) runs.push_back({" ", {}});
      std::string text = visible(piece.text);
      if (piece.is_kept) {
        runs.push_back({std::move(text), kept_escape(piece)});
        continue;
      }
      if (!style_.has_colour) text = "[-" + text + "-]";
      runs.push_back({std::move(text), styled(escape_of(piece))});
      runs.push_back({" " + decision_on(piece), styled(kFaint)});
    }
    return runs;
  }

  std::string_view kept_escape(const Piece& piece) const {
    return piece.kind == BlockKind::heading ? styled(kHeading) : std::string_view();
  }

  static std::string decision_on(const Piece& piece) {
    std::string words =
        "‹" + std::string(piece.is_title() ? "title" : name_of(piece.category)) + ", " + visible(piece.rule);
    if (piece.score) words += ", " + score_text(*piece.score);
    if (piece.misjudged == Misjudged::removed) words += ", the truth has it";
    return words + "›";
  }

  void append_beside(std::size_t begin, std::size_t end) {
    constexpr std::string_view kBetween = " │ ";
    const std::size_t width = (style_.columns - kMargin - 3) / 2;
    std::vector<StyledRun> clean;
    for (std::size_t i = begin; i < end; ++i) {
      const Piece& piece = comparison_.pieces[i];
      if (!piece.is_kept) continue;
      if (!clean.empty()) clean.push_back({" ", {}});
      clean.push_back({visible(piece.text), kept_escape(piece)});
    }
    const std::vector<StyledLine> left = styled_lines(raw_runs(begin, end), width),
                                  right = styled_lines(clean, width);
    for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
      const StyledLine none, &l = i < left.size() ? left[i] : none, &r = i < right.size() ? right[i] : none;
      out_.append(kMargin, ' ');
      out_ += l.text;
      out_.append(width - std::min(width, l.columns), ' ');
      out_ += r.columns > 0 ? std::string(kBetween) + r.text : " │";
      out_ += '\n';
    }
  }

  const Comparison& comparison_;
  const CompareStyle& style_;
  std::string& out_;
};

std::string taken_row_share(const Taken& taken, std::size_t whole) {
  return percent(whole == 0 ? 0 : static_cast<double>(taken.bytes) / static_cast<double>(whole));
}

std::vector<std::string> row_of(const Taken& taken, std::size_t whole, std::string name) {
  return {grouped(taken.bytes), taken_row_share(taken, whole), grouped(taken.places),
          grouped(taken.documents), std::move(name)};
}

template <typename Map, typename NameOf>
std::string table_of(const Map& map, std::string_view head, std::size_t whole, NameOf name_of_key) {
  std::vector<typename Map::const_pointer> entries;
  for (const auto& entry : map) entries.push_back(&entry);
  std::stable_sort(entries.begin(), entries.end(),
                   [](auto a, auto b) { return a->second.bytes > b->second.bytes; });
  std::vector<std::vector<std::string>> rows = {
      {"bytes", "of text", "places", "documents", std::string(head)}};
  for (const auto* entry : entries) rows.push_back(row_of(entry->second, whole, name_of_key(entry->first)));
  std::string out;
  for (const std::string& line : in_columns(rows, rows[0].size() - 1)) out += line;
  return out;
}

using Counts = std::array<std::size_t, 3>;  // removed now, kept now, by another rule

std::string counts_of(const Counts& counts) {
  std::string out;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    out += (out.empty() ? "" : ", ") + grouped(counts[i]) + " " +
           std::string(name_of(static_cast<ChangeKind>(i)));
  }
  return out;
}

void append_shortened(std::string line, std::size_t columns, std::string& out) {
  if (columns_of(line) > columns) line = std::string(fit_columns(line, columns - 1)) + "…";
  out += line + "\n";
}

void write_change(Json& json, const std::string& id, const Change& change) {
  json.start_object();
  json.member("id", id);
  json.member("change", name_of(change.kind));
  if (!change.key.empty()) {
    json.member("key", change.key);
    json.member("before", change.before);
    json.member("after", change.after);
  } else {
    json.members(change.span);
    json.member("category", name_of(change.category));
    json.member("rule", change.rule);
    if (!change.old_rule.empty()) json.member("old_rule", change.old_rule);
    json.member("text", change.text);
  }
  json.end_object();
}

void write_taken(Json& json, std::string_view key, std::string_view name, const Taken& taken) {
  json.start_object();
  json.member(key, name);
  json.key("bytes");
  json.number(taken.bytes);
  json.key("places");
  json.number(taken.places);
  json.key("documents");
  json.number(taken.documents);
  json.end_object();
}

}  // namespace

void append_comparison(const Comparison& comparison, std::string_view name, const CompareStyle& style,
                       std::string& out) {
  ComparisonText(comparison, style, out).append(name);
}

std::string summary_of(const Tally& tally) {
  const std::size_t whole = tally.all.kept_bytes + tally.all.removed_bytes;
  std::string out = grouped(tally.all.documents) + " documents: " + grouped(tally.outcomes[0]) + " clean, " +
                    grouped(tally.outcomes[1]) + " empty, " + grouped(tally.outcomes[2]) + " failed\n" +
                    percent(tally.all.removed_share()) + " removed, " + grouped(tally.all.removed_bytes) +
                    " of " + grouped(whole) + " bytes\n";
  for (const auto& [warning, count] : tally.warnings)
    out += "warning " + visible(warning) + ": " + grouped(count) + " documents\n";
  out += "\n" +
         table_of(tally.categories, "category", whole, [](Category c) { return std::string(name_of(c)); });
  out += "\n" + table_of(tally.rules, "rule", whole, [](const std::string& rule) { return visible(rule); });
  return out;
}

std::string text_of(const std::vector<ChangedDocument>& documents, std::size_t of_documents,
                    std::size_t columns) {
  std::map<std::string, std::pair<Counts, std::string>> rules;
  std::string fields;
  for (const ChangedDocument& document : documents) {
    for (const Change& change : document.changes) {
      const std::string id = visible(document.id);
      if (!change.key.empty()) {
        append_shortened("  " + id + ": " + visible(change.key) + ": " + visible(change.before) + " → " +
                             visible(change.after),
                         columns, fields);
        continue;
      }
      auto& [counts, lines] = rules[change.rule];
      ++counts[static_cast<std::size_t>(change.kind)];
      std::string line = "  " + id + ", bytes " + std::to_string(change.span.start) + " to " +
                         std::to_string(change.span.end) + ": " + std::string(name_of(change.kind));
      if (!change.old_rule.empty()) line += " (" + visible(change.old_rule) + ")";
      append_shortened(line + ": " + visible(change.text), columns, lines);
    }
  }
  std::string out = grouped(documents.size()) + " of " + grouped(of_documents) + " documents changed\n";
  for (const auto& [rule, found] : rules)
    out += "\n" + visible(rule) + ": " + counts_of(found.first) + "\n" + found.second;
  if (!fields.empty()) out += "\nmetadata and outcomes\n" + fields;
  return out;
}

std::string json_of(const std::vector<ChangedDocument>& documents, std::size_t of_documents) {
  std::string out;
  const auto fill = [&](Json& json) {
    json.start_object();
    json.key("documents");
    json.number(of_documents);
    json.key("changed");
    json.number(documents.size());
    json.key("changes");
    json.start_array();
    for (const ChangedDocument& document : documents)
      for (const Change& change : document.changes) write_change(json, document.id, change);
    json.end_array();
    json.end_object();
  };
  append_json(JsonLayout::object, 4096, fill, out);
  return out + "\n";
}

std::string json_of(const Tally& tally) {
  std::string out;
  const auto fill = [&](Json& json) {
    json.start_object();
    json.key("documents");
    json.number(tally.all.documents);
    for (const Outcome outcome : {Outcome::clean, Outcome::empty, Outcome::failed}) {
      json.key(name_of(outcome));
      json.number(tally.outcomes[static_cast<std::size_t>(outcome)]);
    }
    json.key("kept_bytes");
    json.number(tally.all.kept_bytes);
    json.key("removed_bytes");
    json.number(tally.all.removed_bytes);
    json.key("categories");
    json.start_array();
    for (const auto& [category, taken] : tally.categories)
      write_taken(json, "category", name_of(category), taken);
    json.end_array();
    json.key("rules");
    json.start_array();
    for (const auto& [rule, taken] : tally.rules) write_taken(json, "rule", rule, taken);
    json.end_array();
    json.end_object();
  };
  append_json(JsonLayout::object, 4096, fill, out);
  return out + "\n";
}

}  // namespace kehraus
