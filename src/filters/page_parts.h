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
  bool overrules_choice = false;  // goes even where the score chose it for the body
};

// What is to be said of the element of that number; nothing of most.
using JudgeOfPart = std::function<std::optional<PartVerdict>(std::uint32_t element)>;

// Marks the blocks in every element for which `judge` gives a verdict, each by the outermost such element.
// Elements with more than half of the page's running text are not asked about: whatever they are called, the
// page is in them. `judge` is asked once for an element in which blocks are open, outer ones first.
//   time  linear in elements and blocks
void mark_parts(Sheet& sheet, const JudgeOfPart& judge);

// The first rule that knows the element of that number and is one to act; nothing if there is none.
std::optional<ElementHit> acting_rule(std::size_t element, const Sheet& sheet);

// For each element of a page, whether such a rule knows it, or one around it, as no part of the body.
std::vector<bool> ruled_elements(const Sheet& sheet);

}  // namespace kehraus
