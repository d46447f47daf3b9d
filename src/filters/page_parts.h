// Parts of a page, each the blocks in one element: how much of the page's text is in them, and marking them.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "filters/sheet.h"

namespace kehraus {

// What is said of an element and all that is in it.
struct PartVerdict {
  Category category = Category::other;
  Verdict verdict = Verdict::drop;
  std::string_view decider;  // as Mark has it
  std::string_view pattern;
};

// Marks the blocks in every element for which `judge` gives a verdict, each by the outermost such element.
// Elements with more than half of the page's running text are not asked about: whatever they are called, the
// page is in them. `judge` is asked once for an element in which blocks are open, outer ones first.
//   time  linear in elements and blocks
void mark_parts(Sheet& sheet, const std::function<std::optional<PartVerdict>(const PageElement&)>& judge);

}  // namespace kehraus
