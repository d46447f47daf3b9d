#include "filters/pipeline.h"

#include "filters/filters.h"

namespace kehraus {
namespace {

// Most documents need two rounds, the second to find nothing. A bound keeps hostile input linear.
constexpr int kMaxRounds = 8;

constexpr Filter kPagePipeline[] = {
    {"score_page", "nothing: chooses the body, which filters that judge by elements leave alone", score_page},
    {"mark_headline", "the heading that the page's title repeats", mark_headline},
    {"mark_hidden", "what the page hides", mark_hidden},
    {"mark_landmarks", "what stands in elements for navigation, headers, footers, forms", mark_landmarks},
    {"apply_element_rules", "what stands in elements that rules know", apply_element_rules},
    {"mark_figures", "the captions of figures", mark_figures},
    {"mark_links", "blocks that are mostly links", mark_links},
    {"drop_far_blocks", "what stands far from all that the score chose", drop_far_blocks},
};

constexpr Filter kPipeline[] = {
    {"apply_rules", "what the rules' words find, and what their markers head", apply_rules},
    {"apply_learned", "what was learned from the site's other documents", apply_learned},
    {"choose_body", "of a page what the score did not choose and nothing knows by name", choose_body},
    {"mark_glued_ends", "residue run together with the text, or its last sentence", mark_glued_ends, true},
    {"mark_split_headings", "markers torn into two lines", mark_split_headings},
    {"mark_teaser_records", "runs of like-shaped records: kicker, headline, date, teaser",
     mark_teaser_records, true},
    {"mark_boxes", "what stands between the top and the bottom of a known box", mark_boxes},
    {"mark_comments", "what readers wrote, below its heading", mark_comments, true},
    {"mark_menus", "runs of very short lines at the top and the bottom", mark_menus, true},
    {"mark_date_lines", "dates of publication near the title and behind the text", mark_date_lines},
    {"mark_captions", "captions between the title and a dateline", mark_captions, true},
    {"mark_section_labels", "rubrics above the title", mark_section_labels},
    {"score_blocks", "what a learned score takes for boilerplate", score_blocks, true},
    {"mark_repeats", "blocks that say again what an earlier one said", mark_repeats},
    {"mark_empty_boxes", "headings at the end with nothing left below them", mark_empty_boxes},
    {"mark_title", "the headline, filed and taken out of the body", mark_title},
};

}  // namespace

std::span<const Filter> page_pipeline() noexcept { return kPagePipeline; }

void judge_page(Sheet& sheet) {
  sheet.begin_page();
  for (const Filter& filter : kPagePipeline) filter.run(sheet);
}

std::span<const Filter> pipeline() noexcept { return kPipeline; }

void judge(Sheet& sheet) {
  for (int round = 0; round < kMaxRounds; ++round) {
    sheet.begin_round();
    for (const Filter& filter : kPipeline)
      if (!filter.is_for_lines || !sheet.has_choices()) filter.run(sheet);
    if (!sheet.has_changed()) break;
  }
}

}  // namespace kehraus
