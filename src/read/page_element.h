// internal: what an element's start tag says of the blocks in it.
#pragma once

#include "document/page.h"
#include "html/tree.h"

namespace kehraus {

// The element as it stands in `elements`, where its parent is already.
//   time  linear in its start tag
PageElement page_element(const html::Tree& tree, const html::Node& node, std::uint32_t parent,
                         const std::vector<PageElement>& elements);

// False for most start tags that hide nothing; one that hides has `hidden`, or a style with `display`.
//   time  linear in the tag, and little of it
bool may_hide(std::string_view start_tag) noexcept;

}  // namespace kehraus
