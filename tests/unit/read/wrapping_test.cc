#include "read/wrapping.h"

#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "read/text.h"

namespace kehraus {
namespace {

std::uint32_t count_chars(std::string_view text) {
  std::uint32_t chars = 0;
  for (const char c : text) chars += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return chars;
}

// Greedy filling, as fmt and mail programs do it.
std::string wrap(const std::string& paragraph, std::uint32_t column, const std::string& first_indent = "",
                 const std::string& indent = "") {
  std::istringstream words(paragraph);
  std::string out, line = first_indent;
  bool has_word = false;
  for (std::string word; words >> word;) {
    if (has_word && count_chars(line) + 1 + count_chars(word) > column) {
      out += line + "\n";
      line = indent;
      has_word = false;
    }
    line += (has_word ? " " : "") + word;
    has_word = true;
  }
  return out + line + "\n";
}

std::vector<std::string> blocks_of(const std::string& text) {
  Document document;
  read_text(text, document);
  std::vector<std::string> blocks;
  for (const Block& block : document.blocks) blocks.emplace_back(block.text);
  return blocks;
}

const std::string kMoor =
    "Wer durch das Große Sandmoor geht, hört es zuerst. Unter den Sohlen gluckst es, dann gibt der Boden "
    "nach, "
    "und wer stehen bleibt, sinkt langsam ein. Vor vier Jahren war hier noch Weide. Heute ist die Fläche "
    "eines "
    "von drei Versuchsfeldern, auf denen die Fachhochschule untersucht, wie schnell sich ein entwässertes "
    "Moor "
    "erholt.";
const std::string kBridge =
    "The bridge over the Aller will stay closed until spring, the town said on Tuesday, because two of its "
    "piers "
    "have moved further than the engineers had expected. A ferry for pedestrians is to run every twenty "
    "minutes "
    "from the first of March, weather permitting, and buses will take the long way round by way of the old "
    "mill.";
const std::string kCouncil =
    "Not everybody is convinced. Members of the council asked why nobody had measured the piers since the "
    "flood "
    "of the year before last, and whether the repair could have been cheaper then. The mayor answered that "
    "the "
    "measurements had been ordered twice and postponed twice, in both cases for want of money.";

TEST_CASE("a paragraph's lines are joined, at any column", "[wrapping]") {
  for (const std::uint32_t column : {60u, 65u, 72u, 76u, 80u, 100u}) {
    CAPTURE(column);
    const std::string text =
        wrap(kMoor, column) + "\n" + wrap(kBridge, column) + "\n" + wrap(kCouncil, column);
    CHECK(blocks_of(text) == std::vector<std::string>{kMoor, kBridge, kCouncil});
  }
}

TEST_CASE("columns of 50 to 100 are looked for", "[wrapping]") {
  // Each line is full, so the column is exactly the lines' length.
  const auto full_lines = [](std::size_t chars) {
    std::string text;
    for (int i = 0; i < 8; ++i) {
      for (std::size_t at = 0; at < chars; ++at) text += at % 8 == 7 && at + 1 < chars ? ' ' : 'a';
      text += '\n';
    }
    return text;
  };
  CHECK(blocks_of(full_lines(49)).size() == 8);
  CHECK(blocks_of(full_lines(50)).size() == 1);
  CHECK(blocks_of(full_lines(100)).size() == 1);
  CHECK(blocks_of(full_lines(101)).size() == 8);
}

TEST_CASE("four filled lines are enough, three may be chance", "[wrapping]") {
  const std::string line = "the quick brown fox jumps over the lazy dog and then the other dogs";
  const auto lines = [&](int n) {
    std::string text;
    for (int i = 0; i < n; ++i) text += line + "\n";
    return text;
  };
  REQUIRE(blocks_of(lines(1)).size() == 1);
  CHECK(blocks_of(lines(4)).size() == 4);  // three pairs
  CHECK(blocks_of(lines(5)).size() == 1);  // four
}

TEST_CASE("paragraphs without blank lines between end at a short last line", "[wrapping]") {
  for (const std::uint32_t column : {60u, 72u, 80u}) {
    CAPTURE(column);
    const std::string a = kBridge + " So be it.", b = kCouncil, c = kMoor;
    const std::string text = wrap(a, column) + wrap(b, column) + wrap(c, column);
    CHECK(blocks_of(text) == std::vector<std::string>{a, b, c});
  }
}

TEST_CASE("indented first lines begin paragraphs", "[wrapping]") {
  for (const std::string& indent : {std::string(2, ' '), std::string(4, ' '), std::string("\u2003\u2003")}) {
    for (const std::uint32_t column : {60u, 72u, 80u}) {
      CAPTURE(indent, column);
      const std::string text =
          wrap(kMoor, column, indent) + wrap(kBridge, column, indent) + wrap(kCouncil, column, indent);
      CHECK(blocks_of(text) == std::vector<std::string>{kMoor, kBridge, kCouncil});
    }
  }
}

TEST_CASE("a text that is indented as a whole is joined too", "[wrapping]") {
  for (const std::uint32_t column : {60u, 72u, 80u}) {
    CAPTURE(column);
    const std::string text = wrap(kMoor, column, "   ", "   ") + "\n" + wrap(kBridge, column, "   ", "   ");
    CHECK(blocks_of(text) == std::vector<std::string>{kMoor, kBridge});
  }
}

TEST_CASE("lists keep their lines", "[wrapping]") {
  const std::vector<std::string> items = {
      "- Keep the gates shut and use simple weirs of wood, so the winter water",
      "- Grow reed instead of grass",
      "- Share machines with broad tracks, since they are too dear for one farm",
      "1. Measure the level each day", "2) Write it down"};
  std::string list;
  for (const std::string& item : items) list += item + "\n";
  const auto blocks =
      blocks_of(wrap(kMoor, 72) + "\n" + wrap(kBridge, 72) + "\n" + list + "\n" + wrap(kCouncil, 72));
  std::vector<std::string> expected = {kMoor, kBridge};
  expected.insert(expected.end(), items.begin(), items.end());
  expected.push_back(kCouncil);
  CHECK(blocks == expected);
}

TEST_CASE("a wrapped list item is one block", "[wrapping]") {
  const std::string first =
      "- Keep the gates shut and use simple weirs of wood instead, so that the level of the "
      "water can be set in winter as well as in a dry summer.";
  const std::string second =
      "- Share machines with broad tracks, since they are far too dear for a single farm and "
      "needed for no more than three weeks a year.";
  for (std::uint32_t column = 60; column <= 80; ++column) {
    CAPTURE(column);
    const std::string text = wrap(kMoor, column) + "\n" + wrap(kBridge, column) + "\n" +
                             wrap(first, column, "", "  ") + wrap(second, column, "", "  ") + "\n" +
                             wrap(kCouncil, column);
    CHECK(blocks_of(text) == std::vector<std::string>{kMoor, kBridge, first, second, kCouncil});
  }
}

TEST_CASE("an ordinal or a dash that happens to begin a line is no list item", "[wrapping]") {
  const std::string date =
      "Die Brücke über die Aller bleibt nach Angaben der Stadt bis zum 29. Oktober 2025 gesperrt, und danach "
      "– so "
      "hofft es der Bürgermeister – soll sie wieder für Autos offen sein, wenn auch nur auf einer der beiden "
      "Spuren.";
  for (std::uint32_t column = 60; column <= 80; ++column) {
    CAPTURE(column);
    const std::string text = wrap(kMoor, column) + "\n" + wrap(date, column) + "\n" + wrap(kCouncil, column);
    CHECK(blocks_of(text) == std::vector<std::string>{kMoor, date, kCouncil});
  }
}

TEST_CASE("headings stand alone", "[wrapping]") {
  const std::string text = "The bridge stays closed\n\n" + wrap(kBridge, 72) + "\nWhat the council says\n" +
                           wrap(kCouncil, 72) + "\nWieder nass\n\n" + wrap(kMoor, 72);
  CHECK(blocks_of(text) == std::vector<std::string>{"The bridge stays closed", kBridge,
                                                    "What the council says", kCouncil, "Wieder nass", kMoor});
}

TEST_CASE("a line of half the column or less is never continued", "[wrapping]") {
  // 36 of 72 characters, before a word that could not have followed.
  const std::string half = "Thirty-six characters stand in it xx", word(40, 'w');
  REQUIRE(half.size() == 36);
  const std::string body = wrap(kBridge, 72) + "\n" + wrap(kCouncil, 72) + "\n";
  REQUIRE(blocks_of(body).size() == 2);
  const std::string fill = std::string(8, 'x') + " " + std::string(63, 'y') + "\n\n";  // makes the column 72
  CHECK(blocks_of(fill + body + half + "\n" + word).size() == 5);
  CHECK(blocks_of(fill + body + half + "x\n" + word).size() == 4);
}

TEST_CASE("a poem keeps its lines", "[wrapping]") {
  const std::vector<std::string> poem = {
      "The reeds lean over where the water stood,", "a heron counts the evening.",
      "Nobody comes here now, and nobody should;", "the ground is still uneven."};
  std::string text;
  for (const std::string& line : poem) text += line + "\n";
  CHECK(blocks_of(text) == poem);
  CHECK(blocks_of(text + "\n" + text + "\n" + text).size() == 3 * poem.size());
  std::vector<std::string> expected = {kBridge, kMoor};
  expected.insert(expected.end(), poem.begin(), poem.end());
  expected.push_back(kCouncil);
  CHECK(blocks_of(wrap(kBridge, 72) + "\n" + wrap(kMoor, 72) + "\n" + text + "\n" + wrap(kCouncil, 72)) ==
        expected);
}

TEST_CASE("one paragraph a line stays so", "[wrapping]") {
  CHECK(blocks_of(kMoor + "\n" + kBridge + "\n" + kCouncil + "\n") ==
        std::vector<std::string>{kMoor, kBridge, kCouncil});
  // Short ones, of many lengths.
  const std::vector<std::string> lines = {
      "The bridge will stay closed until spring, the town said.",
      "A ferry for pedestrians is to run from March.",
      "Buses will take the long way round by way of the old mill, at least until summer.",
      "Not everybody is convinced.",
      "The mayor answered that measurements had been postponed twice.",
      "In both cases for want of money.",
      "The council votes on Thursday, and the result is far from certain.",
      "Until then the bridge is guarded day and night by two men in a small blue van."};
  std::string text;
  for (const std::string& line : lines) text += line + "\n";
  CHECK(blocks_of(text) == lines);
}

TEST_CASE("a URL longer than the column", "[wrapping]") {
  for (const std::size_t size : {75u, 90u, 120u}) {
    for (const std::uint32_t column : {60u, 72u}) {
      CAPTURE(size, column);
      std::string url = "https://www.town.example/";
      while (url.size() < size) url += "bridge-";
      const std::string paragraph =
          "The plans are on display in the town hall until the end of the month and can be read by anybody "
          "at the "
          "following place as well: " +
          url +
          " where comments can be left by whoever lives in the town, until noon on the last day of March.";
      const std::string text =
          wrap(kMoor, column) + "\n" + wrap(paragraph, column) + "\n" + wrap(kCouncil, column);
      const auto blocks = blocks_of(text);
      REQUIRE(blocks.size() >= 3);
      CHECK(blocks.front() == kMoor);
      CHECK(blocks.back() == kCouncil);
      CHECK(blocks.size() <= 4);  // the URL may begin a block, but what follows it is joined
    }
  }
}

TEST_CASE("a title or two longer than the column do not hide it", "[wrapping]") {
  const std::string title =
      "The bridge over the Aller stays closed until the spring of next year, at the very least";
  const std::string other =
      "What the council says about the two piers that moved, and about the measurements of them";
  REQUIRE(title.size() < 100);
  const std::string text = title + "\n\n" + wrap(kBridge, 72) + "\n" + other + "\n\n" + wrap(kCouncil, 72);
  CHECK(blocks_of(text) == std::vector<std::string>{title, kBridge, other, kCouncil});
}

TEST_CASE("text of one line or none was not wrapped", "[wrapping]") {
  CHECK(wrap_column("", {}) == 0);
  const std::string text(72, 'x');
  CHECK(wrap_column(text, {{{0, 72}, 72, true}}) == 0);
}

TEST_CASE("a blank line ends any paragraph, and column 0 joins nothing", "[wrapping]") {
  const std::string text = "twelve chars twelve chars";
  const Line line{{0, 12}, 12, true};
  CHECK(is_continued(text, line, {{13, 25}, 12, false}, 12));
  CHECK_FALSE(is_continued(text, line, {{13, 25}, 12, true}, 12));
  CHECK_FALSE(is_continued(text, line, {{13, 25}, 12, false}, 0));
}

TEST_CASE("whether the next word would have fitted", "[wrapping]") {
  const std::string text = "twelve chars twelve chars";
  const Line line{{0, 12}, 12, true}, next{{13, 25}, 12, false};
  CHECK(is_continued(text, line, next, 18));        // 12 and a space and 6 are 19
  CHECK_FALSE(is_continued(text, line, next, 19));  // it would
}

TEST_CASE("a joined paragraph knows its place", "[wrapping]") {
  const std::string text = "  " + wrap(kBridge, 72) + "\n" + wrap(kCouncil, 72);
  Document document;
  read_text(text, document);
  REQUIRE(document.blocks.size() == 2);
  const Block& second = document.blocks[1];
  CHECK(second.source == Span{text.find("Not everybody"), text.size() - 1});
  for (std::size_t i = 0; i < second.text.size(); ++i) {
    const std::size_t at = document.offset_in_text(second, i);
    const char expected = second.text[i] == ' ' && text[at] == '\n' ? '\n' : second.text[i];
    if (text[at] != expected) FAIL("byte " << i);
  }
}

}  // namespace
}  // namespace kehraus
