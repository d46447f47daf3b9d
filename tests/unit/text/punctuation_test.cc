#include "text/punctuation.h"

#include <catch2/catch.hpp>

namespace kehraus {
namespace {

TEST_CASE("signs are counted", "[punctuation]") {
  const Punctuation p =
      count_punctuation("One, two: (three) [four] | five · six • seven > eight / nine, ten/eleven");
  CHECK(p.commas == 2);
  CHECK(p.colons == 1);
  CHECK(p.brackets == 2);
  CHECK(p.separators == 5);  // not the slash inside a word
  CHECK(p.inner_capitals == 0);
  CHECK(p.longest_number == 0);
  CHECK(count_punctuation("").commas == 0);
}

TEST_CASE("the signs of a telephone number do not end it", "[punctuation]") {
  CHECK(count_punctuation("Call 040 / 66969-77 or (030) 1.").longest_number == 10);
  CHECK(count_punctuation("In 1924, 38 of them").longest_number == 4);
}

TEST_CASE("capitals inside words are of ASCII", "[punctuation]") {
  CHECK(count_punctuation("NewsSport and YouTube but not ABC, d'Or or grüßÄh").inner_capitals == 2);
}

TEST_CASE("cut and malformed UTF-8 is no sign", "[punctuation]") {
  for (const char* text : {"a \xC2", "\xE2\x80", "\xE2", "\xC2 \xB7"})
    CHECK(count_punctuation(text).separators == 0);
}

}  // namespace
}  // namespace kehraus
