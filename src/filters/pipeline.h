// The filters in their order: the one place where it is written down.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "filters/sheet.h"

namespace kehraus {

struct Filter {
  std::string_view name;     // marks made by it have the decider `filter/<name>`
  std::string_view summary;  // one line
  void (*run)(Sheet&);
};

// In the order in which they run.
std::span<const Filter> pipeline() noexcept;

// Runs the pipeline over the document in rounds until a round changes nothing.
//   out  for each block of the document what is left of its text; empty where it is gone
std::vector<Span> judge(Document& document, const RuleSet& rules, const Leaning& leaning);

}  // namespace kehraus
