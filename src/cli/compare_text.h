// Comparisons for a reader at a terminal. Nothing that comes from a document can act on it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report/changes.h"
#include "report/comparison.h"
#include "report/tally.h"

namespace kehraus {

struct CompareStyle {
  std::size_t columns = 100;
  bool has_colour = false;
  bool is_side_by_side = false;
};

// Appends the raw document with what was removed struck through, or in [- -] without colours, each time with
// its category and rule; side by side with the clean one, if the style says so. A blank line ends it.
void append_comparison(const Comparison& comparison, std::string_view name, const CompareStyle& style,
                       std::string& out);

// What was removed of how much, by category and by rule.
std::string summary_of(const Tally& tally);

// What changed in one document.
struct ChangedDocument {
  std::string id;
  std::vector<Change> changes;
};

// All changes, grouped by rule, with counts each way.
std::string text_of(const std::vector<ChangedDocument>& documents, std::size_t of_documents,
                    std::size_t columns);

std::string json_of(const std::vector<ChangedDocument>& documents, std::size_t of_documents);
std::string json_of(const Tally& tally);

}  // namespace kehraus
