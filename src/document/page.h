// internal: what a document that was an HTML page says of the place of its blocks.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "document/result.h"

namespace kehraus {

// Elements that say what is in them, and roles that say the same.
enum class Landmark : std::uint8_t { nav, header, footer, aside, article, main, form, dialog };

// A set of landmarks.
class Landmarks {
 public:
  void add(Landmark landmark) noexcept { bits_ |= bit(landmark); }
  void add(const Landmarks& landmarks) noexcept { bits_ |= landmarks.bits_; }
  bool has(Landmark landmark) const noexcept { return (bits_ & bit(landmark)) != 0; }

 private:
  static std::uint8_t bit(Landmark landmark) noexcept {
    return static_cast<std::uint8_t>(1u << static_cast<unsigned>(landmark));
  }
  std::uint8_t bits_ = 0;
};

// Another attribute of such an element than those that it has by name.
struct PageAttribute {
  std::string_view name;
  std::string_view value;  // empty for none
};

// An element that some block stands in. Views point into the page, as written there.
struct PageElement {
  std::uint32_t parent = 0;   // its number in Document::elements, below this one's; 0 for the first: itself
  std::string_view name;      // lower case, unless it is no name of HTML's
  std::string_view classes;   // the attribute `class`; empty for none
  std::string_view id;        // the attribute `id`; empty for none
  std::string_view language;  // the attribute `lang`, its own or an ancestor's; empty for none
  Landmarks is;               // its own: by name or role
  Landmarks inside;           // its own and its ancestors'
  bool is_hidden = false;     // it or an ancestor, by `hidden`, `aria-hidden` or its style
  std::uint8_t attribute_count = 0;  // of its other attributes, in Document::attributes
  std::uint32_t first_attribute = 0;
};

// What a page says that it is; what tells more comes first.
enum class PageKind : std::uint8_t { article, product, forum, listing, website, other, unknown };

// What its head says.
struct PageHead {
  std::string title;                         // its <title>, squeezed; empty for none
  std::string description;                   // the longest one, squeezed; empty for none
  PageKind graph_kind = PageKind::unknown;   // by OpenGraph's `og:type`
  PageKind schema_kind = PageKind::unknown;  // by the types of schema.org in its linked data
};

// An element inside a line that sets apart what is in it.
struct PagePhrase {
  PhraseKind kind = PhraseKind::emphasis;
  std::uint8_t kinds = 0;    // a bit for its own kind and for those around it, of which each comes once
  std::uint32_t around = 0;  // the next around it, as PhraseRun::phrase has it, below its own; 0: none
  std::uint32_t begin = 0;   // the start tag, as bytes of the page
  std::uint32_t stop = 0;
};

// A stretch of the text that a page shows, and the innermost phrase around it.
struct PhraseRun {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  std::uint32_t phrase = 0;  // its number in Document::phrases, from 1
};

inline constexpr std::uint32_t kNoElement = UINT32_MAX;

// The names from the outermost element to this one: `body/div#main.page/p`. `body` comes first; `html` is
// left out, and so are all but the first class and what is further out than 12 steps (`…/`).
std::string path_of(const std::vector<PageElement>& elements, std::uint32_t element);

}  // namespace kehraus
