// What differs between two cleanings of one document: two rule sets, or two versions.
#pragma once

#include <string>
#include <vector>

#include "report/comparison.h"

namespace kehraus {

enum class ChangeKind {
  removed_now,  // by the new one only
  kept_now,     // by the old one only
  by_other,     // by both, each naming another rule or category
  metadata,     // a field's value
  other,        // the outcome, or a warning
};

// "removed now", "kept now", "by another rule", "metadata" or "other".
std::string_view name_of(ChangeKind kind) noexcept;

struct Change {
  ChangeKind kind = ChangeKind::removed_now;
  Span span;                            // of a removal, in bytes of the input
  std::string text;                     // of a removal
  Category category = Category::other;  // as the new one has it, else the old one
  std::string rule;           // whose doing it is: the new one's, or the old one's that no longer acts
  std::string old_rule;       // where both remove it
  std::string key;            // of metadata; `outcome` or `warnings`
  std::string before, after;  // its values; empty for none
};

// In the order of the document, metadata last. Empty where both agree; scores may differ.
std::vector<Change> changes_between(const Comparison& before, const Comparison& after);

}  // namespace kehraus
