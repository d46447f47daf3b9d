// internal: what an element's start tag says of the blocks in it.
#pragma once

#include "document/document.h"
#include "html/tree.h"

namespace kehraus {

// The element, whose parent is already in the document's.
//   in    notes_attributes: whether to append to the document's those that PageElement has no place for
//   time  linear in its start tag
PageElement page_element(const html::Tree& tree, const html::Node& node, std::uint32_t parent,
                         Document& document, bool notes_attributes);

// False for most start tags that hide nothing; one that hides has `hidden`, or a style with `display`.
//   time  linear in the tag, and little of it
bool may_hide(std::string_view start_tag) noexcept;

}  // namespace kehraus
