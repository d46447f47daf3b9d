// Rubrics above the title: `Politik`, `Wirtschaft`. One to three words, no punctuation, and a longer line
// below that is the title. They become the document's categories.
#include "filters/capture.h"
#include "filters/filters.h"
#include "filters/title.h"

namespace kehraus {
namespace {

constexpr std::string_view kName = "filter/mark_section_labels";
constexpr std::uint32_t kMaxLabelWords = 3;
constexpr std::uint32_t kMinTitleWords = 4;

bool is_label(const Sheet& sheet, std::size_t i) {
  const Measures& m = sheet.measures(i);
  return m.words <= kMaxLabelWords && !m.ends_sentence && m.digits == 0 && m.chars <= 40;
}

}  // namespace

void mark_section_labels(Sheet& sheet) {
  const auto candidates = title_candidates(sheet);
  if (candidates.size() < 2) return;
  std::size_t labels = 0;
  while (labels < candidates.size() && is_label(sheet, candidates[labels])) ++labels;
  // The line below must be a title for sure: longer, and the only one left.
  if (labels == 0 || labels + 1 != candidates.size()) return;
  if (sheet.measures(candidates[labels]).words < kMinTitleWords) return;
  for (std::size_t k = 0; k < labels; ++k) {
    const std::size_t i = candidates[k];
    if (sheet.drop(i, Category::section_label, kName)) file_block(sheet, CaptureKey::categories, {i, kName});
  }
}

}  // namespace kehraus
