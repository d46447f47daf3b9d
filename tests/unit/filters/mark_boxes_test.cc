#include <catch2/catch.hpp>

#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

const RuleSet& rules() {
  static const auto set = rules_of({
      {"any/news", rule_of("category = 'newsletter'", "phrase_any = ['N']")},
      {"any/rate", rule_of("category = 'rating'", "phrase_any = ['R']")},
      {"any/ad", rule_of("category = 'advertisement'", "phrase_any = ['Ad']")},
      {"any/keep", rule_of("category = 'other'\naction = 'keep'", "phrase_any = ['K']")},
  });
  return *set;
}

Texts left_of(const Texts& blocks, Leaning leaning = {}) {
  return SheetOf(page(blocks), rules(), leaning).run({apply_rules, mark_boxes}).left();
}

TEST_CASE("what stands between the top and the bottom of a box goes", "[mark_boxes]") {
  CHECK(left_of({"A", "N", "One", "N", "B"}) == Texts{"A", "B"});
  CHECK(left_of({"N", "One", "Two", "Three", "N"}).empty());
  CHECK(left_of({"N", "One", "Two", "Three", "Four", "N"}) == Texts{"One", "Two", "Three", "Four"});
  CHECK(left_of({"N", "N"}).empty());
  CHECK(left_of({"N", "One"}) == Texts{"One"});
  CHECK(left_of({"One", "N"}) == Texts{"One"});
}

TEST_CASE("a bottom may be the top of the next box", "[mark_boxes]") {
  CHECK(left_of({"N", "One", "N", "Two", "N", "Three"}) == Texts{"Three"});
}

TEST_CASE("top and bottom are of one category, and of one that has boxes", "[mark_boxes]") {
  CHECK(left_of({"N", "One", "R"}) == Texts{"One"});
  CHECK(left_of({"N", "R", "One", "N"}) == Texts{"One"});
  CHECK(left_of({"Ad", "One", "Ad"}) == Texts{"One"});
  const Category boxes[] = {Category::newsletter,     Category::donation, Category::paywall,
                            Category::cookie_consent, Category::rating,   Category::comment_form,
                            Category::event_box};
  for (std::size_t c = 0; c < kCategoryCount; ++c) {
    const auto category = static_cast<Category>(c);
    CAPTURE(name_of(category));
    SheetOf of(page({"Top", "Inside", "Bottom"}));
    of.run({});
    of.sheet().drop(0, category, "any/x");
    of.sheet().drop(2, category, "any/x");
    mark_boxes(of.sheet());
    CHECK(of.sheet().is_dropped(1) == (std::count(std::begin(boxes), std::end(boxes), category) == 1));
  }
}

TEST_CASE("the article's paragraphs inside stay", "[mark_boxes]") {
  CHECK(left_of({"N", sentence(35), "N"}).empty());
  CHECK(left_of({"N", sentence(36), "N"}).size() == 1);
  // Names, which are no running text, may be more.
  std::string names = "A";
  for (int i = 1; i < 45; ++i) names += " B";
  CHECK(left_of({"N", names, "N"}).empty());
  CHECK(left_of({"N", names + " C", "N"}).size() == 1);
  CHECK(left_of({"N", "One", sentence(36), "N"}).size() == 2);
}

TEST_CASE("what is kept stays and closes the box", "[mark_boxes]") {
  CHECK(left_of({"N", "One", "K", "N"}) == Texts{"One", "K"});
}

TEST_CASE("the inside has the box's category and is a guess", "[mark_boxes]") {
  SheetOf of(page({"N", "One", "N"}), rules());
  of.run({apply_rules, mark_boxes});
  REQUIRE(of.taken().size() == 3);
  CHECK(of.taken()[2] == "filter/mark_boxes newsletter: One");
  Leaning recall, keeps;
  recall.trusts_guesses = false;
  keeps.keep.add(Category::newsletter);
  CHECK(left_of({"N", "One", "N"}, recall) == Texts{"One"});
  CHECK(left_of({"N", "One", "N"}, keeps) == Texts{"N", "One", "N"});
}

TEST_CASE("boxes settle", "[mark_boxes]") {
  CHECK(is_settled({"N", "One", "N", "Two", "R", "Three", "R", "N", "Four", "Five", "N"},
                   {apply_rules, mark_boxes}, rules()));
}

TEST_CASE("hardly any blocks", "[mark_boxes]") {
  CHECK(left_of({}).empty());
  CHECK(left_of({"A"}).size() == 1);
  CHECK(left_of({"N"}).empty());
}

}  // namespace
}  // namespace kehraus
