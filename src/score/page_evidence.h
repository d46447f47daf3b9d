// The evidence by which a page's body is chosen: what is known of a block of a page from its own looks, the
// blocks beside it, the elements around it and what repeats on the page. No words of any language are asked.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kehraus {

// In the order of a model's columns. "Prose" is running text: blocks of eight words or more that are hardly
// links. A part of the page is an element with blocks in it; a block's parts are the elements around it that
// hold more blocks than the one before, counted from the inside, and its first holds more than it alone.
// Shares are 0 to 1.
enum class PageEvidence : std::uint8_t {
  // Its own looks, as in Evidence.
  words,
  word_length,
  upper_share,
  digit_share,
  capitalised_share,
  lower_share,
  sentence_ends,
  sentence_length,
  end,
  commas,
  separators,
  inner_capital,
  kind,  // as BlockKind
  level,
  links,
  link_density,
  copies,          // blocks of the same text, itself among them
  in_title,        // share of its longer words that the page's title has; -1 for none
  in_description,  // the same of the description
  // The blocks above and below it; -1 where there is none.
  words_before,
  words_after,
  words_before_2,
  words_after_2,
  links_before,
  links_after,
  links_before_2,
  links_after_2,
  kind_before,
  kind_after,
  prose_before,  // of the five blocks above
  prose_after,
  since_prose,  // blocks, 50 at most
  until_prose,
  since_heading,
  heading_level,
  prose_around,  // of the ten blocks around and itself
  // Its place.
  place,        // share of the words above it
  prose_place,  // share of the prose above it
  blocks_before,
  blocks_after,
  since_headline,        // blocks below the heading that repeats the title; -999 without one
  prose_since_headline,  // share of the prose; -2 without a headline
  // The page.
  page_words,
  page_blocks,
  page_prose,
  page_prose_blocks,
  page_link_density,
  page_prices,    // blocks that name one
  page_headings,  // share of the blocks
  page_items,     // the same
  page_articles,
  page_forms,
  page_tables,      // the same
  page_code,        // blocks
  page_long_prose,  // words of the longest
  graph_kind,       // as PageKind, by OpenGraph
  schema_kind,      // as PageKind, by schema.org
  page_addresses,   // blocks with an e-mail address
  // The elements around it.
  in_nav,
  in_header,
  in_footer,
  in_aside,
  in_article,
  in_main,
  in_form,
  in_dialog,
  is_hidden,
  depth,
  name,        // a number for div, p, li …
  outer_name,  // of the element around its own
  list_depth,
  in_table,
  ruled,            // a rule knows one as no part of the body
  word_near_least,  // ClassShares of the nearest that is known
  word_near_most,
  word_least,  // of all
  word_most,
  word_mean,
  word_outer,  // of the next one known
  // The parts around it, from the inside.
  part1_prose,  // share of the page's
  part1_links,  // link density
  part1_blocks,
  part1_block_words,  // words a block
  part1_prose_share,  // of its words
  part2_prose,
  part2_links,
  part2_blocks,
  part2_block_words,
  part2_prose_share,
  part3_prose,
  part3_links,
  part3_blocks,
  part3_block_words,
  part3_prose_share,
  part4_prose,
  part4_links,
  part4_blocks,
  part4_block_words,
  part4_prose_share,
  article_prose,  // of the nearest article; -1 for none
  article_blocks,
  // The core, the innermost part with most of the prose; the part that paragraphs point to most.
  to_core,  // 0 in it, 1 right in a part that holds it, one more for each part between
  core_prose,
  core_links,
  core_prose_share,
  core_blocks,
  core_depth,
  side_of_core,  // 0 in it, 1 above, 2 below
  to_dense,
  dense_prose,
  dense_links,
  dense_score,
  // What repeats.
  same_path,  // blocks in elements of the same names and first classes
  same_path_prose,
  same_path_words,
  same_path_links,
  same_names,  // of the same names
  same_names_prose,
  siblings,  // elements like its own in the same parent
  cards,     // the nearest around it of several blocks that has siblings
  card_words,
  card_blocks,
  card_prose,
  card_links,
  outer_cards,  // the outermost of these
  outer_card_words,
  outer_card_prose,
};
inline constexpr std::size_t kPageEvidenceCount =
    static_cast<std::size_t>(PageEvidence::outer_card_prose) + 1;

// "words", "word_length", …
std::string_view name_of(PageEvidence evidence) noexcept;

using PageEvidenceValues = std::array<float, kPageEvidenceCount>;

}  // namespace kehraus
