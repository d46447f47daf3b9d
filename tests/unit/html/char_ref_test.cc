#include "html/char_ref.h"

#include <catch2/catch.hpp>
#include <string>

#include "html/char_ref_names.h"

namespace kehraus::html {
namespace {

struct Case {
  std::string written;
  std::size_t size;  // 0: no reference
  std::string text;
};

void check(const std::vector<Case>& cases, bool in_attribute) {
  for (const Case& c : cases) {
    CAPTURE(c.written);
    const CharRef ref = read_char_ref(c.written, 0, in_attribute);
    CHECK(ref.size == c.size);
    CHECK(ref.text() == c.text);
  }
}

TEST_CASE("the longest name that fits counts") {
  check({{"&amp;", 5, "&"},
         {"&amp", 4, "&"},
         {"&ampx", 4, "&"},
         {"&AMP;", 5, "&"},
         {"&Amp;", 0, ""},
         {"&notin;", 7, "∉"},
         {"&notit;", 4, "¬"},
         {"&not", 4, "¬"},
         {"&nbsp;x", 6, "\u00A0"},
         {"&nbspx", 5, "\u00A0"},
         {"&hellip;", 8, "…"},
         {"&hellip", 0, ""},
         {"&CounterClockwiseContourIntegral;", 33, "∳"},
         {"&NotEqualTilde;", 15, "≂̸"},
         {"&;", 0, ""},
         {"&", 0, ""},
         {"& ", 0, ""},
         {"&\xC3\xA4;", 0, ""}},
        false);
}

TEST_CASE("in an attribute a name without its end counts only where nothing goes on") {
  check({{"&amp;x", 5, "&"},
         {"&amp", 4, "&"},
         {"&amp ", 4, "&"},
         {"&amp\"", 4, "&"},
         {"&amp=", 0, ""},
         {"&ampx", 0, ""},
         {"&amp1", 0, ""},
         {"&notit;", 0, ""},
         {"&notin;x", 7, "∉"},
         {"&copy=1", 0, ""},
         {"&#38x", 4, "&"}},
        true);
}

TEST_CASE("numbers stand for characters") {
  check({{"&#65;", 5, "A"},
         {"&#65", 4, "A"},
         {"&#065;", 6, "A"},
         {"&#x41;", 6, "A"},
         {"&#X41g", 5, "A"},
         {"&#8364;", 7, "€"},
         {"&#x1F600;", 9, "😀"},
         {"&#128;", 6, "€"},
         {"&#x96;", 6, "–"},
         {"&#x9F;", 6, "Ÿ"},
         {"&#x81;", 6, "\u0081"},
         {"&#xA0;", 6, "\u00A0"},
         {"&#0;", 4, "\uFFFD"},
         {"&#xD800;", 8, "\uFFFD"},
         {"&#xDFFF;", 8, "\uFFFD"},
         {"&#xE000;", 8, "\uE000"},
         {"&#x10FFFF;", 10, "\U0010FFFF"},
         {"&#x110000;", 10, "\uFFFD"},
         {"&#99999999999999999999;", 23, "\uFFFD"},
         {"&#13;", 5, "\r"},
         {"&#;", 0, ""},
         {"&#x;", 0, ""},
         {"&#", 0, ""},
         {"&#x", 0, ""},
         {"&#a;", 0, ""}},
        false);
}

TEST_CASE("all names of the standard are there") {
  const auto names = char_ref_names();
  CHECK(names.size() == 2231);
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::string written = "&" + std::string(names[i].name);
    CAPTURE(written);
    const CharRef ref = read_char_ref(written, 0, false);
    CHECK(ref.size == written.size());
    CHECK(ref.text() == names[i].text);
    if (i > 0) CHECK(names[i - 1].name < names[i].name);
  }
}

TEST_CASE("a reference inside a text") {
  const CharRef ref = read_char_ref("a&lt;b", 1, false);
  CHECK(ref.size == 4);
  CHECK(ref.text() == "<");
}

}  // namespace
}  // namespace kehraus::html
