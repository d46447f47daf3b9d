#include "filters/section.h"

#include <catch2/catch.hpp>

#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

// Rules beside the marker `M`, which heads until prose.
const RuleSet& rules() {
  static const auto set = rules_of({
      {"any/m", rule_of("category = 'related-articles'\nheads = 'until-prose'", "phrase_any = ['M']")},
      {"any/ad", rule_of("category = 'advertisement'", "phrase_any = ['Ad']")},
      {"any/ad-trial", rule_of("category = 'advertisement'\nstatus = 'trial'", "phrase_any = ['Trial']")},
      {"any/ad-unsure",
       rule_of("category = 'advertisement'\ncertainty = 'unsure'", "phrase_any = ['Unsure']")},
      {"any/ad-beside",
       rule_of("category = 'advertisement'", "phrase_any = ['Beside']\nbeside = ['newsletter']")},
      {"any/ad-before",
       rule_of("category = 'advertisement'", "phrase_any = ['Before']\nbefore_prose = true")},
      {"any/ad-after", rule_of("category = 'advertisement'", "phrase_any = ['After']\nafter_prose = true")},
      {"any/ad-first",
       rule_of("category = 'advertisement'", "phrase_any = ['First']\nwithin_first_blocks = 2")},
      {"any/ad-last", rule_of("category = 'advertisement'", "phrase_any = ['Last']\nwithin_last_blocks = 2")},
      {"any/ad-prose", rule_of("category = 'advertisement'", "phrase_any = ['Prose']\nprose = true")},
      {"any/ad-trim", rule_of("category = 'advertisement'\naction = 'trim'", "head_any = ['Trim']")},
      {"any/date", rule_of("category = 'date-line'", "phrase_any = ['Date']")},
      {"any/related", rule_of("category = 'related-articles'", "phrase_any = ['Related']")},
      {"any/keep", rule_of("category = 'other'\naction = 'keep'", "phrase_any = ['Keep']")},
  });
  return *set;
}

// Where the section ends that the first block heads.
std::size_t end_of(const Texts& blocks, std::size_t marker = 0) {
  SheetOf of(page(blocks), rules());
  of.run({});
  return section_end(of.sheet(), marker, *rules().find("any/m"));
}

std::size_t end_with(Heads heads, int count, std::size_t blocks) {
  SheetOf of(page(repeated(blocks, [](std::size_t i) { return headline(5, i); })), rules());
  of.run({});
  Rule rule = *rules().find("any/m");
  rule.heads = heads;
  rule.heads_count = count;
  return section_end(of.sheet(), 1, rule);
}

TEST_CASE("a section of nothing, of so many blocks, of all", "[section]") {
  CHECK(end_with(Heads::nothing, 0, 5) == 2);
  CHECK(end_with(Heads::count, 1, 5) == 3);
  CHECK(end_with(Heads::count, 3, 5) == 5);
  CHECK(end_with(Heads::count, 4, 5) == 5);
  CHECK(end_with(Heads::count, 1'000'000, 5) == 5);
  CHECK(end_with(Heads::end, 0, 5) == 5);
  CHECK(end_with(Heads::until_prose, 0, 2) == 2);
}

TEST_CASE("prose right behind the marker resumes at once", "[section]") {
  CHECK(end_of({"M", sentence(8)}) == 1);
  CHECK(end_of({"M", sentence(7), sentence(40)}) == 2);
}

TEST_CASE("among headlines a short sentence is a headline; a long or double one is prose", "[section]") {
  const std::string h = headline(6), f = headline(9);
  CHECK(end_of({"M", f, sentence(24), h, h, h, h}) == 7);
  CHECK(end_of({"M", f, sentence(25), h, h, h, h}) == 2);
  CHECK(end_of({"M", f, sentence(4) + " " + sentence(5), h, h, h, h}) == 2);
  CHECK(end_of({"M", f, sentence(24)}) == 2);  // the last words of all
}

TEST_CASE("a short sentence is prose if more prose follows within three blocks", "[section]") {
  const std::string h = headline(6), p = sentence(12);
  CHECK(end_of({"M", h, p, sentence(12, 1), h, h, h, h}) == 2);
  CHECK(end_of({"M", h, p, h, h, sentence(12, 1), h, h, h, h}) == 2);
  CHECK(end_of({"M", h, p, h, h, h, sentence(12, 1), h, h, h, h, h}) == 12);
}

TEST_CASE("what is cut off does not resume", "[section]") {
  CHECK(end_of({"M", headline(9), headline(40) + "...", headline(9)}) == 4);
}

TEST_CASE("a subheading in front of the prose stays with it", "[section]") {
  const std::string p = sentence(30);
  // Mean of the headlines above: 9 words. Six times 1.5 is nine: not clearly shorter.
  CHECK(end_of({"M", headline(9), headline(9), headline(5), p}) == 3);
  CHECK(end_of({"M", headline(9), headline(9), headline(6), p}) == 4);
  CHECK(end_of({"M", headline(9), headline(9), "Was it so?", p}) == 4);
  CHECK(end_of({"M", headline(9), headline(9), "- One item", p}) == 4);
  CHECK(end_of({"M", headline(9), headline(9), "www.example.org", p}) == 4);
  CHECK(end_of({"M", headline(9), headline(9), "---", p}) == 4);
  CHECK(end_of({"M", headline(9), headline(9), "Year 2024", p}) == 3);
  CHECK(end_of({"M", headline(9), headline(9), "Years 20245", p}) == 4);
  // With nothing between it and the marker there is no subheading to tell.
  CHECK(end_of({"M", headline(3), p}) == 2);
}

TEST_CASE("a section is at most 120 blocks", "[section]") {
  const auto lines = [](std::size_t n) {
    return together({{"M"}, repeated(n, [](std::size_t i) { return headline(6, i); })});
  };
  CHECK(end_of(lines(119)) == 120);
  CHECK(end_of(lines(120)) == 121);
  CHECK(end_of(lines(121)) == 121);
  CHECK(end_of(lines(500)) == 121);
}

TEST_CASE("a block that a rule claims for something else ends the section", "[section]") {
  const std::string h = headline(6);
  const auto stops = [&](const std::string& line) { return end_of({"M", h, line, h, h}) == 2; };
  CHECK(stops("Ad"));
  CHECK(stops("Keep"));
  CHECK_FALSE(stops("Trial"));
  CHECK_FALSE(stops("Unsure"));
  CHECK_FALSE(stops("Beside"));
  CHECK_FALSE(stops("Before"));
  CHECK_FALSE(stops("After"));
  CHECK_FALSE(stops("Prose"));
  CHECK_FALSE(stops("Trim: it"));
  CHECK_FALSE(stops("Date"));     // part of a teaser
  CHECK_FALSE(stops("Related"));  // of the marker's own category
  CHECK(end_of({"M", "First", h}) == 1);
  CHECK(end_of({"M", h, "First", h}) == 4);
  CHECK(end_of({"M", h, "Last", h}) == 2);
  CHECK(end_of({"M", h, "Last", h, h}) == 5);
}

// Article, marker, then teasers of a headline and a sentence.
Texts with_teasers(std::size_t article_words, std::size_t teasers, std::size_t teaser_words) {
  Texts blocks = {sentence(article_words, 100), sentence(article_words, 101), "M"};
  for (std::size_t t = 0; t < teasers; ++t) {
    blocks.push_back(headline(6, t));
    blocks.push_back(sentence(teaser_words, t));
  }
  return blocks;
}

TEST_CASE("teasers of whole sentences run on to the end", "[section]") {
  const auto takes_all = [](const Texts& blocks) { return end_of(blocks, 2) == blocks.size(); };
  CHECK(takes_all(with_teasers(60, 2, 30)));
  CHECK(takes_all(with_teasers(60, 5, 30)));
  // One may be a subheading and its paragraph.
  CHECK_FALSE(takes_all(with_teasers(60, 1, 30)));
  // The article's paragraphs must be longer than 1.5 times the teasers.
  CHECK(takes_all(with_teasers(46, 2, 30)));
  CHECK_FALSE(takes_all(with_teasers(45, 2, 30)));
  // Nor are long ones teasers.
  CHECK(takes_all(with_teasers(90, 2, 45)));
  CHECK_FALSE(takes_all(with_teasers(90, 2, 46)));
  // Two sentences in a row are no teasers.
  Texts blocks = with_teasers(60, 3, 30);
  blocks.push_back(sentence(30, 9));
  CHECK_FALSE(takes_all(blocks));
  // Without an article above there is nothing to compare with.
  CHECK(end_of({"M", headline(6), sentence(30), headline(6, 1), sentence(30, 1)}) == 2);
}

TEST_CASE("teasers end at a block that is claimed for something else", "[section]") {
  Texts blocks = with_teasers(60, 2, 30);
  blocks.push_back("Ad");
  blocks.push_back(sentence(60, 7));
  CHECK(end_of(blocks, 2) == 7);
}

TEST_CASE("the marker may be the last block", "[section]") {
  CHECK(end_of({"M"}) == 1);
  CHECK(end_of({sentence(30), "M"}, 1) == 2);
}

}  // namespace
}  // namespace kehraus
