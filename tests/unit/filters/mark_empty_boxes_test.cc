#include <catch2/catch.hpp>

#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

const RuleSet& rules() {
  static const auto set = rules_of({
      {"any/n", rule_of("category = 'newsletter'", "phrase_any = ['N']")},
      {"any/r", rule_of("category = 'rating'", "phrase_any = ['R']")},
      {"any/k", rule_of("category = 'other'\naction = 'keep'", "phrase_any = ['K']")},
  });
  return *set;
}

// What is left below one paragraph.
Texts left_below(const Texts& below, Leaning leaning = {}) {
  Texts left = SheetOf(page(together({{sentence(20)}, below})), rules(), leaning)
                   .run({apply_rules, mark_empty_boxes})
                   .left();
  left.erase(left.begin());
  return left;
}

TEST_CASE("a heading between what was removed is empty", "[mark_empty_boxes]") {
  CHECK(left_below({"N", "Heading", "R"}).empty());
  CHECK(left_below({"N", "Heading"}).empty());
  CHECK(left_below({"N", "Heading", "R", "Other", "N"}).empty());
}

TEST_CASE("the article's own last words stay", "[mark_empty_boxes]") {
  CHECK(left_below({"Heading"}) == Texts{"Heading"});
  CHECK(left_below({"Heading", "N"}) == Texts{"Heading"});
  CHECK(left_below({"Heading", "Other", "N"}) == Texts{"Heading", "Other"});
  CHECK(left_below({"N", "Heading", "Other", "N"}) == Texts{"Heading", "Other"});
  CHECK(left_below({"N", "Heading", "Other"}) == Texts{"Heading", "Other"});
  CHECK(left_below({"Own", "N", "Heading", "N"}) == Texts{"Own"});
}

TEST_CASE("what is no heading stays, and all above it", "[mark_empty_boxes]") {
  CHECK(left_below({"N", headline(6), "R"}).empty());
  CHECK(left_below({"N", headline(7), "R"}).size() == 1);
  CHECK(left_below({"N", sentence(3), "R"}).size() == 1);
  CHECK(left_below({"N", "- Item", "R"}).size() == 1);
  CHECK(left_below({"N", "Heading", "N", sentence(3), "R"}) == Texts{"Heading", sentence(3)});
  CHECK(left_below({"N", "Heading", "N", "K", "R"}) == Texts{"Heading", "K"});
}

TEST_CASE("without prose nothing is below it", "[mark_empty_boxes]") {
  SheetOf of(page({"N", "Heading", "N"}), rules());
  CHECK(of.run({apply_rules, mark_empty_boxes}).left() == Texts{"Heading"});
  SheetOf none("");
  CHECK(none.run({mark_empty_boxes}).left().empty());
}

TEST_CASE("an empty box has the category of what stood below, else above", "[mark_empty_boxes]") {
  SheetOf of(page({sentence(20), "N", "Heading", "R", "Last"}), rules());
  of.run({apply_rules, mark_empty_boxes});
  REQUIRE(of.taken().size() == 4);
  CHECK(of.taken()[2] == "filter/mark_empty_boxes rating: Last");
  CHECK(of.taken()[3] == "filter/mark_empty_boxes rating: Heading");
}

TEST_CASE("empty boxes are a guess", "[mark_empty_boxes]") {
  Leaning recall;
  recall.trusts_guesses = false;
  CHECK(left_below({"N", "Heading", "R"}, recall) == Texts{"Heading"});
}

TEST_CASE("empty boxes settle", "[mark_empty_boxes]") {
  CHECK(is_settled({sentence(20), "Own", "N", "Heading", "R", "Other", "N", "Last"},
                   {apply_rules, mark_empty_boxes}, rules()));
}

}  // namespace
}  // namespace kehraus
