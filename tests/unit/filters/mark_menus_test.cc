#include <catch2/catch.hpp>

#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

Texts items(std::size_t count) {
  return repeated(count, [](std::size_t i) { return headline(1 + i % 4, i); });
}

Texts article(std::size_t paragraphs = 2) {
  return repeated(paragraphs, [](std::size_t i) { return sentence(20, 100 + i); });
}

std::size_t left_of(const Texts& blocks, Leaning leaning = {}, const RuleSet& rules = no_rules()) {
  return SheetOf(page(blocks), rules, leaning).run({apply_rules, mark_menus}).left().size();
}

std::size_t left_above(const Texts& above, std::size_t paragraphs = 2) {
  return left_of(together({above, article(paragraphs)})) - paragraphs;
}

std::size_t left_below(const Texts& below, std::size_t paragraphs = 2) {
  return left_of(together({article(paragraphs), below})) - paragraphs;
}

TEST_CASE("six short lines at the bottom are a menu, five are not", "[mark_menus]") {
  CHECK(left_below(items(5)) == 5);
  CHECK(left_below(items(6)) == 0);
  CHECK(left_below(items(200)) == 0);
}

TEST_CASE("at the top the line above the prose is rather the title", "[mark_menus]") {
  CHECK(left_above(items(6)) == 6);
  CHECK(left_above(items(7)) == 1);
  // With something else above the prose all of the run goes.
  const Texts title = {headline(6, 500)};
  CHECK(left_above(together({items(5), title})) == 6);
  CHECK(left_above(together({items(6), title})) == 1);
}

TEST_CASE("between paragraphs short lines are the article's", "[mark_menus]") {
  const Texts p = article(2);
  CHECK(left_of(together({{p[0]}, items(30), {p[1]}})) == 32);
}

TEST_CASE("beside hardly any prose a menu has fifteen lines", "[mark_menus]") {
  CHECK(left_below(items(14), 1) == 14);
  CHECK(left_below(items(15), 1) == 0);
  CHECK(left_above(items(15), 1) == 15);
  CHECK(left_above(items(16), 1) == 1);
  // Without any there is nothing that the lines would be a menu of.
  CHECK(left_below(items(100), 0) == 100);
}

TEST_CASE("a menu's item: words, characters, digits and ends at their bounds", "[mark_menus]") {
  const auto is_item = [](const std::string& line) {
    return left_below(together({items(2), {line}, items(3)})) == 0;
  };
  CHECK(is_item(headline(4)));
  CHECK_FALSE(is_item(headline(5)));
  CHECK(is_item(std::string(40, 'x')));
  CHECK_FALSE(is_item(std::string(41, 'x')));
  CHECK(is_item("ÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄÖÜÄ"));  // forty
  CHECK(is_item("ab12"));
  CHECK_FALSE(is_item("ab123"));
  CHECK_FALSE(is_item("Home."));
  CHECK_FALSE(is_item("What now?"));
  CHECK_FALSE(is_item("Home\xE2\x80\xA6"));
  CHECK_FALSE(is_item("Home:"));
  CHECK(is_item("- Home"));
  CHECK(is_item("|"));
}

TEST_CASE("a longer line ends the run", "[mark_menus]") {
  const Texts stop = {headline(5, 7)};
  CHECK(left_below(together({items(6), stop, items(6)})) == 7);
  CHECK(left_below(together({items(6), stop, items(5)})) == 12);
  CHECK(left_above(together({items(6), stop, items(6)})) == 7);
}

TEST_CASE("what rules took does not tear a menu apart, and does not count", "[mark_menus]") {
  const auto rules = rules_of({
      {"any/x", rule_of("category = 'newsletter'", "phrase_any = ['Our letter for all who read it']")},
      {"any/k", rule_of("category = 'other'\naction = 'keep'", "phrase_any = ['K']")},
  });
  const Texts taken = {"Our letter for all who read it"}, kept = {"K"};
  const auto left = [&](const Texts& below) { return left_of(together({article(), below}), {}, *rules) - 2; };
  CHECK(left(together({items(3), taken, items(3)})) == 0);
  CHECK(left(together({items(3), taken, items(2)})) == 5);
  CHECK(left(together({items(3), kept, items(6)})) == 4);
  CHECK(left(together({items(3), kept, items(3)})) == 7);
}

TEST_CASE("menus are a guess and have their category", "[mark_menus]") {
  Leaning recall, keeps;
  recall.trusts_guesses = false;
  keeps.keep.add(Category::navigation);
  const Texts blocks = together({article(), items(6)});
  CHECK(left_of(blocks, recall) == 8);
  CHECK(left_of(blocks, keeps) == 8);
  SheetOf of(page(blocks));
  of.run({mark_menus});
  REQUIRE(of.taken().size() == 6);
  CHECK(of.taken()[0] == "filter/mark_menus navigation: So");
}

TEST_CASE("menus settle", "[mark_menus]") {
  CHECK(is_settled(together({items(8), article(), items(9)}), {mark_menus}));
  CHECK(is_settled(together({items(8), {headline(5)}, items(7), article(), items(9)}), {mark_menus}));
}

}  // namespace
}  // namespace kehraus
