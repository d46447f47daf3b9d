// The filters in their order: the one place where it is written down.
#pragma once

#include <span>
#include <string_view>

#include "filters/sheet.h"

namespace kehraus {

struct Filter {
  std::string_view name;     // marks made by it have the decider `filter/<name>`
  std::string_view summary;  // one line
  void (*run)(Sheet&);
  // It tells boilerplate by the shapes of lines in a row. A page says more of itself: where its body was
  // chosen by that, the filter is not asked.
  bool is_for_lines = false;
};

// In the order in which they run.
std::span<const Filter> pipeline() noexcept;

// Those that judge a page's blocks by its elements, in the order in which they run: once, before all others,
// since what they judge by does not change.
std::span<const Filter> page_pipeline() noexcept;

// Runs the page's pipeline. Before judge(), for a page only.
void judge_page(Sheet& sheet);

// Runs the pipeline in rounds until a round changes nothing. May be called again after the sheet's language
// changed.
void judge(Sheet& sheet);

}  // namespace kehraus
