// Blocks that repeat on many documents of the same site, as was learned from these. The score is in how many
// they stood.
#include "filters/filters.h"
#include "learn/learned_blocks.h"

namespace kehraus {

void apply_learned(Sheet& sheet) {
  const LearnedSite* const site = sheet.learned();
  if (!site) return;
  std::string key;
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    if (!sheet.is_open(i)) continue;
    const LearnedBlock* const block = site->find(sheet.text(i), key);
    if (block)
      sheet.drop_by_score(i, Verdict::drop, Category::other, true, site->rule(),
                          static_cast<float>(block->count), {});
  }
}

}  // namespace kehraus
