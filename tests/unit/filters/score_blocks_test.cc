#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

// An article and behind it a list of headlines that have no word in common with it.
std::string article_with_list() {
  Texts blocks;
  for (int i = 0; i < 6; ++i)
    blocks.push_back(
        "The ferry crossed the river on Tuesday, and the harbour master said that nobody had to row. "
        "It took the crew only a few minutes to reach the other bank of the river.");
  for (const char* headline :
       {"Bakery closes", "Mayor quits", "Snow tonight", "Budget vote", "Football results", "Jobs"})
    blocks.push_back(headline);
  return page(blocks);
}

std::size_t left_after(Leaning leaning) {
  return SheetOf(article_with_list(), no_rules(), leaning).run({score_blocks}).left().size();
}

TEST_CASE("a list behind the article scores low, its paragraphs stay", "[score_blocks]") {
  const std::size_t left = left_after({});
  CHECK(left < 12);
  CHECK(left >= 6);
}

TEST_CASE("the score is a guess and can be left out", "[score_blocks]") {
  Leaning recall, without, all_kept;
  recall.trusts_guesses = false;
  without.uses_scorer = false;
  for (std::size_t c = 0; c < kCategoryCount; ++c) all_kept.keep.add(static_cast<Category>(c));
  CHECK(left_after(recall) == 12);
  CHECK(left_after(without) == 12);
  CHECK(left_after(all_kept) == 12);
  Leaning precision;
  precision.drops_unsure = true;
  CHECK(left_after(precision) <= left_after({}));
}

TEST_CASE("long items of a list are the text's", "[score_blocks]") {
  Texts blocks = {article_with_list()};
  for (int n = 1; n <= 6; ++n)
    blocks.push_back(std::to_string(n) +
                     ". Lunn A, Castellan N, Oakes P. Ferries, Goats And Bicycles: A Survey. Port Harrow "
                     "Press; 2019:12-40.");
  SheetOf of(page(blocks));
  const auto left = of.run({score_blocks}).left();
  CHECK(std::count_if(left.begin(), left.end(),
                      [](const auto& text) { return text.find("Lunn A") != text.npos; }) == 6);
}

TEST_CASE("without running text nothing is scored", "[score_blocks]") {
  SheetOf of(page({"Bakery closes", "Mayor quits", "Snow tonight"}));
  CHECK(of.run({score_blocks}).left().size() == 3);
}

}  // namespace
}  // namespace kehraus
