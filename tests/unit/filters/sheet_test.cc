#include "filters/sheet.h"

#include <catch2/catch.hpp>

#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

bool reads_as_prose(const std::string& text) {
  SheetOf of(text);
  of.run({});
  REQUIRE(of.sheet().size() == 1);
  return of.sheet().is_prose(0);
}

TEST_CASE("running text is a sentence of eight words, or thirty words", "[sheet]") {
  struct Row {
    std::string text;
    bool is_prose;
  };
  const Row rows[] = {
      {sentence(7), false},
      {sentence(8), true},
      {headline(8), false},
      {headline(29), false},
      {headline(30), true},                            // long and in small letters: whatever its end
      {"So it was and WE WENT HOME AT Once.", true},   // three words in small letters
      {"So it was AND WE WENT HOME AT ONCE.", false},  // two
      {"Is that what the whole old town wanted?", true},
      {"So much for the rain over the town!", true},
      {"So it rained over the whole old town:", false},
      {"\xE2\x80\x9EIt rained over the whole of the town.\xE2\x80\x9C", true},
      {"(It rained over the whole of the town.)", true},
      // Cut off: only a long block is running text then.
      {headline(8) + "...", false},
      {headline(8) + " \xE2\x80\xA6", false},
      {headline(29) + "...", false},
      {headline(30) + "...", true},
      // A list's item from fifteen words on. '-' is no word, a number is.
      {"- " + sentence(14), false},
      {"- " + sentence(15), true},
      {"29. " + sentence(13), false},
      {"29. " + sentence(14), true},
      // Thirty names are no running text unless a sentence ends.
      {"A B C D E F G H I J K L M N O P Q R S T U V W X Y Z A B C D", false},
      {"A B C D E F G H I J K L M N O P Q R S T U V W a b c A B C D.", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(reads_as_prose(row.text) == row.is_prose);
  }
}

TEST_CASE("without capitals a sentence of twenty letters is running text", "[sheet]") {
  CHECK(reads_as_prose("東京都議会は月曜日の夕方に新しい橋を承認した。"));
  CHECK_FALSE(reads_as_prose("東京都議会は月曜日の夕方に新しい橋を承認した"));
  std::string letters;
  for (int i = 0; i < 19; ++i) letters += "橋";
  CHECK_FALSE(reads_as_prose(letters + "。"));
  CHECK(reads_as_prose(letters + "橋。"));
  CHECK_FALSE(reads_as_prose("A" + letters + "。"));
  CHECK_FALSE(reads_as_prose(letters + "橋…"));
}

TEST_CASE("first and last prose move inwards as blocks are dropped", "[sheet]") {
  SheetOf of(page({"A", sentence(9, 1), "B", sentence(9, 2), "C", sentence(9, 3), "D"}));
  of.run({});
  Sheet& sheet = of.sheet();
  CHECK(sheet.first_prose() == 1);
  CHECK(sheet.last_prose() == std::size_t{5});
  sheet.drop(1, Category::other, "filter/x");
  CHECK(sheet.first_prose() == 3);
  sheet.drop(5, Category::other, "filter/x");
  CHECK(sheet.last_prose() == std::size_t{3});
  sheet.drop(3, Category::other, "filter/x");
  CHECK(sheet.first_prose() == sheet.size());
  CHECK_FALSE(sheet.last_prose().has_value());
}

TEST_CASE("an empty document has nothing on its sheet", "[sheet]") {
  SheetOf of("");
  of.run({});
  CHECK(of.sheet().size() == 0);
  CHECK(of.sheet().first_prose() == 0);
  CHECK_FALSE(of.sheet().last_prose().has_value());
  CHECK(of.sheet().kept().empty());
  CHECK(of.sheet().passages(1, 100).empty());
}

TEST_CASE("the first mark that acts settles a block", "[sheet]") {
  SheetOf of(page({"One", "Two"}));
  of.run({});
  Sheet& sheet = of.sheet();
  CHECK(sheet.drop(0, Category::navigation, "filter/first"));
  CHECK_FALSE(sheet.drop(0, Category::other, "filter/second"));
  CHECK_FALSE(sheet.mark(0, Verdict::keep, Category::other, "any/keep", false));
  CHECK(sheet.dropped_as(0) == Category::navigation);
  CHECK(sheet.mark(1, Verdict::keep, Category::other, "any/keep", false));
  CHECK_FALSE(sheet.drop(1, Category::other, "filter/second"));
  CHECK_FALSE(sheet.is_open(1));
  CHECK_FALSE(sheet.is_dropped(1));
  CHECK(of.left() == std::vector<std::string>{"Two"});
  // All was noted, and who decided.
  REQUIRE(of.document.marks.size() == 5);
  std::vector<bool> decisive;
  for (const Mark& mark : of.document.marks) decisive.push_back(mark.decisive);
  CHECK(decisive == std::vector<bool>{true, false, false, true, false});
}

TEST_CASE("which marks act depends on the caller's choices", "[sheet]") {
  const auto acts = [](Leaning leaning, Verdict verdict, bool is_guess) {
    SheetOf of("Some block", no_rules(), leaning);
    of.run({});
    return of.sheet().mark(0, verdict, Category::newsletter, "any/x", is_guess, {}, {0, 5});
  };
  Leaning keeps, drops, other, precision, recall;
  keeps.keep.add(Category::newsletter);
  drops.drop.add(Category::newsletter);
  other.keep.add(Category::other);
  other.drop.add(Category::other);
  precision.drops_unsure = true;
  recall.trusts_guesses = false;
  struct Row {
    Verdict verdict;
    bool is_guess, plain, keeps, drops, precision, recall;
  };
  const Row rows[] = {
      {Verdict::drop, false, true, false, true, true, true},
      {Verdict::drop, true, true, false, true, true, false},
      {Verdict::trim, false, true, false, true, true, true},
      {Verdict::unsure, false, false, false, true, true, false},
      {Verdict::keep, false, true, true, true, true, true},
      {Verdict::title, false, true, true, true, true, true},
  };
  for (const Row& row : rows) {
    CAPTURE(name_of(row.verdict), row.is_guess);
    CHECK(acts({}, row.verdict, row.is_guess) == row.plain);
    CHECK(acts(other, row.verdict, row.is_guess) == row.plain);
    CHECK(acts(keeps, row.verdict, row.is_guess) == row.keeps);
    CHECK(acts(drops, row.verdict, row.is_guess) == row.drops);
    CHECK(acts(precision, row.verdict, row.is_guess) == row.precision);
    CHECK(acts(recall, row.verdict, row.is_guess) == row.recall);
  }
  // Who both keeps and drops a category keeps it.
  Leaning both = keeps;
  both.drop.add(Category::newsletter);
  CHECK_FALSE(acts(both, Verdict::unsure, false));
}

TEST_CASE("a trim takes an edge and never the whole block", "[sheet]") {
  const auto trimmed = [](Span edge) {
    SheetOf of("Alpha  beta\tgamma");  // squeezed: `Alpha beta gamma`
    of.run({});
    const bool took = of.sheet().mark(0, Verdict::trim, Category::dateline, "any/x", false, {}, edge);
    const auto left = of.left();
    REQUIRE(left.size() == 1);
    return std::pair(took, left[0]);
  };
  using Answer = std::pair<bool, std::string>;
  CHECK(trimmed({0, 5}) == Answer{true, "beta gamma"});
  CHECK(trimmed({0, 6}) == Answer{true, "beta gamma"});
  CHECK(trimmed({10, 16}) == Answer{true, "Alpha beta"});
  CHECK(trimmed({11, 16}) == Answer{true, "Alpha beta"});
  CHECK(trimmed({0, 16}) == Answer{false, "Alpha beta gamma"});
  CHECK(trimmed({0, 0}) == Answer{false, "Alpha beta gamma"});
  CHECK(trimmed({16, 16}) == Answer{false, "Alpha beta gamma"});
  CHECK(trimmed({6, 10}) == Answer{false, "Alpha beta gamma"});
}

TEST_CASE("a trimmed block stays open, and is measured anew at once", "[sheet]") {
  SheetOf of("Alpha beta gamma");
  of.run({});
  Sheet& sheet = of.sheet();
  CHECK_FALSE(sheet.was_trimmed_as(0, Category::dateline));
  REQUIRE(sheet.mark(0, Verdict::trim, Category::dateline, "any/x", false, {}, {0, 6}));
  CHECK(sheet.is_open(0));
  CHECK(sheet.has_changed());
  CHECK(sheet.measures(0).words == 2);
  CHECK(sheet.text(0) == "beta gamma");
  // The second trim's span is in what is left, and noted in the whole block.
  REQUIRE(sheet.mark(0, Verdict::trim, Category::byline, "any/y", false, {}, {4, 10}));
  CHECK(of.document.marks[1].span == Span{10, 16});
  CHECK(of.left() == std::vector<std::string>{"beta"});
  of.run({});
  CHECK(of.sheet().was_trimmed_as(0, Category::dateline));
  CHECK(of.sheet().was_trimmed_as(0, Category::byline));
  CHECK_FALSE(of.sheet().was_trimmed_as(0, Category::other));
  CHECK_FALSE(of.sheet().has_changed());
}

TEST_CASE("every category can be trimmed as", "[sheet]") {
  for (std::size_t c = 0; c < kCategoryCount; ++c) {
    const auto category = static_cast<Category>(c);
    SheetOf of("Alpha beta");
    of.run({});
    of.sheet().mark(0, Verdict::trim, category, "any/x", false, {}, {0, 6});
    for (std::size_t d = 0; d < kCategoryCount; ++d)
      CHECK(of.sheet().was_trimmed_as(0, static_cast<Category>(d)) == (c == d));
  }
}

TEST_CASE("a round sees only what the rounds before left standing", "[sheet]") {
  SheetOf of("One\nTwo\nThree\nFour");
  of.run({});
  Sheet& sheet = of.sheet();
  CHECK(sheet.size() == 4);
  CHECK(sheet.is_after_blank(0));
  CHECK_FALSE(sheet.is_after_blank(1));
  sheet.drop(1, Category::other, "filter/x");
  sheet.mark(0, Verdict::title, Category::other, "filter/y", false);
  sheet.mark(3, Verdict::keep, Category::other, "any/z", false);
  CHECK(sheet.is_title(0));
  CHECK(sheet.next_left(0) == 2);
  CHECK(sheet.next_left(2) == 3);
  CHECK(sheet.next_left(3) == 4);
  CHECK(sheet.has_changed());
  of.run({});
  REQUIRE(sheet.size() == 2);
  CHECK(sheet.text(0) == "Three");
  CHECK(sheet.text(1) == "Four");
  CHECK_FALSE(sheet.is_open(1));  // kept stays kept
  CHECK_FALSE(sheet.has_changed());
  CHECK(sheet.is_after_blank(1));  // as in written output
  REQUIRE(sheet.passages(1, 100).size() == 2);
  CHECK(sheet.passages(1, 100)[0].text == "Three");
  CHECK(sheet.passages(1, 100)[0].words == 1);
}

TEST_CASE("a keeping mark is no change", "[sheet]") {
  SheetOf of("One");
  of.run({});
  of.sheet().mark(0, Verdict::keep, Category::other, "any/x", false);
  CHECK_FALSE(of.sheet().has_changed());
}

TEST_CASE("later rounds note only what decides", "[sheet]") {
  SheetOf of("One\nTwo");
  of.run({});
  of.sheet().note(0, Verdict::drop, Category::other, "any/trial", "One");
  of.run({});
  of.sheet().note(0, Verdict::drop, Category::other, "any/trial", "One");
  of.sheet().mark(0, Verdict::unsure, Category::other, "any/unsure", false);
  CHECK(of.document.marks.size() == 1);
  of.sheet().drop(0, Category::other, "filter/x");
  CHECK(of.document.marks.size() == 2);
}

TEST_CASE("marks of a later round name the document's block", "[sheet]") {
  SheetOf of("One\nTwo\nThree");
  of.run({});
  of.sheet().drop(0, Category::other, "filter/x");
  of.run({});
  of.sheet().drop(1, Category::other, "filter/y");
  REQUIRE(of.document.marks.size() == 2);
  CHECK(of.document.marks[1].block == 2);
  CHECK(of.left() == std::vector<std::string>{"Two"});
}

TEST_CASE("another language's rules count from the next round on", "[sheet]") {
  const auto rules = rules_of({{"en/x", rule_of("category = 'other'", "phrase_any = ['Hallo']")}});
  SheetOf of("Hallo", *rules, {}, "de");
  of.run({});
  CHECK(of.sheet().hits(0).empty());
  of.sheet().change_language("en");
  CHECK(of.sheet().hits(0).empty());
  of.run({});
  CHECK(of.sheet().hits(0).size() == 1);
  CHECK(of.document.language == "en");
}

}  // namespace
}  // namespace kehraus
