#include <catch2/catch.hpp>

#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

const RuleSet& rules() {
  static const auto set = rules_of({
      {"any/more", rule_of("category = 'related-articles'", "max_words = 9\ntext_any = ['^Read also: ']")},
      {"any/mail", rule_of("category = 'newsletter'", "phrase_any = ['Get our letter now']")},
      {"any/menu", rule_of("category = 'navigation'", "phrase_any = ['Footer', 'Back to the front page']")},
      {"any/file", rule_of("category = 'tag-list'", "phrase_any = ['Harbour news']")},
  });
  return *set;
}

std::string only_left(const std::string& text) {
  const Texts left = SheetOf(text, rules()).run({mark_glued_ends}).left();
  REQUIRE(left.size() == 1);
  return left[0];
}

TEST_CASE("residue run together with a sentence goes", "[mark_glued_ends]") {
  CHECK(only_left("The bridge has its sign again.Read also: Fog at sea") == "The bridge has its sign again.");
  CHECK(only_left("Back to the front pageThe bridge has its sign again.") ==
        "The bridge has its sign again.");
}

TEST_CASE("a last sentence goes where an author would not say it", "[mark_glued_ends]") {
  CHECK(only_left("The bridge has its sign again. Get our letter now!") == "The bridge has its sign again.");
  CHECK(only_left("The bridge is a sign. Harbour news.") == "The bridge is a sign. Harbour news.");
}

TEST_CASE("what a quote opens is not run together with what stands before it", "[mark_glued_ends]") {
  CHECK(only_left("The bridge has its sign, “Footer”") == "The bridge has its sign, “Footer”");
  CHECK(only_left("The bridge is new, \"Read also: Fog at sea") ==
        "The bridge is new, \"Read also: Fog at sea");
  CHECK(only_left("“The bridge has its sign again.”Read also: Fog at sea") ==
        "“The bridge has its sign again.”");
}

TEST_CASE("edges that were bare are looked at again once the text has changed", "[mark_glued_ends]") {
  const std::string text =
      "The bridge has its sign again.Read also: Fog at sea (photo by the harbour master of the old town)";
  SheetOf of(text, rules());
  CHECK(of.run({mark_glued_ends}).left() == Texts{text});  // longer than what the rule takes
  CHECK(of.sheet().has_bare_edges(0));
  const std::size_t cut = text.find(" (photo");
  of.sheet().mark(0, Verdict::trim, Category::photo_credit, "any/x", false, {}, {cut, text.size()});
  CHECK_FALSE(of.sheet().has_bare_edges(0));
  mark_glued_ends(of.sheet());
  CHECK(of.left() == Texts{"The bridge has its sign again."});
}

TEST_CASE("names, code and list items are left alone", "[mark_glued_ends]") {
  for (const std::string text : {"The page ends in a PageFooter", "So it called draw(\"Footer\")",
                                 "- Back to the front pageThe bridge has its sign again."})
    CHECK(only_left(text) == text);
}

}  // namespace
}  // namespace kehraus
