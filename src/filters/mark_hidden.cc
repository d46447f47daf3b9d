// What the page hides, by `hidden`, `aria-hidden` or an inline style. What only a style sheet hides is not
// known.
#include "filters/filters.h"
#include "filters/page_parts.h"

namespace kehraus {

void mark_hidden(Sheet& sheet) {
  const std::vector<PageElement>& elements = sheet.document().elements;
  mark_parts(sheet, [&](std::uint32_t element) {
    return elements[element].is_hidden
               ? std::optional(PartVerdict{Category::other, Verdict::drop, "filter/mark_hidden", {}})
               : std::nullopt;
  });
}

}  // namespace kehraus
