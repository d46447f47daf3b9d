// Marks what stands in elements that rules know by their name, class or id.
#include "filters/filters.h"
#include "filters/page_parts.h"

namespace kehraus {
namespace {

Verdict verdict_of(const Rule& rule) noexcept {
  return rule.certainty == Certainty::unsure ? Verdict::unsure : Verdict::drop;
}

}  // namespace

void apply_element_rules(Sheet& sheet) {
  const std::vector<Rule>& rules = sheet.rules().rules();
  std::vector<ElementIndex::Hit> hits;
  mark_parts(sheet, [&](const PageElement& element) -> std::optional<PartVerdict> {
    sheet.rules().elements().find(element.name, element.classes, element.id, hits);
    for (const ElementIndex::Hit& hit : hits) {
      const Rule& rule = rules[hit.rule];
      const bool is_unsure = rule.certainty == Certainty::unsure && !sheet.removes_unsure(rule.category);
      if (rule.status == Status::trial || is_unsure) continue;
      return PartVerdict{rule.category, verdict_of(rule), rule.id, hit.entry};
    }
    return std::nullopt;
  });
}

}  // namespace kehraus
