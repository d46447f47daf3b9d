// The learned score for the blocks of a page. The tables are as the build made them from
// `rules/model/page.toml`.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "score/class_words.h"
#include "score/tree_model.h"

namespace kehraus {

// Views of tables that outlive it. Its columns are those of PageEvidence, in that order.
struct PageModel {
  std::span<const float> usual;  // of each column, among blocks of bodies
  std::span<const Tree> trees;

  float log_odds(std::span<const float> values) const noexcept { return sum_of(trees, values); }
  // What moved the score, see weigh().
  std::vector<Weight> weights(std::span<const float> values, std::size_t count) const;
};

const PageModel& page_model() noexcept;

// How much a page is of one type: log odds against all others alike.
struct PageTypeModel {
  std::string_view type;  // "article", "forum", …
  std::span<const Tree> trees;
};

// In the order of their names. Its columns are those of PageEvidence, each averaged over the page's blocks by
// the words that a block probably has for the body.
std::span<const PageTypeModel> page_types() noexcept;

struct PageType {
  std::string_view type;
  float confidence = 0;  // 0 to 1
};

// The most likely type.
PageType page_type_of(std::span<const float> values) noexcept;

// The words that PageEvidence asks of.
const ClassWords& class_words();

}  // namespace kehraus
