// The title, and what can be one.
#include "filters/title.h"

#include <catch2/catch.hpp>

#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

bool could_be(const std::string& text) {
  SheetOf of(text);
  of.run({});
  REQUIRE(of.sheet().size() == 1);
  return could_be_title(of.sheet(), 0);
}

TEST_CASE("what a title looks like", "[mark_title]") {
  CHECK(could_be("New bridge in Wellenburg"));
  CHECK(could_be("Wer zahlt?"));
  CHECK(could_be("\"So it goes,\" says mayor"));
  CHECK_FALSE(could_be("It rained."));
  CHECK_FALSE(could_be("It rained..."));
  CHECK_FALSE(could_be("it rained"));
  CHECK_FALSE(could_be("- It rained"));
  CHECK_FALSE(could_be("1. It rained"));
  CHECK_FALSE(could_be("Read more:"));
  CHECK_FALSE(could_be("Look at www.example.org"));
  CHECK_FALSE(could_be("Write to ada@example.org"));
  CHECK_FALSE(could_be("---"));
  CHECK(could_be("2024: Ein Jahr"));
}

TEST_CASE("a title's bounds: letters, words, sentences", "[mark_title]") {
  CHECK_FALSE(could_be("Ab"));
  CHECK(could_be("Abc"));
  CHECK(could_be(headline(30)));
  CHECK_FALSE(could_be(headline(31)));
  CHECK(could_be(headline(14) + "?"));
  CHECK_FALSE(could_be(headline(15) + "?"));
  CHECK(could_be(headline(14) + "!"));
  CHECK_FALSE(could_be(headline(15) + "!"));
  CHECK(could_be("Rain! Snow! And more"));
  CHECK_FALSE(could_be("Rain! Snow! Hail! And more"));
  CHECK(could_be("Rain! Snow?"));
  CHECK_FALSE(could_be("Rain! Snow! Hail!"));
}

std::vector<std::size_t> candidates_of(const Texts& blocks) {
  SheetOf of(page(blocks));
  of.run({});
  return title_candidates(of.sheet());
}

TEST_CASE("candidates are the lines above the first that is none", "[mark_title]") {
  using Places = std::vector<std::size_t>;
  CHECK(candidates_of({}) == Places{});
  CHECK(candidates_of({sentence(20), "Title"}) == Places{});
  CHECK(candidates_of({"Title", sentence(20), "Other"}) == Places{0});
  CHECK(candidates_of({"Title", "Subtitle", sentence(20)}) == Places{0, 1});
  CHECK(candidates_of({"Title", "Short sentence.", "Other"}) == Places{0});
  CHECK(candidates_of(repeated(11, [](std::size_t i) { return headline(3, i); })).size() == 11);
  CHECK(candidates_of(repeated(12, [](std::size_t i) { return headline(3, i); })).size() == 12);
  CHECK(candidates_of(repeated(13, [](std::size_t i) { return headline(3, i); })).size() == 12);
}

TEST_CASE("what was dropped above a candidate is passed over, what was kept is not", "[mark_title]") {
  SheetOf of(page({"Menu", "Title", "Kept", "Other"}));
  of.run({});
  of.sheet().drop(0, Category::navigation, "any/x");
  of.sheet().mark(2, Verdict::keep, Category::other, "any/k", false);
  CHECK(title_candidates(of.sheet()) == std::vector<std::size_t>{1});
}

struct Filed {
  std::string title, raw;
  Texts left;
};

Filed filed(const Texts& blocks, Leaning leaning = {}) {
  SheetOf of(page(blocks), no_rules(), leaning);
  of.run({mark_title});
  const Metadata& m = of.document.metadata;
  return {m.title.value_or(""), m.title_raw.value_or(""), of.left()};
}

const std::string kTitle = "New bridge in Wellenburg";
const std::string kText = sentence(20);

TEST_CASE("one candidate is the title and leaves the body", "[mark_title]") {
  const Filed one = filed({kTitle, kText});
  CHECK(one.title == kTitle);
  CHECK(one.raw.empty());
  CHECK(one.left == Texts{kText});
  SheetOf of(page({kTitle, kText}));
  of.run({mark_title});
  CHECK(of.taken() == Texts{"filter/mark_title other: " + kTitle});
  CHECK(of.document.marks[0].verdict == Verdict::title);
}

TEST_CASE("of two candidates the first is filed and both stay", "[mark_title]") {
  const Filed two = filed({kTitle, "A subtitle", kText});
  CHECK(two.title == kTitle);
  CHECK(two.left == Texts{kTitle, "A subtitle", kText});
}

TEST_CASE("of several candidates one of a single word is not filed", "[mark_title]") {
  const Filed two = filed({"Politik", kTitle, kText});
  CHECK(two.title.empty());
  CHECK(two.left.size() == 3);
  CHECK(filed({"Politik heute", kTitle, kText}).title == "Politik heute");
  CHECK(filed({"Politik", kText}).title == "Politik");  // alone it is
}

TEST_CASE("a title needs a text below it", "[mark_title]") {
  CHECK(filed({kTitle}).title.empty());
  CHECK(filed({kTitle}).left == Texts{kTitle});
  CHECK(filed({kTitle, "Another line"}).title.empty());
  CHECK(filed({kTitle, "A sentence."}).title == kTitle);
  CHECK(filed({}).title.empty());
  CHECK(filed({kText, kTitle}).title.empty());
  CHECK(filed({kText, kTitle}).left.size() == 2);
}

TEST_CASE("copies of the first candidate are duplicates", "[mark_title]") {
  SheetOf of(page({kTitle, "NEW BRIDGE IN WELLENBURG!", kTitle, kText}));
  of.settle({mark_title});
  CHECK(of.taken() == Texts{"filter/mark_title duplicate: NEW BRIDGE IN WELLENBURG!",
                            "filter/mark_title duplicate: " + kTitle, "filter/mark_title other: " + kTitle});
  CHECK(of.left() == Texts{kText});
  CHECK(filed({kTitle, kTitle + " again", kText}).left.size() == 3);
}

TEST_CASE("copies stay where guesses do not act", "[mark_title]") {
  Leaning recall;
  recall.trusts_guesses = false;
  const Filed two = filed({kTitle, kTitle, kText}, recall);
  CHECK(two.title == kTitle);
  CHECK(two.left.size() == 3);
}

TEST_CASE("a title waits until the round is quiet", "[mark_title]") {
  SheetOf of(page({"Menu", kTitle, kText}));
  of.run({});
  of.sheet().drop(0, Category::navigation, "any/x");
  mark_title(of.sheet());
  CHECK_FALSE(of.document.metadata.title.has_value());
  of.run({mark_title});
  CHECK(of.document.metadata.title == kTitle);
  CHECK(of.left() == Texts{kText});
}

TEST_CASE("a title that a rule found stays", "[mark_title]") {
  SheetOf of(page({kTitle, kText}));
  of.document.metadata.title = "Found";
  of.run({mark_title});
  CHECK(of.document.metadata.title == "Found");
  CHECK(of.left() == Texts{kText});
}

TEST_CASE("titles settle", "[mark_title]") {
  CHECK(is_settled({kTitle, kText, "Another line", sentence(20, 1)}, {mark_title}));
  CHECK(is_settled({kTitle, "A subtitle", kText}, {mark_title}));
  CHECK(is_settled({kTitle, kTitle, kText}, {mark_title}));
  CHECK(is_settled({kTitle, "A sentence.", "More to come", kText}, {mark_title}));
}

// A title mended by the words of one paragraph.
std::string mended(const std::string& title, const std::string& body) {
  SheetOf of(page({title, body}), no_rules(), {}, "de");
  of.run({});
  return mend_title(title, of.sheet());
}

TEST_CASE("glued words are cut apart where the body knows them", "[mark_title]") {
  struct Row {
    std::string glued, body, title;
  };
  const Row rows[] = {
      {"NeueBrückeinWellenburg", "Die neue Brücke in Wellenburg wurde am Montag für alle Fußgänger eröffnet.",
       "Neue Brücke in Wellenburg"},
      {"ÜberNachtfälltÄrgerfürÖzdemiran", "So kam der Ärger über Nacht an und fällt nun für Özdemir an.",
       "Über Nacht fällt Ärger für Özdemir an"},
      {"ÄnderungenimStraßenverkehrsrechtabMontag",
       "Die Änderungen im Straßenverkehrsrecht gelten ab Montag für alle Fahrer.",
       "Änderungen im Straßenverkehrsrecht ab Montag"},
      {"RatstimmtfürBrücke: NeueBrückeinWellenburg",
       "Der Rat stimmt für die neue Brücke in Wellenburg, wie es am Montag hieß.",
       "Rat stimmt für Brücke: Neue Brücke in Wellenburg"},
      // Words that the body does not know begin with a capital.
      {"NeueZugbrückefürWellenburg", "Die neue Anlage in Wellenburg wurde am Montag für alle eröffnet.",
       "Neue Zugbrücke für Wellenburg"},
      // Without a text that knows anything the capitals alone do it.
      {"NeueBrückeWellenburg", "Hier steht nichts weiter, was uns an dieser Stelle irgendwie helfen könnte.",
       "Neue Brücke Wellenburg"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.glued);
    CHECK(mended(row.glued, row.body) == row.title);
  }
}

TEST_CASE("a mended title keeps its raw form beside it", "[mark_title]") {
  const std::string body = "Die neue Brücke in Wellenburg wurde am Montag für alle Fußgänger eröffnet.";
  SheetOf of(page({"NeueBrückeinWellenburg", body}), no_rules(), {}, "de");
  of.run({mark_title});
  CHECK(of.document.metadata.title == "Neue Brücke in Wellenburg");
  CHECK(of.document.metadata.title_raw == "NeueBrückeinWellenburg");
  CHECK(of.taken() == Texts{"filter/mark_title other: NeueBrückeinWellenburg"});
}

TEST_CASE("titles that are not glued stay as they are", "[mark_title]") {
  const std::string body =
      "Die neue Brücke in Wellenburg und das iPhone von McDonald wurden am Montag eröffnet.";
  for (const char* title : {
           "Neue Brücke in Wellenburg",
           "Donaudampfschifffahrtsgesellschaftskapitän",  // one long word
           "McDonald und das iPhone",
           "MacBook",
           "LEGO-NACHRICHTEN AUS WELLENBURG",
           "東京都議会は月曜日の夕方に新しい橋を承認した",
       }) {
    CAPTURE(title);
    CHECK(mended(title, body) == title);
  }
}

TEST_CASE("the bounds of mending", "[mark_title]") {
  const std::string body = "Hier steht nichts weiter, was uns an dieser Stelle irgendwie helfen könnte.";
  CHECK(mended("AbcdeFghijKlmno", body) == "AbcdeFghijKlmno");      // 15 characters
  CHECK(mended("AbcdeFghijKlmnop", body) == "Abcde Fghij Klmnop");  // 16
  CHECK(mended("ÄbcdeÖghijÜlmno", body) == "ÄbcdeÖghijÜlmno");      // 15, and 18 bytes
  CHECK(mended("AbcdefghFghijklmn", body) == "AbcdefghFghijklmn");  // one capital inside
  // Fourteen characters a word: 28 in two.
  CHECK(mended("AbcdeFghijKlmno AbcdeFghijKl", body) == "Abcde Fghij Klmno Abcde Fghij Kl");
  CHECK(mended("AbcdeFghijKlmno AbcdeFghijK", body) == "AbcdeFghijKlmno AbcdeFghijK");
  // 400 bytes.
  const auto long_title = [](std::size_t bytes) {
    std::string out;
    while (out.size() < bytes) out += "Abcdefgh";
    out.resize(bytes, 'x');
    return out;
  };
  CHECK(mended(long_title(400), body) != long_title(400));
  CHECK(mended(long_title(401), body) == long_title(401));
}

TEST_CASE("mending changes nothing but spaces", "[mark_title]") {
  const std::string body = "Die neue Brücke in Wellenburg wurde am Montag für alle Fußgänger eröffnet.";
  for (const std::string title :
       {"NeueBrückeinWellenburg", "ÄÖÜäÄöÖüÜßAßBßCdDdE", "Neue…Brücke»in«WellenBurg",
        "xNeueBrückexinxWellenburgx", "NeueBrücke\xF0\x9F\x8C\x89inWellenburg"}) {
    std::string bare = mended(title, body);
    std::erase(bare, ' ');
    CHECK(bare == title);
  }
}

TEST_CASE("what the caller keeps under another name is not the title", "[mark_title]") {
  Leaning keeps;
  keeps.keep.add(Category::byline);
  const auto rules = rules_of({{"any/by", rule_of("category = 'byline'", "text_any = ['^By ']")}});
  SheetOf of(page({"New bridge in the old town", "By Ada Quill",
                   "The bridge was opened on Monday, and all who came there found it wet and cold."}),
             *rules, keeps);
  of.run({apply_rules, mark_title});
  CHECK(of.document.metadata.title == "New bridge in the old town");
}

}  // namespace
}  // namespace kehraus
