// Elements whose inside is not markup.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "html/tag.h"

namespace kehraus::html {

// How the inside of an element is read, as far as its tag alone says.
enum class Inside : std::uint8_t {
  markup,
  raw,         // no markup, no character references: style, xmp, iframe, noembed, noframes, script
  references,  // no markup, but character references: title, textarea
  rest,        // plaintext: the rest of the page is its text
};

constexpr Inside inside_of(Tag tag) noexcept {
  switch (tag) {
    case Tag::style:
    case Tag::xmp:
    case Tag::iframe:
    case Tag::noembed:
    case Tag::noframes:
    case Tag::script: return Inside::raw;
    case Tag::title:
    case Tag::textarea: return Inside::references;
    case Tag::plaintext: return Inside::rest;
    default: return Inside::markup;
  }
}

// Where the inside of such an element ends: at the `<` of its end tag, or at the page's end.
//   in      `at` is behind the start tag
//   time    linear in the inside
//   source  https://html.spec.whatwg.org/multipage/parsing.html#script-data-state; in a script `<!--<script>`
//   hides
//           one `</script>`
std::size_t find_inside_end(std::string_view page, std::size_t at, Tag tag) noexcept;

}  // namespace kehraus::html
