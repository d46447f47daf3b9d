#include <catch2/catch.hpp>

#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

Texts left_of(const Texts& blocks, Leaning leaning = {}) {
  return SheetOf(page(blocks), no_rules(), leaning).run({mark_repeats}).left();
}

TEST_CASE("the second of two equal blocks goes; of three and more none", "[mark_repeats]") {
  const std::string a = sentence(20, 1), b = sentence(20, 2);
  CHECK(left_of({a, b, a, b}) == Texts{a, b});
  CHECK(left_of({a, b, a, b, a}) == Texts{a, b, a, a});
  CHECK(left_of({a, a}) == Texts{a});
  CHECK(left_of({headline(9), headline(9)}) == Texts{headline(9)});
}

TEST_CASE("eight words make a repeat", "[mark_repeats]") {
  CHECK(left_of({sentence(7), sentence(7)}).size() == 2);
  CHECK(left_of({sentence(8), sentence(8)}).size() == 1);
}

TEST_CASE("word for word: case and punctuation count, white space does not", "[mark_repeats]") {
  CHECK(left_of({headline(9), sentence(9)}).size() == 2);
  CHECK(left_of({"One two three four five six seven eight", "one two three four five six seven eight"})
            .size() == 2);
  CHECK(left_of({"One two three four five six seven eight", "One  two three\tfour five six seven eight"})
            .size() == 1);
}

TEST_CASE("what went before does not count, what is kept does", "[mark_repeats]") {
  SheetOf of(page({sentence(9), sentence(9), sentence(9), sentence(8), sentence(8)}));
  of.run({});
  of.sheet().drop(0, Category::other, "any/x");
  of.sheet().mark(1, Verdict::keep, Category::other, "any/k", false);
  of.sheet().mark(4, Verdict::keep, Category::other, "any/k", false);
  mark_repeats(of.sheet());
  CHECK_FALSE(of.sheet().is_dropped(1));
  CHECK(of.sheet().is_dropped(2));
  CHECK_FALSE(of.sheet().is_dropped(4));
}

TEST_CASE("what trims left is compared", "[mark_repeats]") {
  const auto rules = rules_of({{"any/t", rule_of("category = 'dateline'\naction = 'trim'",
                                                 "head_any = ['BERLIN (dpa)', 'Berlin']")}});
  SheetOf of(page({"BERLIN (dpa) - " + sentence(9), "Berlin: " + sentence(9)}), *rules);
  of.run({apply_rules, mark_repeats});
  CHECK(of.left() == Texts{sentence(9)});
}

TEST_CASE("repeats are a guess and have their category", "[mark_repeats]") {
  Leaning recall, keeps;
  recall.trusts_guesses = false;
  keeps.keep.add(Category::duplicate);
  CHECK(left_of({sentence(9), sentence(9)}, recall).size() == 2);
  CHECK(left_of({sentence(9), sentence(9)}, keeps).size() == 2);
  SheetOf of(page({sentence(9), sentence(9)}));
  of.run({mark_repeats});
  CHECK(of.taken() == Texts{"filter/mark_repeats duplicate: " + sentence(9)});
}

TEST_CASE("repeats settle", "[mark_repeats]") {
  CHECK(is_settled({sentence(9), sentence(9), sentence(9, 1), sentence(9), sentence(9, 1)}, {mark_repeats}));
}

}  // namespace
}  // namespace kehraus
