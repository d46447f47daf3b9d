#include "html/tree_form.h"

namespace testing {

std::size_t first_misplaced(const kehraus::html::Tree& tree) {
  const auto size = static_cast<std::uint32_t>(tree.nodes.size());
  for (std::uint32_t i = 0; i < size; ++i) {
    const kehraus::html::Node& node = tree.nodes[i];
    const kehraus::html::Node& parent = tree.nodes[i == 0 ? 0 : node.parent];
    const bool is_root =
        i == 0 && node.parent == 0 && node.end == size && node.tag == kehraus::html::Tag::html;
    const bool is_inner = i > 0 && node.parent < i && node.end <= parent.end &&
                          node.depth == parent.depth + 1 && parent.kind == kehraus::html::NodeKind::element;
    const bool is_span = node.begin <= node.stop && node.stop <= tree.page.size();
    const bool is_leaf =
        node.kind == kehraus::html::NodeKind::element || (node.end == i + 1 && node.begin < node.stop);
    if (!(is_root || is_inner) || !is_span || !is_leaf || node.end <= i) return i;
  }
  return size;
}

}  // namespace testing
