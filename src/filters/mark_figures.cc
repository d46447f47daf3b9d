// The captions of figures: filed, taken out of the body. Captions of tables stay, as their tables do.
#include "filters/filters.h"

namespace kehraus {
namespace {

constexpr std::string_view kName = "filter/mark_figures";

}  // namespace

void mark_figures(Sheet& sheet) {
  Document& document = sheet.document();
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    const Block& block = sheet.block(i);
    if (block.kind != BlockKind::caption || document.elements[block.element].name == "caption") continue;
    if (!sheet.is_open(i) || !sheet.mark(i, Verdict::drop, Category::caption, kName, false)) continue;
    document.metadata.captions.emplace_back(block.text);
    document.note_filed("captions", block, kName, block.text, block.text, Doubt::none);
  }
}

}  // namespace kehraus
