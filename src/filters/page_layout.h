// How a page's text is spread over its elements, and what repeats in it: computed once for a page.
#pragma once

#include <cstdint>
#include <vector>

#include "document/document.h"

namespace kehraus {

// Running text, as far as a page's structure tells: not short, and hardly links.
bool is_page_prose(const Block& block) noexcept;

// The same, controls with that much text among them.
bool is_running_text(const Block& block) noexcept;

// What is in an element.
struct PagePart {
  std::uint32_t words = 0, prose_words = 0;
  std::uint32_t chars = 0, link_chars = 0;
  std::uint32_t blocks = 0;
  std::uint32_t outer = 0;             // the nearest ancestor with more blocks; itself where there is none
  std::uint32_t depth = 0;             // elements around it
  std::uint32_t lists = 0;             // of them, lists
  std::uint32_t article = kNoElement;  // the nearest article around it, or itself
  std::uint32_t siblings = 1;       // elements in its parent of the same name and classes, itself among them
  std::uint32_t card = kNoElement;  // itself or the nearest ancestor of several blocks with siblings
  std::uint32_t outer_card = kNoElement;  // the outermost of these
  std::uint32_t path = 0, names = 0;      // numbers, the same for the same path with and without classes
  bool is_in_table = false;

  float link_density() const noexcept {
    return chars > 0 ? static_cast<float>(link_chars) / static_cast<float>(chars) : 0;
  }
};

// The blocks of one path.
struct PathBlocks {
  std::uint32_t blocks = 0, prose_blocks = 0, words = 0, chars = 0, link_chars = 0;

  void add(const Block& block) noexcept;
};

struct PageLayout {
  // in    a page; empty elements only with no blocks
  // time  linear in blocks, elements and their class names
  explicit PageLayout(const Document& document);

  std::vector<PagePart> parts;  // of each element
  std::vector<PathBlocks> paths,
      names;                // by PagePart::path and PagePart::names, of blocks right in such elements
  std::uint32_t core = 0;   // the innermost element with most of the prose
  std::uint32_t dense = 0;  // the element that paragraphs point to
  float dense_score = 0;
  std::vector<std::uint8_t> to_core,
      to_dense;  // for each element: parts from it outwards to one that holds the core

 private:
  void add_blocks(const Document& document);
  void add_surroundings(const Document& document);
  void number_paths(const Document& document);
  void find_cards(const Document& document);
  void find_dense(const Document& document);
  std::vector<std::uint8_t> steps_to(std::uint32_t target, const Document& document) const;
};

}  // namespace kehraus
