#include "report/changes.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "text/joined.h"

namespace kehraus {
namespace {

constexpr std::array<std::string_view, 5> kNames = {"removed now", "kept now", "by another rule", "metadata",
                                                    "other"};

using Removals = std::map<std::pair<std::size_t, std::size_t>, const Piece*>;

Removals removals_of(const Comparison& comparison) {
  Removals removals;
  for (const Piece& piece : comparison.pieces)
    if (!piece.is_kept) removals.emplace(std::pair(piece.span.start, piece.span.end), &piece);
  return removals;
}

Change change_of(ChangeKind kind, const Piece& piece) {
  Change change;
  change.kind = kind;
  change.span = piece.span;
  change.text = piece.text;
  change.category = piece.category;
  change.rule = piece.rule;
  return change;
}

void add_removals(const Comparison& before, const Comparison& after, std::vector<Change>& changes) {
  const Removals old_ones = removals_of(before), new_ones = removals_of(after);
  for (const auto& [place, piece] : new_ones) {
    const auto old_one = old_ones.find(place);
    if (old_one == old_ones.end()) {
      changes.push_back(change_of(ChangeKind::removed_now, *piece));
    } else if (old_one->second->rule != piece->rule || old_one->second->category != piece->category) {
      changes.push_back(change_of(ChangeKind::by_other, *piece));
      changes.back().old_rule = old_one->second->rule;
    }
  }
  for (const auto& [place, piece] : old_ones)
    if (!new_ones.contains(place)) changes.push_back(change_of(ChangeKind::kept_now, *piece));
  std::stable_sort(changes.begin(), changes.end(),
                   [](const Change& a, const Change& b) { return a.span.start < b.span.start; });
}

void add_value(ChangeKind kind, std::string_view key, std::string_view before, std::string_view after,
               std::vector<Change>& changes) {
  if (before == after) return;
  Change& change = changes.emplace_back();
  change.kind = kind;
  change.key = key;
  change.before = before;
  change.after = after;
}

}  // namespace

std::string_view name_of(ChangeKind kind) noexcept { return kNames[static_cast<std::size_t>(kind)]; }

std::vector<Change> changes_between(const Comparison& before, const Comparison& after) {
  std::vector<Change> changes;
  add_removals(before, after, changes);
  std::set<std::string_view> keys;
  for (const Field& field : before.metadata) keys.insert(field.key);
  for (const Field& field : after.metadata) keys.insert(field.key);
  for (const std::string_view key : keys)
    add_value(ChangeKind::metadata, key, before.field(key), after.field(key), changes);
  add_value(ChangeKind::other, "outcome", name_of(before.outcome), name_of(after.outcome), changes);
  add_value(ChangeKind::other, "error", before.error, after.error, changes);
  add_value(ChangeKind::other, "warnings", joined(before.warnings, "; "), joined(after.warnings, "; "),
            changes);
  return changes;
}

}  // namespace kehraus
