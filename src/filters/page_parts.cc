#include "filters/page_parts.h"

namespace kehraus {
namespace {

// For each element whether a block in it may still be marked.
std::vector<std::uint8_t> have_open_blocks(const Sheet& sheet) {
  const std::vector<PageElement>& elements = sheet.document().elements;
  std::vector<std::uint8_t> has_open(elements.size());
  for (std::size_t i = 0; i < sheet.size(); ++i)
    if (sheet.is_open(i)) has_open[sheet.block(i).element] = true;
  for (std::size_t e = elements.size(); e-- > 1;)
    if (has_open[e]) has_open[elements[e].parent] = true;
  return has_open;
}

}  // namespace

void mark_parts(Sheet& sheet, const JudgeOfPart& judge) {
  const std::vector<PageElement>& elements = sheet.document().elements;
  if (elements.empty()) return;
  const std::vector<std::uint8_t> has_open = have_open_blocks(sheet);
  const std::vector<std::uint64_t>& chars = sheet.part_chars();
  std::vector<PartVerdict> verdicts(1);                    // behind one that is none
  std::vector<std::uint32_t> verdict_of(elements.size());  // places in `verdicts`; 0 for none
  for (std::uint32_t e = 0; e < elements.size(); ++e) {
    if (!has_open[e]) continue;
    verdict_of[e] = e > 0 ? verdict_of[elements[e].parent] : 0;
    if (verdict_of[e] != 0 || (chars[e] != 0 && chars[e] * 2 > chars[0])) continue;
    if (const auto verdict = judge(e)) {
      verdict_of[e] = static_cast<std::uint32_t>(verdicts.size());
      verdicts.push_back(*verdict);
    }
  }
  if (verdicts.size() == 1) return;
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    const PartVerdict& verdict = verdicts[verdict_of[sheet.block(i).element]];
    if (&verdict != &verdicts[0] && sheet.is_open(i) && (verdict.overrules_choice || !sheet.is_chosen(i)))
      sheet.mark(i, verdict.verdict, verdict.category, verdict.decider, false, verdict.pattern);
  }
}

std::optional<ElementHit> acting_rule(std::size_t element, const Sheet& sheet) {
  for (const ElementHit& hit : sheet.element_hits().of(element)) {
    const Rule& rule = sheet.rules().rules()[hit.rule];
    const bool is_unsure = rule.certainty == Certainty::unsure && !sheet.removes_unsure(rule.category);
    if (rule.status != Status::trial && !is_unsure) return hit;
  }
  return std::nullopt;
}

std::vector<bool> ruled_elements(const Sheet& sheet) {
  const std::vector<PageElement>& elements = sheet.document().elements;
  std::vector<bool> ruled(elements.size());
  for (std::size_t e = 0; e < ruled.size(); ++e)
    ruled[e] = (e > 0 && ruled[elements[e].parent]) || acting_rule(e, sheet);
  return ruled;
}

}  // namespace kehraus
