#include "text/measures.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "unit/text/odd_texts.h"

namespace kehraus {
namespace {

Punctuation count_punctuation(std::string_view text) { return measure(text).punctuation; }

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

TEST_CASE("a long text has as many signs as its parts", "[punctuation]") {
  std::string text;
  for (int i = 0; i < 100'000; ++i) text += ",:[|";
  const Punctuation p = count_punctuation(text);
  CHECK(p.commas == 100'000);
  CHECK(p.colons == 100'000);
  CHECK(p.brackets == 100'000);
  CHECK(p.separators == 100'000);
}

Punctuation counted_slowly(std::string_view text) {
  Punctuation p;
  std::uint32_t number = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i], before = i > 0 ? text[i - 1] : '\0';
    if (c >= '0' && c <= '9')
      p.longest_number = std::max(p.longest_number, ++number);
    else if (std::string_view(" -/.()").find(c) == std::string_view::npos)
      number = 0;
    p.commas += c == ',';
    p.colons += c == ':';
    p.brackets += c == '(' || c == '[';
    p.separators += c == '|' || c == '>' || (c == '/' && before == ' ') || text.substr(i).starts_with("·") ||
                    text.substr(i).starts_with("•");
    p.inner_capitals += c >= 'A' && c <= 'Z' && before >= 'a' && before <= 'z';
  }
  return p;
}

TEST_CASE("many bytes at once have the signs that they have one by one", "[punctuation]") {
  ::testing::OddTexts(8).for_each(300, [](std::string_view text) {
    CAPTURE(text);
    const Punctuation p = count_punctuation(text), slow = counted_slowly(text);
    REQUIRE(p.commas == slow.commas);
    REQUIRE(p.separators == slow.separators);
    REQUIRE(p.brackets == slow.brackets);
    REQUIRE(p.colons == slow.colons);
    REQUIRE(p.inner_capitals == slow.inner_capitals);
    REQUIRE(p.longest_number == slow.longest_number);
  });
}

}  // namespace
}  // namespace kehraus
