// What the pipeline is made of: one judgement each, in a file of the same name.
//
// A filter reads the sheet's open blocks and marks some. It cannot fail, keeps nothing between documents
// and takes time linear in the document.
#pragma once

#include "filters/sheet.h"

namespace kehraus {

// Of a page, by its elements.
void score_page(Sheet& sheet);
void mark_headline(Sheet& sheet);
void mark_hidden(Sheet& sheet);
void mark_landmarks(Sheet& sheet);
void apply_element_rules(Sheet& sheet);
void mark_figures(Sheet& sheet);
void mark_links(Sheet& sheet);
void drop_far_blocks(Sheet& sheet);

void apply_rules(Sheet& sheet);
void apply_learned(Sheet& sheet);
void choose_body(Sheet& sheet);
void mark_menus(Sheet& sheet);
void mark_section_labels(Sheet& sheet);
void mark_title(Sheet& sheet);
void mark_date_lines(Sheet& sheet);
void mark_captions(Sheet& sheet);
void mark_teaser_records(Sheet& sheet);
void mark_boxes(Sheet& sheet);
void mark_comments(Sheet& sheet);
void score_blocks(Sheet& sheet);
void mark_glued_ends(Sheet& sheet);
void mark_repeats(Sheet& sheet);
void mark_split_headings(Sheet& sheet);
void mark_empty_boxes(Sheet& sheet);

}  // namespace kehraus
