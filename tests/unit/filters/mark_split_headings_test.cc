#include <catch2/catch.hpp>

#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

const RuleSet& rules() {
  static const auto set = rules_of({
      {"any/more",
       rule_of("category = 'related-articles'\nheads = 1",
               "phrase_any = ['Weitere Artikel', 'Read more of all our best news', 'a b c d e f g']")},
      {"any/long", rule_of("category = 'related-articles'\nheads = 1",
                           "phrase_any = ['Donaudampfschifffahrtsgesellschaftsbuch Artikel', "
                           "'Donaudampfschifffahrtsgesellschaftsbuche Artikel']")},
      {"any/headless", rule_of("category = 'newsletter'", "phrase_any = ['Our Letter']")},
      {"any/head", rule_of("category = 'newsletter'\nheads = 1", "head_any = ['Our Head']")},
      {"any/text", rule_of("category = 'newsletter'\nheads = 1", "text_any = ['Our Text']")},
      {"any/trial",
       rule_of("category = 'newsletter'\nheads = 1\nstatus = 'trial'", "phrase_any = ['Our Trial']")},
      {"any/unsure",
       rule_of("category = 'newsletter'\nheads = 1\ncertainty = 'unsure'", "phrase_any = ['Our Doubt']")},
      {"any/keep", rule_of("category = 'newsletter'\naction = 'keep'", "phrase_any = ['Our Keep']")},
      {"any/end", rule_of("category = 'newsletter'\naction = 'end_body'", "phrase_any = ['Our End']")},
  });
  return *set;
}

Texts left_of(const std::string& text, Leaning leaning = {}) {
  return SheetOf(text, rules(), leaning).run({mark_split_headings}).left();
}

TEST_CASE("two lines that are one marker go, with what it heads", "[mark_split_headings]") {
  CHECK(left_of("Vorher\nWeitere\nArtikel\nDie Brücke\nNachher") == Texts{"Vorher", "Nachher"});
  CHECK(left_of("Weitere\nArtikel:") == Texts{});
  CHECK(left_of("» WEITERE\nartikel") == Texts{});
}

TEST_CASE("they are marked with the marker's rule", "[mark_split_headings]") {
  SheetOf of("Weitere\nArtikel\nDie Brücke", rules());
  of.run({mark_split_headings});
  CHECK(of.taken() == Texts{"any/more related-articles: Weitere", "any/more related-articles: Artikel",
                            "any/more related-articles: Die Brücke"});
}

TEST_CASE("lines that are no halves stay", "[mark_split_headings]") {
  for (const Texts& lines : {
           Texts{"Weitere", "", "Artikel"},     // a blank line between them
           Texts{"Weitere.", "Artikel"},        // a sentence's end
           Texts{"Weitere", "Artikel!"},        //
           Texts{"Weitere", "Die", "Artikel"},  // something else between them
           Texts{"Weitere", "Artikeln"},
           Texts{"Artikel", "Weitere"},
       }) {
    std::string text;
    for (const std::string& line : lines) text += line + "\n";
    CAPTURE(text);
    Texts want = lines;
    std::erase(want, "");
    CHECK(left_of(text) == want);
  }
}

TEST_CASE("a half has one to three words", "[mark_split_headings]") {
  CHECK(left_of("a b c\nd e f g").size() == 2);
  CHECK(left_of("a b c d\ne f g").size() == 2);
  const auto three =
      rules_of({{"any/x", rule_of("category = 'other'\nheads = 1", "phrase_any = ['a b c d e f', '- a']")}});
  CHECK(SheetOf("a b c\nd e f", *three).run({mark_split_headings}).left().empty());
  CHECK(SheetOf("-\na", *three).run({mark_split_headings}).left().size() == 2);
}

TEST_CASE("a half has at most forty characters", "[mark_split_headings]") {
  const std::string forty(40, 'x'), more(41, 'x');
  const auto set = rules_of({{"any/x", rule_of("category = 'other'\nheads = 1",
                                               "phrase_any = ['" + forty + " y', '" + more + " y']")}});
  CHECK(SheetOf(forty + "\ny", *set).run({mark_split_headings}).left().empty());
  CHECK(SheetOf(more + "\ny", *set).run({mark_split_headings}).left().size() == 2);
}

TEST_CASE("only whole phrases of sure, stable markers count", "[mark_split_headings]") {
  for (const char* text : {"Our\nLetter\nA", "Our\nHead: it", "Our\nText\nA", "Our\nTrial\nA",
                           "Our\nDoubt\nA", "Our\nKeep", "Our\nEnd"})
    CHECK(left_of(text) == left_of(std::string(text) + "\n"));
  CHECK(left_of("Our\nLetter\nA").size() == 3);
  CHECK(left_of("Our\nHead: it").size() == 2);
  CHECK(left_of("Our\nText\nA").size() == 3);
  CHECK(left_of("Our\nTrial\nA").size() == 3);
  CHECK(left_of("Our\nDoubt\nA").size() == 3);
  CHECK(left_of("Our\nKeep").size() == 2);
  CHECK(left_of("Our\nEnd").size() == 2);
}

TEST_CASE("a marker's conditions on its place hold for both halves together", "[mark_split_headings]") {
  const auto left = [](const std::string& condition, const std::string& text) {
    const auto set = rules_of(
        {{"any/n", rule_of("category = 'newsletter'", "phrase_any = ['N']")},
         {"any/x", rule_of("category = 'other'\nheads = 1", "phrase_any = ['Our Bin']\n" + condition)}});
    return SheetOf(text, *set).run({apply_rules, mark_split_headings}).left().size();
  };
  const std::string p = sentence(9);
  CHECK(left("after_prose = true", p + "\n\nOur\nBin\nA") == 1);
  CHECK(left("after_prose = true", "Our\nBin\nA\n\n" + p) == 4);
  CHECK(left("before_prose = true", "Our\nBin\nA\n\n" + p) == 1);
  CHECK(left("before_prose = true", p + "\n\nOur\nBin\nA") == 4);
  CHECK(left("within_first_blocks = 1", "Our\nBin\nA") == 0);
  CHECK(left("within_first_blocks = 1", "A\nOur\nBin\nA") == 4);
  // What stands beside is not asked: such a rule needs its marker in one line.
  CHECK(left("beside = ['newsletter']", "N\nOur\nBin\nA") == 3);
}

TEST_CASE("a category that is kept keeps both halves", "[mark_split_headings]") {
  Leaning leaning;
  leaning.keep.add(Category::related_articles);
  CHECK(left_of("Weitere\nArtikel\nA", leaning).size() == 3);
}

TEST_CASE("words that a rule names are no guess", "[mark_split_headings]") {
  Leaning recall;
  recall.trusts_guesses = false;
  CHECK(left_of("Weitere\nArtikel\nA", recall).empty());
}

TEST_CASE("behind the first round every block stands alone", "[mark_split_headings]") {
  SheetOf of("Weitere\nX\nArtikel\nA", rules());
  of.run({mark_split_headings});
  of.sheet().drop(1, Category::other, "filter/x");
  of.run({mark_split_headings});
  CHECK(of.left() == Texts{"Weitere", "Artikel", "A"});
}

TEST_CASE("a block that is settled is no half", "[mark_split_headings]") {
  SheetOf of("Weitere\nArtikel\nA", rules());
  of.run({});
  of.sheet().mark(1, Verdict::keep, Category::other, "any/k", false);
  mark_split_headings(of.sheet());
  CHECK(of.left().size() == 3);
}

TEST_CASE("torn markers settle", "[mark_split_headings]") {
  CHECK(is_settled({"Weitere\nArtikel\nWeitere\nArtikel\nWeitere\nA"}, {mark_split_headings}, rules()));
}

}  // namespace
}  // namespace kehraus
