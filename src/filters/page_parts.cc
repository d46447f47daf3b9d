#include "filters/page_parts.h"

namespace kehraus {
namespace {

// A block with fewer words outside links is none of running text.
constexpr std::uint32_t kMinTextWords = 8;
constexpr std::uint32_t kMaxLinkShareInverse = 3;  // and one in which more than a third is links

// For each element the characters of running text in it.
std::vector<std::uint64_t> text_chars(const Sheet& sheet) {
  const std::vector<PageElement>& elements = sheet.document().elements;
  std::vector<std::uint64_t> chars(elements.size());
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    const Block& block = sheet.block(i);
    const Measures& m = block.measures;
    if (m.words >= kMinTextWords && block.link_chars * kMaxLinkShareInverse <= m.chars)
      chars[block.element] += m.chars;
  }
  for (std::size_t e = elements.size(); e-- > 1;) chars[elements[e].parent] += chars[e];
  return chars;
}

}  // namespace

void mark_parts(Sheet& sheet, const std::function<std::optional<PartVerdict>(const PageElement&)>& judge) {
  const std::vector<PageElement>& elements = sheet.document().elements;
  if (elements.empty()) return;
  const std::vector<std::uint64_t> chars = text_chars(sheet);
  std::vector<std::optional<PartVerdict>> verdicts(elements.size());
  for (std::size_t e = 0; e < elements.size(); ++e) {
    if (e > 0 && verdicts[elements[e].parent])
      verdicts[e] = verdicts[elements[e].parent];
    else if (chars[e] == 0 || chars[e] * 2 <= chars[0])
      verdicts[e] = judge(elements[e]);
  }
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    const auto& verdict = verdicts[sheet.block(i).element];
    if (verdict && sheet.is_open(i))
      sheet.mark(i, verdict->verdict, verdict->category, verdict->decider, false, verdict->pattern);
  }
}

}  // namespace kehraus
