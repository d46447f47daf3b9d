// Blocks that are mostly links, and controls: a menu's items, teasers, buttons. A sentence with a long link
// in it stays, and so does a heading, which is judged by what stands below it.
#include "filters/filters.h"

namespace kehraus {
namespace {

constexpr std::string_view kName = "filter/mark_links";

// Share of a block's characters in links; above it a block is no text of its own. As Kohlschütter et al.,
// "Boilerplate Detection using Shallow Text Features" (2010), found: one in three already says boilerplate.
constexpr double kMaxLinkDensity = 0.5;

bool is_mostly_links(const Block& block) {
  return block.links > 0 && block.link_chars > kMaxLinkDensity * block.measures.chars;
}

}  // namespace

void mark_links(Sheet& sheet) {
  for (std::size_t i = 0; i < sheet.size(); ++i) {
    if (!sheet.is_open(i) || sheet.is_chosen(i)) continue;
    const Block& block = sheet.block(i);
    if (block.kind == BlockKind::control)
      sheet.drop(i, Category::other, kName);
    else if (block.kind != BlockKind::heading && is_mostly_links(block))
      sheet.drop(i, Category::navigation, kName);
  }
}

}  // namespace kehraus
