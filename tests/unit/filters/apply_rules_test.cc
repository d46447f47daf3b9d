// The rules' own step: order, places, trims, captures and what markers head.
#include <catch2/catch.hpp>

#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

Texts left_by(const RuleSet& rules, const Texts& blocks, Leaning leaning = {}) {
  return SheetOf(page(blocks), rules, leaning).run({apply_rules}).left();
}

// What a rule that drops `X` where `conditions` hold leaves of the blocks.
Texts left_where(const std::string& conditions, const Texts& blocks) {
  const auto rules =
      rules_of({{"any/x", rule_of("category = 'other'", "phrase_any = ['X', 'X y']\n" + conditions)}});
  return left_by(*rules, blocks);
}

TEST_CASE("keep beats drop, whatever the rules are called", "[apply_rules]") {
  for (const char* name : {"any/a-keep", "any/z-keep"}) {
    const auto rules =
        rules_of({{"any/m-drop", rule_of("category = 'other'", "phrase_any = ['X']")},
                  {"any/m-end", rule_of("category = 'other'\naction = 'end_body'", "phrase_any = ['X']")},
                  {name, rule_of("category = 'other'\naction = 'keep'", "phrase_any = ['X']")}});
    CHECK(left_by(*rules, {"X", "Y"}) == Texts{"X", "Y"});
  }
}

TEST_CASE("a keeping rule of a category that is kept or dropped by choice keeps all the same",
          "[apply_rules]") {
  const auto rules =
      rules_of({{"any/a", rule_of("category = 'rating'", "phrase_any = ['X']")},
                {"any/b", rule_of("category = 'rating'\naction = 'keep'", "phrase_any = ['X']")}});
  Leaning leaning;
  leaning.drop.add(Category::rating);
  leaning.drops_unsure = true;
  CHECK(left_by(*rules, {"X"}, leaning) == Texts{"X"});
}

TEST_CASE("of several rules the first by id decides", "[apply_rules]") {
  const auto rules = rules_of({{"any/b", rule_of("category = 'rating'", "phrase_any = ['X']")},
                               {"any/a", rule_of("category = 'newsletter'", "phrase_any = ['X']")}});
  SheetOf of("X", *rules);
  CHECK(of.run({apply_rules}).taken() == Texts{"any/a newsletter: X"});
  // A category that is kept does not stand in the way of the next rule.
  Leaning leaning;
  leaning.keep.add(Category::newsletter);
  SheetOf kept("X", *rules, leaning);
  CHECK(kept.run({apply_rules}).taken() == Texts{"any/b rating: X"});
}

TEST_CASE("markers come before other rules", "[apply_rules]") {
  const auto rules =
      rules_of({{"any/a", rule_of("category = 'rating'", "phrase_any = ['X']")},
                {"any/b", rule_of("category = 'newsletter'\nheads = 1", "phrase_any = ['X']")}});
  SheetOf of(page({"X", "Y", "Z"}), *rules);
  of.run({apply_rules});
  CHECK(of.taken() == Texts{"any/b newsletter: X", "any/b newsletter: Y"});
}

TEST_CASE("within_first_blocks counts the blocks that stand", "[apply_rules]") {
  CHECK(left_where("within_first_blocks = 1", {"X", "A", "B"}) == Texts{"A", "B"});
  CHECK(left_where("within_first_blocks = 1", {"A", "X", "B"}) == Texts{"A", "X", "B"});
  CHECK(left_where("within_first_blocks = 2", {"A", "X", "B"}) == Texts{"A", "B"});
  CHECK(left_where("within_first_blocks = 2", {"A", "B", "X"}) == Texts{"A", "B", "X"});
  CHECK(left_where("within_first_blocks = 3", {"A", "B", "X"}) == Texts{"A", "B"});
}

TEST_CASE("within_last_blocks counts from the end", "[apply_rules]") {
  CHECK(left_where("within_last_blocks = 1", {"A", "B", "X"}) == Texts{"A", "B"});
  CHECK(left_where("within_last_blocks = 1", {"A", "X", "B"}) == Texts{"A", "X", "B"});
  CHECK(left_where("within_last_blocks = 2", {"A", "X", "B"}) == Texts{"A", "B"});
  CHECK(left_where("within_last_blocks = 2", {"X", "A", "B"}) == Texts{"X", "A", "B"});
  CHECK(left_where("within_last_blocks = 3", {"X", "A", "B"}) == Texts{"A", "B"});
}

TEST_CASE("a later round counts anew", "[apply_rules]") {
  const auto rules =
      rules_of({{"any/a", rule_of("category = 'other'", "phrase_any = ['W']")},
                {"any/x", rule_of("category = 'other'", "phrase_any = ['X']\nwithin_first_blocks = 1")}});
  SheetOf of(page({"W", "X", "Y"}), *rules);
  CHECK(of.run({apply_rules}).left() == Texts{"X", "Y"});
  CHECK(of.run({apply_rules}).left() == Texts{"Y"});
}

TEST_CASE("prose says what kind of block it must be", "[apply_rules]") {
  const std::string prose = sentence(8), almost = sentence(7);
  const auto with = [&](const char* condition, const std::string& text) {
    const auto rules =
        rules_of({{"any/x", rule_of("category = 'other'", std::string("text_any = ['^So']\n") + condition)}});
    return left_by(*rules, {text}).empty();
  };
  CHECK(with("prose = true", prose));
  CHECK_FALSE(with("prose = true", almost));
  CHECK_FALSE(with("prose = false", prose));
  CHECK(with("prose = false", almost));
}

TEST_CASE("before_prose and after_prose", "[apply_rules]") {
  const std::string p = sentence(8, 1), q = sentence(8, 2);
  const Texts all = {"X", p, "X", q, "X"};
  CHECK(left_where("before_prose = true", all) == Texts{p, "X", q, "X"});
  CHECK(left_where("before_prose = false", all) == Texts{"X", p, q});
  CHECK(left_where("after_prose = true", all) == Texts{"X", p, "X", q});
  CHECK(left_where("after_prose = false", all) == Texts{p, q, "X"});
  // Between the two: neither before nor behind.
  CHECK(left_where("before_prose = false\nafter_prose = false", all) == Texts{"X", p, q, "X"});
  // Without prose all stands before and behind it.
  CHECK(left_where("before_prose = true", {"X", "A", "X"}) == Texts{"A"});
  CHECK(left_where("after_prose = true", {"X", "A", "X"}) == Texts{"A"});
}

TEST_CASE("prose that markers took does not count for the rules behind them", "[apply_rules]") {
  const std::string p = sentence(8, 1), q = sentence(8, 2);
  const auto rules =
      rules_of({{"any/m", rule_of("category = 'newsletter'\nheads = 1", "phrase_any = ['M']")},
                {"any/x", rule_of("category = 'other'", "phrase_any = ['X']\nafter_prose = true")}});
  CHECK(left_by(*rules, {p, "X", "M", q}) == Texts{p});
}

TEST_CASE("beside looks at both neighbours, and only at what was removed", "[apply_rules]") {
  const auto rules = rules_of({
      {"any/a", rule_of("category = 'newsletter'", "phrase_any = ['N']")},
      {"any/b", rule_of("category = 'rating'", "phrase_any = ['R']")},
      {"any/x", rule_of("category = 'other'", "phrase_any = ['X']\nbeside = ['newsletter', 'donation']")},
  });
  CHECK(left_by(*rules, {"N", "X"}) == Texts{});
  CHECK(left_by(*rules, {"X", "N"}) == Texts{});
  CHECK(left_by(*rules, {"R", "X"}) == Texts{"X"});
  CHECK(left_by(*rules, {"X"}) == Texts{"X"});
  CHECK(left_by(*rules, {"N", "A", "X"}) == Texts{"A", "X"});
  CHECK(left_by(*rules, {"X", "A", "N"}) == Texts{"X", "A"});
  Leaning leaning;
  leaning.keep.add(Category::newsletter);
  CHECK(left_by(*rules, {"N", "X"}, leaning) == Texts{"N", "X"});
  // What went in an earlier round is gone for good.
  SheetOf of(page({"N", "A", "X"}), *rules);
  of.run({apply_rules});
  of.sheet().drop(1, Category::other, "filter/x");
  of.run({apply_rules});
  CHECK(of.left() == Texts{"X"});
}

TEST_CASE("rules with beside also head and end, behind all others", "[apply_rules]") {
  const auto rules = rules_of({
      {"any/n", rule_of("category = 'newsletter'", "phrase_any = ['N']")},
      {"any/h", rule_of("category = 'other'\nheads = 2", "phrase_any = ['H']\nbeside = ['newsletter']")},
  });
  CHECK(left_by(*rules, {"N", "H", "A", "B", "C"}) == Texts{"C"});
  CHECK(left_by(*rules, {"A", "H", "B", "C"}) == Texts{"A", "H", "B", "C"});
}

TEST_CASE("heads is a number of blocks", "[apply_rules]") {
  for (const std::size_t heads : {1u, 2u, 5u}) {
    const auto rules = rules_of(
        {{"any/m", rule_of("category = 'other'\nheads = " + std::to_string(heads), "phrase_any = ['M']")}});
    const Texts blocks = {"A", "M", "B", "C", "D"};
    Texts want = {"A"};
    for (std::size_t i = 2 + heads; i < blocks.size(); ++i) want.push_back(blocks[i]);
    CHECK(left_by(*rules, blocks) == want);
  }
}

TEST_CASE("heads end and end_body take all that follows but what is kept", "[apply_rules]") {
  const std::string keep = rule_of("category = 'other'\naction = 'keep'", "phrase_any = ['K']");
  const auto heads = rules_of(
      {{"any/m", rule_of("category = 'other'\nheads = 'end'", "phrase_any = ['M']")}, {"any/k", keep}});
  const auto ends = rules_of(
      {{"any/m", rule_of("category = 'other'\naction = 'end_body'", "phrase_any = ['M']")}, {"any/k", keep}});
  const Texts blocks = {"A", "M", sentence(20), "K", "B"};
  CHECK(left_by(*heads, blocks) == Texts{"A", "K"});
  CHECK(left_by(*ends, blocks) == Texts{"A", "K"});
  CHECK(left_by(*ends, {"A", "M"}) == Texts{"A"});
}

TEST_CASE("what a marker heads is marked with the marker's rule", "[apply_rules]") {
  const auto rules =
      rules_of({{"any/m", rule_of("category = 'newsletter'\nheads = 1", "phrase_any = ['M']")}});
  SheetOf of(page({"M", "B"}), *rules);
  of.run({apply_rules});
  REQUIRE(of.document.marks.size() == 2);
  for (const Mark& mark : of.document.marks) {
    CHECK(mark.decider == "any/m");
    CHECK(mark.category == Category::newsletter);
    CHECK(mark.pattern == "M");
    CHECK_FALSE(mark.is_guess);
  }
}

TEST_CASE("a marker whose category is kept heads nothing", "[apply_rules]") {
  const auto rules =
      rules_of({{"any/m", rule_of("category = 'newsletter'\nheads = 1", "phrase_any = ['M']")}});
  Leaning leaning;
  leaning.keep.add(Category::newsletter);
  CHECK(left_by(*rules, {"M", "B"}, leaning) == Texts{"M", "B"});
}

TEST_CASE("unsure removes only by choice, and so does what it heads", "[apply_rules]") {
  const auto rules =
      rules_of({{"any/m", rule_of("category = 'newsletter'\ncertainty = 'unsure'\nheads = 1",
                                  "phrase_any = ['M']", "tags = { value = 't' }")},
                {"any/e", rule_of("category = 'rating'\ncertainty = 'unsure'\naction = 'end_body'",
                                  "phrase_any = ['E']")}});
  Leaning drops, precision;
  drops.drop.add(Category::newsletter);
  precision.drops_unsure = true;
  const Texts blocks = {"M", "B", "E", "C"};
  CHECK(left_by(*rules, blocks) == blocks);
  CHECK(left_by(*rules, blocks, drops) == Texts{"E", "C"});
  CHECK(left_by(*rules, blocks, precision) == Texts{});
  // Noted all the same, and never a source of metadata.
  SheetOf of(page(blocks), *rules);
  of.run({apply_rules});
  REQUIRE(of.document.marks.size() == 2);
  CHECK(of.document.marks[0].verdict == Verdict::unsure);
  CHECK(of.document.metadata.tags.empty());
}

TEST_CASE("an unsure trim trims only by choice", "[apply_rules]") {
  const auto rules = rules_of({{"any/t", rule_of("category = 'byline'\ncertainty = 'unsure'\naction = 'trim'",
                                                 "text_any = ['^Ada writes: ']")}});
  const Texts blocks = {"Ada writes: it rained"};
  Leaning drops, precision;
  drops.drop.add(Category::byline);
  precision.drops_unsure = true;
  CHECK(left_by(*rules, blocks) == blocks);
  CHECK(left_by(*rules, blocks, drops) == Texts{"it rained"});
  CHECK(left_by(*rules, blocks, precision) == Texts{"it rained"});
}

TEST_CASE("a rule on trial is noted and removes nothing", "[apply_rules]") {
  for (const char* action : {"drop", "keep", "end_body"}) {
    const auto rules = rules_of(
        {{"any/a", rule_of(std::string("category = 'rating'\nstatus = 'trial'\naction = '") + action + "'",
                           "phrase_any = ['X']", "tags = { value = 't' }")},
         {"any/b", rule_of("category = 'newsletter'", "phrase_any = ['X']")}});
    SheetOf of(page({"X", "Y"}), *rules);
    of.run({apply_rules});
    CHECK(of.taken() == Texts{"any/b newsletter: X"});
    CHECK(of.document.metadata.tags.empty());
    REQUIRE(of.document.marks.size() == 2);
    CHECK(of.document.marks[0].decider == "any/a");
    CHECK_FALSE(of.document.marks[0].decisive);
  }
  const auto trim = rules_of({{"any/a", rule_of("category = 'byline'\nstatus = 'trial'\naction = 'trim'",
                                                "head_any = ['By Ada']")}});
  CHECK(left_by(*trim, {"By Ada: it rained"}) == Texts{"By Ada: it rained"});
}

TEST_CASE("a retired rule does nothing at all", "[apply_rules]") {
  const auto rules =
      rules_of({{"any/a", rule_of("category = 'rating'\nstatus = 'retired'", "phrase_any = ['X']")}});
  SheetOf of("X", *rules);
  of.run({apply_rules});
  CHECK(of.left() == Texts{"X"});
  CHECK(of.document.marks.empty());
}

TEST_CASE("trims take heads and both edges", "[apply_rules]") {
  const auto rules = rules_of({
      {"any/head", rule_of("category = 'dateline'\naction = 'trim'", "head_any = ['BERLIN (dpa)']")},
      {"any/tail",
       rule_of("category = 'photo-credit'\naction = 'trim'", "text_any = [' ?\\(Foto: [A-Z]+\\)$']")},
      {"any/front", rule_of("category = 'byline'\naction = 'trim'", "text_any = ['^[A-Z]{3}: ']")},
  });
  const auto settled = [&](const std::string& text) {
    return SheetOf(text, *rules).settle({apply_rules}).left();
  };
  CHECK(settled("BERLIN (dpa) - Es regnet.") == Texts{"Es regnet."});
  CHECK(settled("Es regnet. (Foto: ADA)") == Texts{"Es regnet."});
  CHECK(settled("BERLIN (dpa) - Es regnet. (Foto: ADA)") == Texts{"Es regnet."});
  CHECK(settled("ABC: BERLIN (dpa) – Es regnet. (Foto: ADA)") == Texts{"Es regnet."});
  // Neither in the middle nor as the whole block.
  CHECK(settled("Es regnet (Foto: ADA) weiter.") == Texts{"Es regnet (Foto: ADA) weiter."});
  CHECK(settled("(Foto: ADA)") == Texts{"(Foto: ADA)"});
  CHECK(settled("BERLIN (dpa):") == Texts{"BERLIN (dpa):"});
}

TEST_CASE("no filter meets a block half trimmed", "[apply_rules]") {
  const auto rules = rules_of({
      {"any/head", rule_of("category = 'dateline'\naction = 'trim'", "head_any = ['AAA']")},
      {"any/tail",
       rule_of("category = 'photo-credit'\naction = 'trim'", "text_any = [' ?\\(Foto: [A-Z]+\\)$']")},
      {"any/keep", rule_of("category = 'other'\naction = 'keep'", "phrase_any = ['BBB: it rained']")},
      {"any/more", rule_of("category = 'byline'\naction = 'trim'", "head_any = ['BBB']")},
      {"any/drop", rule_of("category = 'rating'", "phrase_any = ['Zorp']")},
  });
  const auto once = [&](const std::string& text) { return SheetOf(text, *rules).run({apply_rules}).left(); };
  CHECK(once("AAA: BBB: Es regnet. (Foto: ADA)") == Texts{"Es regnet."});
  // What is kept once its edge is gone is not trimmed on.
  CHECK(once("AAA: BBB: it rained") == Texts{"BBB: it rained"});
  CHECK(SheetOf("AAA: BBB: it rained", *rules).settle({apply_rules}).left() == Texts{"BBB: it rained"});
  // To drop what is left is the next round's.
  CHECK(once("AAA: Zorp") == Texts{"Zorp"});
  CHECK(SheetOf("AAA: Zorp", *rules).settle({apply_rules}).left().empty());
  // Five trims in a round, the rest in the next.
  CHECK(once("AAA: AAA: AAA: AAA: AAA: it") == Texts{"it"});
  CHECK(once("AAA: AAA: AAA: AAA: AAA: AAA: it") == Texts{"AAA: it"});
}

TEST_CASE("a trim may bring running text to light", "[apply_rules]") {
  const auto rules = rules_of({{"any/tail", rule_of("category = 'photo-credit'\naction = 'trim'",
                                                    "text_any = [' \\(Foto: [A-Z]+\\)$']")}});
  SheetOf of(page({"A", sentence(9) + " (Foto: ADA)", "B"}), *rules);
  of.run({});
  CHECK(of.sheet().first_prose() == 3);
  apply_rules(of.sheet());
  CHECK(of.sheet().first_prose() == 1);
  CHECK(of.sheet().last_prose() == std::size_t{1});
  // So a chronicle's date above its last paragraph is not one behind the text.
  SheetOf chronicle(
      page({sentence(9, 1), sentence(9, 2), sentence(9, 3), "3 May 2023", sentence(9, 4) + " (Foto: ADA)"}),
      *rules);
  chronicle.run({apply_rules, mark_date_lines});
  CHECK(chronicle.left().size() == 5);
}

TEST_CASE("a trim's span is in the block as it was read", "[apply_rules]") {
  const auto rules = rules_of({
      {"any/a", rule_of("category = 'dateline'\naction = 'trim'", "head_any = ['AAA']")},
      {"any/b", rule_of("category = 'byline'\naction = 'trim'", "head_any = ['BBB']")},
  });
  SheetOf of("AAA:  BBB:\tÜber Nacht", *rules);
  of.settle({apply_rules});
  CHECK(of.left() == Texts{"Über Nacht"});
  REQUIRE(of.document.marks.size() == 2);
  CHECK(of.document.marks[0].span == Span{0, 5});
  CHECK(of.document.marks[1].span == Span{5, 10});
}

TEST_CASE("the mark says what matched", "[apply_rules]") {
  const auto rules = rules_of({
      {"any/p", rule_of("category = 'other'", "phrase_any = ['Read more']")},
      {"any/h", rule_of("category = 'other'", "head_any = ['Foto']")},
      {"any/t", rule_of("category = 'other'", "text_any = ['nowhere', 'b[ai]nana']")},
  });
  SheetOf of(page({"» READ MORE:", "Foto: Ada Quill", "A banana"}), *rules);
  of.run({apply_rules});
  REQUIRE(of.document.marks.size() == 3);
  CHECK(of.document.marks[0].pattern == "» READ MORE:");
  CHECK(of.document.marks[1].pattern == "Foto: ");
  CHECK(of.document.marks[2].pattern == "b[ai]nana");
  CHECK(of.document.marks[2].span == Span{2, 8});
}

TEST_CASE("a date line near the prose also gives the dates", "[apply_rules]") {
  const auto rules = rules_of({{"any/d", rule_of("category = 'date-line'", "text_any = ['^Published']")}});
  const std::string date = "Published: 3 May 2023";
  const auto published = [&](const Texts& blocks) {
    SheetOf of(page(blocks), *rules);
    of.run({apply_rules});
    return of.document.metadata.date_published.value_or("none");
  };
  CHECK(published({date}) == "2023-05-03");
  CHECK(published({date, sentence(9)}) == "2023-05-03");
  CHECK(published({sentence(9), date, sentence(9, 1)}) == "2023-05-03");
  CHECK(published({sentence(9), sentence(9, 1), date}) == "none");
}

TEST_CASE("a date-line rule that is not sure, or kept, files no date unless it acts", "[apply_rules]") {
  const auto rules = rules_of(
      {{"any/d", rule_of("category = 'date-line'\ncertainty = 'unsure'", "text_any = ['^Published']")}});
  SheetOf of("Published: 3 May 2023", *rules);
  of.run({apply_rules});
  CHECK(of.left().size() == 1);
}

TEST_CASE("applying the rules to what they left takes nothing", "[apply_rules]") {
  const auto rules = rules_of({
      {"any/m", rule_of("category = 'newsletter'\nheads = 1", "phrase_any = ['M']")},
      {"any/w", rule_of("category = 'other'", "phrase_any = ['W']\nwithin_first_blocks = 2")},
      {"any/l", rule_of("category = 'other'", "phrase_any = ['L']\nwithin_last_blocks = 1")},
      {"any/x", rule_of("category = 'other'", "phrase_any = ['X']\nbeside = ['newsletter']")},
      {"any/t", rule_of("category = 'other'\naction = 'trim'", "head_any = ['T']")},
  });
  const Texts blocks = {"W",          "W", "W",    "A", "W", "M", "M", "X",   "X",
                        "T: T: T: M", "X", "T: X", "L", "L", "X", "M", "T: L"};
  CHECK(is_settled(blocks, {apply_rules}, *rules));
}

}  // namespace
}  // namespace kehraus
