#include <catch2/catch.hpp>

#include "learn/learned_blocks.h"
#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

const LearnedSite& site() {
  static const LearnedSite site("a.example", {{"Follow us on the water", LearnedPlace::below, 812, 1000},
                                              {"Home of the old town", LearnedPlace::above, 90, 1000}});
  return site;
}

// A sheet that knows the site.
class LearnedSheet {
 public:
  explicit LearnedSheet(std::string text, const RuleSet& rules = no_rules(), Leaning leaning = {})
      : text_(std::move(text)), leaning_(leaning) {
    read_text(text_, document);
    sheet = std::make_unique<Sheet>(document, rules, leaning_, &site());
    sheet->begin_round();
    apply_rules(*sheet);
    apply_learned(*sheet);
  }

  std::size_t left() const {
    std::size_t count = 0;
    for (const Span& span : sheet->kept()) count += !span.empty();
    return count;
  }

  Document document;
  std::unique_ptr<Sheet> sheet;

 private:
  std::string text_;
  Leaning leaning_;
};

TEST_CASE("a learned block goes with the number of documents as its score", "[apply_learned]") {
  LearnedSheet of(page({sentence(12), "FOLLOW US on the water!", "Follow us on the land"}));
  CHECK(of.left() == 2);
  REQUIRE(of.document.marks.size() == 1);
  const Mark& mark = of.document.marks[0];
  CHECK(mark.block == 1);
  CHECK(mark.decisive);
  CHECK(mark.decider == "learned/a.example/repeated-block");
  CHECK(mark.score == 812.0f);
}

TEST_CASE("only where the others have it: above or below the running text", "[apply_learned]") {
  const std::string water = "Follow us on the water", home = "Home of the old town", one = sentence(20, 1),
                    two = sentence(20, 2);
  CHECK(LearnedSheet(page({home, one, two, water})).left() == 2);
  CHECK(LearnedSheet(page({water, one, two, home})).left() == 4);
  CHECK(LearnedSheet(page({one, water, home, two})).left() == 4);
  CHECK(LearnedSheet(page({one, two, "Ring twice", water, "Mind the dog"})).left() == 5);
  CHECK(LearnedSheet(page({one, two, "Ring twice", water, water})).left() == 3);
}

TEST_CASE("a document without running text, or that is mostly learned, is left alone", "[apply_learned]") {
  CHECK(LearnedSheet(page({"Home of the old town", "Follow us on the water"})).left() == 2);
  CHECK(LearnedSheet(page({"Home of the old town", sentence(8), "Follow us on the water"})).left() == 3);
}

TEST_CASE("nothing is learned of another site", "[apply_learned]") {
  SheetOf of(page({sentence(12), "Follow us on the water"}));
  CHECK(of.run({apply_learned}).left().size() == 2);
}

TEST_CASE("rules come first, and the caller's choices count", "[apply_learned]") {
  const std::string text = page({sentence(12), "Follow us on the water"});
  const auto keep = rules_of(
      {{"any/k", rule_of("category = 'other'\naction = 'keep'", "phrase_any = ['Follow us on the water']")}});
  CHECK(LearnedSheet(text, *keep).left() == 2);
  const auto drop =
      rules_of({{"any/d", rule_of("category = 'newsletter'", "phrase_any = ['Follow us on the water']")}});
  LearnedSheet dropped(text, *drop);
  CHECK(dropped.document.marks[0].decider == "any/d");
  CHECK(dropped.left() == 1);
  Leaning recall, keeps;
  recall.trusts_guesses = false;
  keeps.keep.add(Category::other);
  CHECK(LearnedSheet(text, no_rules(), recall).left() == 2);
  CHECK(LearnedSheet(text, no_rules(), keeps).left() == 2);
}

}  // namespace
}  // namespace kehraus
