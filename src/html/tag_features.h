// What the tree builder wants to know of a tag besides its name. internal to the skeleton.
#pragma once

#include <array>
#include <string_view>

#include "html/tag.h"

namespace kehraus::html {

// Elements that the tree builder opens again where they were closed too early. Of three equal ones with the
// same attributes it keeps no more, so the attributes matter. Not `<a>`: of it there is never more than one.
constexpr bool is_formatting(Tag tag) noexcept {
  switch (tag) {
    case Tag::b:
    case Tag::big:
    case Tag::code:
    case Tag::em:
    case Tag::font:
    case Tag::i:
    case Tag::nobr:
    case Tag::s:
    case Tag::small:
    case Tag::strike:
    case Tag::strong:
    case Tag::tt:
    case Tag::u: return true;
    default: return false;
  }
}

// Whether any attribute of it matters.
constexpr bool has_features(Tag tag) noexcept {
  return is_formatting(tag) || tag == Tag::input || tag == Tag::annotation_xml || tag == Tag::body ||
         tag == Tag::html;
}

// Letters that are the same for tags with the same attributes, in whatever order, and otherwise nearly always
// differ: one in four thousand million. Where they do not, the tree is that of three equal elements.
std::array<char, 7> attribute_print(std::string_view start_tag);

// Whether a `<font>` has an attribute that makes it end SVG and MathML.
bool has_font_attribute(std::string_view start_tag) noexcept;

// Whether an `<input>` is hidden: such a one may stand between a table's rows.
bool is_hidden_input(std::string_view start_tag);

// Whether what is in an `<annotation-xml>` is HTML.
bool is_html_annotation(std::string_view start_tag);

}  // namespace kehraus::html
