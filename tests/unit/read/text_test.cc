#include "read/text.h"

#include <catch2/catch.hpp>
#include <ctime>
#include <string>
#include <string_view>
#include <vector>

#include "read/decode.h"
#include "text/utf8.h"
#include "text/whitespace.h"
#include "unit/text/odd_texts.h"

namespace kehraus {
namespace {

struct Expected {
  std::string_view text;
  bool after_blank = false;
  BlockKind kind = BlockKind::paragraph;
};

void check_blocks(std::string_view text, const std::vector<Expected>& expected) {
  CAPTURE(text);
  Document document;
  read_text(text, document);
  CHECK(document.text.data() == text.data());
  REQUIRE(document.blocks.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    CHECK(document.blocks[i].text == expected[i].text);
    CHECK(document.blocks[i].after_blank == expected[i].after_blank);
    CHECK(document.blocks[i].kind == expected[i].kind);
  }
}

TEST_CASE("blank text gives no blocks", "[read_text]") {
  for (const std::string_view text : {"", " ", "\n", "\r\n", "\r\n\r\n", " \t\n\f\v \n", "\u00A0\u2003\u3000",
                                      "\u2028\u2029\u0085", "\x1C\x1D\x1E\x1F"})
    check_blocks(text, {});
}

TEST_CASE("a line is a block, whatever ends it", "[read_text]") {
  for (const std::string_view end : {"\n", "\r\n", "\r", "\v", "\u0085", "\u2028", "\u2029"}) {
    const std::string e(end);
    check_blocks("one" + e + "two", {{"one", true}, {"two", false}});
    check_blocks("one" + e + "two" + e, {{"one", true}, {"two", false}});
    check_blocks("one" + e + e + "two", {{"one", true}, {"two", true}});
    check_blocks(e + "one" + e + " \t" + e + "two" + e + e, {{"one", true}, {"two", true}});
  }
}

TEST_CASE("a form feed ends a line and a page", "[read_text]") {
  check_blocks("one\ftwo", {{"one", true}, {"two", true}});
  check_blocks("one\n\ftwo\n", {{"one", true}, {"two", true}});
  check_blocks("one\n\f\ntwo", {{"one", true}, {"two", true}});
  check_blocks("\fone\ntwo\f", {{"one", true}, {"two", false}});
}

TEST_CASE("line ends of several kinds in one text", "[read_text]") {
  check_blocks("a\r\nb\rc\nd\n\re\r\n\nf", {{"a", true}, {"b"}, {"c"}, {"d"}, {"e", true}, {"f", true}});
}

TEST_CASE("what ends no line", "[read_text]") {
  // Neighbours of U+0085, U+2028 and U+2029; information separators; a tab.
  check_blocks("a\u0084b\u0086c\u2027d\u202Ae", {{"a\u0084b\u0086c\u2027d\u202Ae", true}});
  check_blocks(
      "a\x1C"
      "b\x1F"
      "c\td",
      {{"a b c d", true}});
  check_blocks("Â… â€¨", {{"Â… â€¨", true}});
  check_blocks("a\xC2", {{"a\xC2", true}});
  check_blocks("a\xE2\x80", {{"a\xE2\x80", true}});
}

TEST_CASE("white space is squeezed inside and stripped outside", "[read_text]") {
  check_blocks("  one \t two  ", {{"one two", true}});
  check_blocks("\tone\u00A0\u00A0two\u00A0\n\u3000three\u2009four", {{"one two", true}, {"three four"}});
  check_blocks("one two", {{"one two", true}});
}

TEST_CASE("a bullet makes a list item", "[read_text]") {
  check_blocks("Fruit\n- apples\n•\tpears\n2. figs\n-plums", {{"Fruit", true},
                                                              {"- apples", false, BlockKind::list_item},
                                                              {"• pears", false, BlockKind::list_item},
                                                              {"2. figs", false, BlockKind::list_item},
                                                              {"-plums"}});
}

TEST_CASE("a byte-order mark that was not taken off is text", "[read_text]") {
  check_blocks("\uFEFFone", {{"\uFEFFone", true}});
  Document document;
  const Decoded decoded = decode("\xEF\xBB\xBFone");
  read_text(decoded.text, document);
  REQUIRE(document.blocks.size() == 1);
  CHECK(document.blocks[0].text == "one");
}

TEST_CASE("each block knows its place", "[read_text]") {
  const std::string_view text = " Über  uns \r\n\r\n\u00A0zwei\u2028drei\t";
  Document document;
  read_text(text, document);
  REQUIRE(document.blocks.size() == 3);
  CHECK(document.blocks[0].source == Span{1, 11});
  CHECK(document.blocks[1].source == Span{18, 22});
  CHECK(document.blocks[2].source == Span{25, 29});
  CHECK(text.substr(1, 10) == "Über  uns");
  CHECK(text.substr(18, 4) == "zwei");
  CHECK(text.substr(25, 4) == "drei");
}

TEST_CASE("text that is squeezed already is not copied", "[read_text]") {
  const std::string_view text = "one two\nthree  four\nfive";
  Document document;
  read_text(text, document);
  REQUIRE(document.blocks.size() == 3);
  CHECK(document.blocks[0].text.data() == text.data());
  CHECK(document.blocks[1].text.data() == document.squeezed.data());
  CHECK(document.blocks[2].text.data() == text.data() + 20);
  CHECK(document.squeezed == "three four");
}

TEST_CASE("blocks carry the measures of their text", "[read_text]") {
  Document document;
  read_text("One  two.\n3 Vier:", document);
  REQUIRE(document.blocks.size() == 2);
  CHECK(document.blocks[0].measures.words == 2);
  CHECK(document.blocks[0].measures.chars == 8);
  CHECK(document.blocks[0].measures.ends_sentence);
  CHECK(document.blocks[1].measures.digits == 1);
  CHECK(document.blocks[1].measures.ends_in_colon);
}

TEST_CASE("NULs and malformed bytes are text like any other", "[read_text]") {
  check_blocks(std::string_view("a\0b\nc", 5), {{std::string_view("a\0b", 3), true}, {"c"}});
  check_blocks("\xFF\n\x80", {{"\xFF", true}, {"\x80"}});
}

// Of processor time: others may keep the machine busy.
double thread_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Seconds to read, the best of three.
double seconds_to_read(const std::string& text, std::size_t blocks) {
  double best = 1e9;
  for (int i = 0; i < 3; ++i) {
    Document document;
    const double start = thread_seconds();
    read_text(text, document);
    best = std::min(best, thread_seconds() - start);
    REQUIRE(document.blocks.size() == blocks);
  }
  return best;
}

TEST_CASE("reading takes time linear in the text", "[read_text]") {
  const auto repeat = [](std::string_view piece, std::size_t times) {
    std::string out;
    out.reserve(piece.size() * times);
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
  };
  struct Row {
    std::string_view piece;
    bool is_one_block;
  };
  for (const Row& row : {Row{"A line of  text\n", false}, Row{"x\r\n\r\n", false}, Row{"word \t ", true},
                         Row{"\u00A0x", true}, Row{"a\x80", true}}) {
    CAPTURE(row.piece);
    constexpr std::size_t kFew = 10'000, kMany = 100'000;
    const double few = seconds_to_read(repeat(row.piece, kFew), row.is_one_block ? 1 : kFew);
    const double many = seconds_to_read(repeat(row.piece, kMany), row.is_one_block ? 1 : kMany);
    // Ten times the text: quadratic would be 100 times the time.
    CHECK((many < 40 * few || many < 0.05));
  }
}

TEST_CASE("a run of blank lines or spaces costs linear time", "[read_text]") {
  for (const std::string_view piece : {"\n", " ", "\u00A0", "\r", " \n"}) {
    CAPTURE(piece);
    std::string text = "one";
    for (int i = 0; i < 200'000; ++i) text += piece;
    Document document;
    const double start = thread_seconds();
    read_text(text, document);
    CHECK(thread_seconds() - start < 2);
    CHECK(document.blocks.size() == 1);
    CHECK(document.blocks[0].source == Span{0, 3});
  }
}

bool ends_line(char32_t c) { return (c >= '\n' && c <= '\r') || c == 0x85 || c == 0x2028 || c == 0x2029; }

// Too short for lines that were wrapped at a column.
TEST_CASE("lines are found many bytes at once as one by one", "[read_text]") {
  ::testing::OddTexts(14).for_each(150, [](std::string_view text) {
    CAPTURE(text);
    Document document;
    read_text(text, document);
    std::size_t block = 0, start = 0;
    bool after_blank = true;
    const auto end_line = [&](std::size_t end) {
      const std::string_view line = strip(text.substr(start, end - start));
      if (line.empty()) {
        after_blank = true;
        return;
      }
      REQUIRE(block < document.blocks.size());
      const Block& found = document.blocks[block++];
      std::string squeezed;
      append_squeezed(line, squeezed);
      REQUIRE(found.text == squeezed);
      REQUIRE(text.data() + found.source.start == line.data());
      REQUIRE(found.source.size() == line.size());
      REQUIRE(found.after_blank == after_blank);
      after_blank = false;
    };
    for (std::size_t at = 0; at < text.size();) {
      const CodePoint c = code_point_at(text, at);
      const std::size_t size = text.substr(at).starts_with("\r\n") ? 2 : c.size;
      if (ends_line(c.value)) {
        end_line(at);
        after_blank = after_blank || c.value == '\f';
        start = at + size;
      }
      at += size;
    }
    end_line(text.size());
    REQUIRE(block == document.blocks.size());
  });
}

}  // namespace
}  // namespace kehraus
