// Marks what stands in elements that rules know, by their name, class, id or attributes.
#include "filters/filters.h"
#include "filters/page_parts.h"

namespace kehraus {
namespace {

Verdict verdict_of(const Rule& rule) noexcept {
  return rule.certainty == Certainty::unsure ? Verdict::unsure : Verdict::drop;
}

// What readers wrote reads like the article, and is none: but in a forum.
bool overrules_choice(const Sheet& sheet, const Rule& rule) {
  return rule.category == Category::comments && sheet.document().metadata.page_type != "forum";
}

}  // namespace

void apply_element_rules(Sheet& sheet) {
  mark_parts(sheet, [&](std::uint32_t element) -> std::optional<PartVerdict> {
    const auto hit = acting_rule(element, sheet);
    if (!hit) return std::nullopt;
    const Rule& rule = sheet.rules().rules()[hit->rule];
    return PartVerdict{rule.category, verdict_of(rule), rule.id, hit->entry, overrules_choice(sheet, rule)};
  });
}

}  // namespace kehraus
