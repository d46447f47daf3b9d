#include "text/whitespace.h"

#include <catch2/catch.hpp>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/utf8.h"
#include "unit/text/odd_texts.h"

namespace kehraus {
namespace {

// Unicode 15.0, PropList.txt: White_Space; and the information separators.
const std::set<char32_t> kWhiteSpace = {
    0x09,   0x0A,   0x0B,   0x0C,   0x0D,   0x1C,   0x1D,   0x1E,   0x1F,   0x20,
    0x85,   0xA0,   0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006,
    0x2007, 0x2008, 0x2009, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000,
};

std::string squeezed(std::string_view text) {
  std::string out;
  append_squeezed(strip(text), out);
  return out;
}

TEST_CASE("white space is Unicode's and the information separators", "[whitespace]") {
  for (char32_t c = 0; c < 0x10000; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    std::string text = "x";
    append_utf8(text, c);
    const std::size_t bytes = text.size() - 1;
    const std::size_t expected = kWhiteSpace.count(c) ? bytes : 0;
    if (white_space_at(text, 1) != expected) FAIL("U+" << std::hex << static_cast<std::uint32_t>(c));
    text += 'y';
    if (white_space_at(text, 1) != expected) FAIL("U+" << std::hex << static_cast<std::uint32_t>(c));
  }
}

TEST_CASE("no white space at the end of a text or in a cut character", "[whitespace]") {
  CHECK(white_space_at("", 0) == 0);
  CHECK(white_space_at("a", 1) == 0);
  CHECK(white_space_at(" ", 1) == 0);
  CHECK(white_space_at("\xC2", 0) == 0);
  CHECK(white_space_at("\xE2\x80", 0) == 0);
  CHECK(white_space_at("\xE3\x80", 0) == 0);
  CHECK(white_space_at("\xA0", 0) == 0);  // the second byte of a no-break space
}

TEST_CASE("strip takes every kind of white space off both ends", "[whitespace]") {
  const std::string_view rows[][2] = {
      {"", ""},
      {"a", "a"},
      {" ", ""},
      {" \t\r\n\f\v", ""},
      {"  a b  ", "a b"},
      {"\u00A0\u2003\u3000a\u3000\u2003\u00A0", "a"},
      {"\u00A0", ""},
      {"\u3000", ""},
      {"\u2028\u0085ä\u1680\u205F", "ä"},
      {"\x1C\x1D"
       "a\x1E\x1F",
       "a"},
      {"à", "à"},              // ends in A0
      {"\u2060a", "\u2060a"},  // a word joiner is none
      {"\u200Ba", "\u200Ba"},  // nor a zero-width space
      {"😀", "😀"},
      {"a\xA0", "a\xA0"},  // malformed: left alone
      {"a \xC2", "a \xC2"},
  };
  for (const auto& row : rows) {
    CAPTURE(row[0]);
    CHECK(strip(row[0]) == row[1]);
  }
  const std::string_view text = "  in place ";
  CHECK(strip(text).data() == text.data() + 2);
}

struct Squeezed {
  std::string_view text, expected;
};

// Stripped texts.
constexpr Squeezed kSqueezed[] = {
    {"", ""},
    {"a", "a"},
    {"a b", "a b"},
    {"a  b", "a b"},
    {"a\tb", "a b"},
    {"a\nb", "a b"},
    {"a\r\n  b", "a b"},
    {"a\u00A0b", "a b"},
    {"a \u00A0 b", "a b"},
    {"a\u2009b\u3000c", "a b c"},
    {"a\u2028b", "a b"},
    {"a\x1F"
     "b",
     "a b"},
    {"ä  ö\u202Fü", "ä ö ü"},
    {"「日本」 \u3000x", "「日本」 x"},
    {"à la – carte…", "à la – carte…"},
    {"a\u200Bb", "a\u200Bb"},
    {"a\x7F"
     "b\x01"
     "c",
     "a\x7F"
     "b\x01"
     "c"},
};

TEST_CASE("each run of white space becomes one space", "[whitespace]") {
  for (const Squeezed& row : kSqueezed) {
    CAPTURE(row.text);
    CHECK(squeezed(row.text) == row.expected);
  }
}

TEST_CASE("squeezing appends", "[whitespace]") {
  std::string out = "before ";
  append_squeezed("a  b", out);
  CHECK(out == "before a b");
}

TEST_CASE("the way back from squeezed text", "[whitespace]") {
  // From "Über \t die\u00A0Stadt", squeezed "Über die Stadt".
  const std::string_view text = "Über \t die\u00A0Stadt";
  const std::vector<std::size_t> expected = {0, 1, 2, 3, 4, 5, 8, 9, 10, 11, 13, 14, 15, 16, 17, 18};
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(i);
    CHECK(offset_before_squeezing(text, i) == expected[i]);
  }
  CHECK(offset_before_squeezing(text, expected.size()) == text.size());
  CHECK(offset_before_squeezing(text, 1000) == text.size());
  CHECK(offset_before_squeezing("", 0) == 0);
  CHECK(offset_before_squeezing("", 3) == 0);
}

TEST_CASE("every byte of squeezed text is found again", "[whitespace]") {
  for (const Squeezed& row : kSqueezed) {
    for (std::size_t i = 0; i < row.expected.size(); ++i) {
      CAPTURE(row.text, i);
      const std::size_t at = offset_before_squeezing(row.text, i);
      REQUIRE(at < row.text.size());
      if (row.expected[i] == ' ') {
        CHECK(white_space_at(row.text, at) > 0);
        CHECK((at == 0 || strip(row.text.substr(0, at)).size() == at));  // the run's first byte
      } else {
        CHECK(row.text[at] == row.expected[i]);
      }
    }
    CHECK(offset_before_squeezing(row.text, row.expected.size()) == row.text.size());
  }
}

TEST_CASE("many bytes at once are squeezed as one by one", "[whitespace]") {
  ::testing::OddTexts(12).for_each(300, [](std::string_view unstripped) {
    const std::string_view text = strip(unstripped);
    CAPTURE(text);
    std::string squeezed, slow;
    append_squeezed(text, squeezed);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t start = at;
      while (const std::size_t size = white_space_at(text, at)) at += size;
      slow += at > start ? ' ' : text[at++];
    }
    REQUIRE(squeezed == slow);
  });
}

}  // namespace
}  // namespace kehraus
