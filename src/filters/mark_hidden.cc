// What the page hides, by `hidden`, `aria-hidden` or an inline style. What only a style sheet hides is not
// known.
#include "filters/filters.h"
#include "filters/page_parts.h"

namespace kehraus {

void mark_hidden(Sheet& sheet) {
  mark_parts(sheet, [](const PageElement& element) {
    return element.is_hidden
               ? std::optional(PartVerdict{Category::other, Verdict::drop, "filter/mark_hidden", {}})
               : std::nullopt;
  });
}

}  // namespace kehraus
