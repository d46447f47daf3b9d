#include <catch2/catch.hpp>

#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

// Blocks of the shapes that the filter tells apart, each block different from the others.
//   D date, C cut off, P prose, L label, H headline, I item, O other
std::string block_of(char shape, std::size_t number) {
  switch (shape) {
    case 'D': return std::to_string(number % 28 + 1) + " May 2023";
    case 'C': return headline(9, number) + "...";
    case 'P': return sentence(12, number);
    case 'L': return headline(2, number);
    case 'H': return headline(7, number);
    case 'I': return "- " + headline(5, number);
    default: return sentence(5, number);
  }
}

Texts blocks_of(const std::string& shapes) {
  return repeated(shapes.size(), [&](std::size_t i) { return block_of(shapes[i], i); });
}

// The shapes of what is left.
std::string left_of(const std::string& shapes, Leaning leaning = {}) {
  SheetOf of(page(blocks_of(shapes)), no_rules(), leaning);
  of.run({mark_teaser_records});
  std::string left;
  for (std::size_t b = 0; b < shapes.size(); ++b)
    if (!of.sheet().is_dropped(b)) left += shapes[b];
  return left;
}

TEST_CASE("three records of a headline and a date, or cut off, are teasers", "[mark_teaser_records]") {
  CHECK(left_of("PPHDHDHD") == "PP");
  CHECK(left_of("PPDHDHDH") == "PP");
  CHECK(left_of("PPHCHCHC") == "PP");
  CHECK(left_of("PPLCLCLC") == "PP");
  CHECK(left_of("PPLHDLHDLHD") == "PP");
  CHECK(left_of("PPLHDCLHDCLHDC") == "PP");
  CHECK(left_of("HDHDHDPP") == "PP");
  CHECK(left_of("PHDHDHDP") == "PP");
}

TEST_CASE("two records are not enough", "[mark_teaser_records]") {
  CHECK(left_of("PPHDHD") == "PPHDHD");
  CHECK(left_of("PPHDHDH") == "PPHDHDH");
  CHECK(left_of("PPLHDLHDLH") == "PPLHDLHDLH");
}

TEST_CASE("what is begun of a fourth record goes too", "[mark_teaser_records]") {
  CHECK(left_of("PPHDHDHDHO") == "PPO");
  CHECK(left_of("PPLHDLHDLHDLHO") == "PPO");
}

TEST_CASE("periods from two to seven", "[mark_teaser_records]") {
  CHECK(left_of("PPDDDDDD") == "PPDDDDDD");  // one: no record
  CHECK(left_of("PPHHHHHHHH") == "PPHHHHHHHH");
  const auto three = [](const std::string& record) { return "PP" + record + record + record; };
  CHECK(left_of(three("HD")) == "PP");
  CHECK(left_of(three("LHD")) == "PP");
  CHECK(left_of(three("LHDC")) == "PP");
  CHECK(left_of(three("LHDCL")) == "PP");
  CHECK(left_of(three("LHDCLC")) == "PP");
  CHECK(left_of(three("LHDCHCC")) == "PP");
  CHECK(left_of(three("LHDCHCCL")) == three("LHDCHCCL"));
}

TEST_CASE("records without a headline, or that say nothing of teasers, stay", "[mark_teaser_records]") {
  for (const char* shapes : {
           "PPLHLHLH",     // neither date nor cut off
           "PPLDLDLD",     // a label and a date: a table, a list of terms
           "PPDCDCDC",     // no headline
           "PPIDIDID",     // a list's items
           "PPHIDHIDHID",  //
           "PPODODOD",     // short sentences
           "PPHODHODHOD",  //
           "PPLHOLHOLHO",  // an interview's labels
           "PPHPHPHP",     // subheadings and paragraphs
           "PPDPDPDP",     // a chronicle
           "PPHCHCPHC",    // torn apart
           "PPHDHDLHD",    //
       }) {
    CAPTURE(shapes);
    CHECK(left_of(shapes) == shapes);
  }
}

TEST_CASE("records with whole sentences are teasers at the end of the text only", "[mark_teaser_records]") {
  CHECK(left_of("PPOHDPHDPHDP") == "PPO");
  CHECK(left_of("PPOHDPHDPHDPO") == "PPOHDPHDPHDPO");
  CHECK(left_of("PPOLDPLDPLDP") == "PPOLDPLDPLDP");  // a label is no headline
}

TEST_CASE("the shapes at their bounds", "[mark_teaser_records]") {
  const auto is_taken = [](const std::string& a, const std::string& b) {
    Texts blocks = {sentence(12, 90), sentence(12, 91)};
    for (int i = 0; i < 3; ++i) blocks.insert(blocks.end(), {a, b});
    return SheetOf(page(blocks)).run({mark_teaser_records}).left().size() == 2;
  };
  const std::string date = "3 May 2023";
  CHECK_FALSE(is_taken(headline(3), date));  // a label
  CHECK(is_taken(headline(4), date));
  CHECK(is_taken(headline(25), date));
  CHECK_FALSE(is_taken(headline(26), date));
  CHECK_FALSE(is_taken(sentence(4), date));
  CHECK(is_taken(headline(3), headline(4) + "..."));
  CHECK_FALSE(is_taken(headline(4), headline(3) + "..."));  // too short to be a teaser
  CHECK(is_taken(headline(4), "May 2023"));
  CHECK_FALSE(is_taken(headline(4), "Yesterday"));  // no digits: a label
  CHECK(is_taken(headline(4), "12 min ago") == is_taken(headline(4), "12 minutes ago"));
}

TEST_CASE("only open blocks count: what rules took lies not between records", "[mark_teaser_records]") {
  SheetOf of(page(blocks_of("PPHOOHDHDHD")));
  of.run({});
  // Of H O O H D …, the sentences between the first headline and the rest go: H H D H D H D.
  of.sheet().drop(3, Category::rating, "any/x");
  of.sheet().drop(4, Category::rating, "any/x");
  mark_teaser_records(of.sheet());
  CHECK(of.left().size() == 3);
}

TEST_CASE("teaser records are a guess and have their category", "[mark_teaser_records]") {
  Leaning recall, keeps;
  recall.trusts_guesses = false;
  keeps.keep.add(Category::related_articles);
  CHECK(left_of("PPHDHDHD", recall) == "PPHDHDHD");
  CHECK(left_of("PPHDHDHD", keeps) == "PPHDHDHD");
  SheetOf of(page(blocks_of("PPHDHDHD")));
  of.run({mark_teaser_records});
  REQUIRE(of.taken().size() == 6);
  CHECK(of.taken()[1] == "filter/mark_teaser_records related-articles: 4 May 2023");
}

TEST_CASE("a text of nothing but records", "[mark_teaser_records]") {
  CHECK(left_of("HDHDHD").empty());
  CHECK(left_of("").empty());
  CHECK(left_of("H") == "H");
}

TEST_CASE("teaser records settle", "[mark_teaser_records]") {
  for (const char* shapes :
       {"PPHDHDHDLHDLHDLHDHCHCHC", "HDPHDPHDPHDHDHD", "HHDHHDHHDHDHDHD", "LCLCLCHDHDHDLC"}) {
    CAPTURE(shapes);
    CHECK(is_settled(blocks_of(shapes), {mark_teaser_records}));
  }
}

}  // namespace
}  // namespace kehraus
