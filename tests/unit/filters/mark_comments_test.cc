#include <catch2/catch.hpp>

#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

const RuleSet& rules() {
  static const auto set = rules_of({
      {"any/head",
       rule_of("category = 'comments'", "text_any = ['^Comments( here)*$', '^Reply$', '^Comments .{20,}$']")},
      {"any/date", rule_of("category = 'date-line'", "phrase_any = ['A while ago']")},
      {"any/related", rule_of("category = 'related-articles'", "phrase_any = ['Related']")},
      {"any/copyright", rule_of("category = 'copyright'", "phrase_any = ['(c) Us']")},
      {"any/contact", rule_of("category = 'press-contact'", "phrase_any = ['Contact']")},
      {"any/tags", rule_of("category = 'tag-list'", "phrase_any = ['Tags']")},
      {"any/ad", rule_of("category = 'advertisement'", "phrase_any = ['Ad']")},
      {"any/keep", rule_of("category = 'other'\naction = 'keep'", "phrase_any = ['K']")},
  });
  return *set;
}

Texts article(std::size_t paragraphs = 3) {
  return repeated(paragraphs, [](std::size_t i) { return sentence(20, 100 + i); });
}

// How many blocks below `article` are left.
std::size_t left_below(const Texts& below, std::size_t paragraphs = 3, Leaning leaning = {}) {
  SheetOf of(page(together({article(paragraphs), below})), rules(), leaning);
  of.run({apply_rules, mark_comments});
  return of.left().size() - paragraphs;
}

const std::string kTime = "3 May 2023, 12:30";

TEST_CASE("below the heading all goes, if times or replies prove that comments follow", "[mark_comments]") {
  CHECK(left_below({"Comments", "Ada", kTime, sentence(30), "Bo", sentence(12, 1)}) == 0);
  CHECK(left_below({"Comments", "Ada", sentence(30), "Reply", "Bo"}) == 0);
  CHECK(left_below({"Comments", "Ada", "A while ago", sentence(30)}) == 0);
  CHECK(left_below({"Comments", "Ada", sentence(30), "Bo"}) == 3);  // no proof
  CHECK(left_below({"Comments"}) == 0);
  CHECK(left_below({"Ada", kTime, sentence(30)}) == 3);  // no heading
}

TEST_CASE("the proof comes within six blocks", "[mark_comments]") {
  const auto far = [](std::size_t between) {
    return together({{"Comments"}, repeated(between, [](std::size_t i) { return headline(5, i); }), {kTime}});
  };
  CHECK(left_below(far(0)) == 0);
  CHECK(left_below(far(5)) == 0);
  CHECK(left_below(far(6)) == 7);
}

TEST_CASE("a proving time stands in at most twelve words", "[mark_comments]") {
  CHECK(left_below({"Comments", "Published Monday 3 May 2023 at 12:30, updated 4 May 2023"}) == 0);
  CHECK(left_below({"Comments", "Published on Monday 3 May 2023 at 12:30, updated 4 May 2023"}) == 1);
  CHECK(left_below({"Comments", "It rained on 3 May 2023"}) == 1);
  CHECK(left_below({"Comments", "Yesterday"}) == 1);  // no digits
}

TEST_CASE("three paragraphs stand above the comments", "[mark_comments]") {
  const Texts below = {"Comments", "Ada", kTime, "So true"};
  CHECK(left_below(below, 3) == 0);
  CHECK(left_below(below, 2) == 3);
  CHECK(left_below(below, 0) == 3);
  // The third may be one among the comments: then the next heading counts.
  CHECK(left_below({"Comments", "Ada", kTime, sentence(30), "Comments", kTime, "Bo"}, 2) == 3);
}

TEST_CASE("a heading has at most four words", "[mark_comments]") {
  CHECK(left_below({"Comments here here here", "Ada", kTime}) == 0);
  CHECK(left_below({"Comments here here here here", "Ada", kTime}) == 2);
}

TEST_CASE("the comments end where something else begins", "[mark_comments]") {
  for (const char* end : {"Related", "(c) Us", "Contact", "Tags"}) {
    CAPTURE(end);
    CHECK(left_below({"Comments", kTime, "Ada", end, "Bo", "Cy"}) == 2);
  }
  CHECK(left_below({"Comments", kTime, "Ada", "Ad", "Bo", "Cy"}) == 0);
  CHECK(left_below({"Comments", kTime, "Ada", "K", "Bo", "Cy"}) == 1);
}

TEST_CASE("a proof behind their end proves nothing", "[mark_comments]") {
  CHECK(left_below({"Comments", "Ada", "Related", kTime}) == 2);
}

TEST_CASE("comments are a guess and have their category", "[mark_comments]") {
  const Texts below = {"Comments", "Ada", kTime};
  Leaning recall, keeps;
  recall.trusts_guesses = false;
  keeps.keep.add(Category::comments);
  CHECK(left_below(below, 3, recall) == 2);
  CHECK(left_below(below, 3, keeps) == 3);
  SheetOf of(page(together({article(), below})), rules());
  of.run({apply_rules, mark_comments});
  REQUIRE(of.taken().size() == 3);
  CHECK(of.taken()[1] == "filter/mark_comments comments: Ada");
}

TEST_CASE("comments settle", "[mark_comments]") {
  CHECK(is_settled(together({article(), {"Comments", kTime, "Ada", "Related", "Comments", kTime, "Bo"}}),
                   {apply_rules, mark_comments}, rules()));
}

}  // namespace
}  // namespace kehraus
