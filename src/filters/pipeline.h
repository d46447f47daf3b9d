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
};

// In the order in which they run.
std::span<const Filter> pipeline() noexcept;

// Runs the pipeline in rounds until a round changes nothing. May be called again after the sheet's language
// changed.
void judge(Sheet& sheet);

}  // namespace kehraus
