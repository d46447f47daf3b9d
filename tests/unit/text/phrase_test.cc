#include "text/phrase.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "text/letters.h"
#include "text/utf8.h"
#include "unit/text/odd_texts.h"

namespace kehraus {
namespace {

std::string normal(std::string_view text) {
  std::string out = "left over";
  normalise_phrase(text, out);
  return out;
}

TEST_CASE("case and the punctuation around a phrase do not count", "[phrase]") {
  const std::string_view rows[][2] = {
      {"Read more", "read more"},
      {"» READ MORE:", "read more"},
      {"[Read more …]", "read more"},
      {"*** Anzeige ***", "anzeige"},
      {"– 20 % –", "20"},
      {"MÄRZ", "märz"},
      {"ΣΊΣΥΦΟΣ", "σίσυφοσ"},
      {"Straße", "straße"},
      {"STRAẞE", "straße"},
      {"Don't miss it!", "don't miss it"},
      {"(c) 2024", "c) 2024"},
      {"U.S.", "u.s"},
      {"a", "a"},
      {"7", "7"},
      {"日本", "日本"},
      {"😀 Kommentare 😀", "kommentare"},
      {"e\u0301te\u0301", "e\u0301te\u0301"},  // accents belong to the word, at its end too
  };
  for (const auto& row : rows) {
    CAPTURE(row[0]);
    CHECK(normal(row[0]) == row[1]);
    CHECK(normal(row[1]) == row[1]);
  }
}

TEST_CASE("a phrase without letters or digits is left as it is", "[phrase]") {
  for (const std::string_view text : {"", "---", "* * *", "…", "»", " "}) {
    CAPTURE(text);
    CHECK(normal(text) == text);
  }
}

struct HeadRow {
  std::string text;
  std::string_view phrase, rest;
};

void check_heads(const std::vector<HeadRow>& rows) {
  for (const HeadRow& row : rows) {
    CAPTURE(row.text);
    const Head head = head_of(row.text);
    CHECK(head.phrase == row.phrase);
    REQUIRE(head.end <= row.text.size());
    CHECK(row.text.substr(head.end) == row.rest);
  }
}

TEST_CASE("a head ends at the first separator", "[phrase]") {
  check_heads({
      {"Read more: The bridge", "Read more", "The bridge"},
      {"BERLIN. The bridge", "BERLIN", "The bridge"},
      {"Foto | Jo Muster", "Foto", "Jo Muster"},
      {"BERLIN - The bridge", "BERLIN", "The bridge"},
      {"BERLIN – The bridge", "BERLIN", "The bridge"},
      {"BERLIN — The bridge", "BERLIN", "The bridge"},
      {"BERLIN -- The bridge", "BERLIN", "The bridge"},
      {"Home » Sport", "Home", "Sport"},
      {"BERLIN (dpa) - The bridge: a report", "BERLIN (dpa)", "The bridge: a report"},
      {"Über uns: wir", "Über uns", "wir"},
      {"a: b: c", "a", "b: c"},
      {"a. b: c", "a", "b: c"},
      {"Read more:", "Read more", ""},
      {"x:", "x", ""},
      {"at 10:30: news", "at 10:30", "news"},
  });
}

TEST_CASE("where no separator stands there is no head", "[phrase]") {
  for (const std::string_view text : {"", ":", "a", "Read more", "Read more.", "at 10:30", "well-known fact",
                                      "1.5 metres", ": a", "a :b", "a|b", "a–b", "a -b"}) {
    CAPTURE(text);
    CHECK(head_of(text).phrase.empty());
    CHECK(head_of(text).end == 0);
  }
}

TEST_CASE("heads are looked for in the first 80 bytes", "[phrase]") {
  CHECK(head_of(std::string(79, 'a') + ": b").end == 81);  // the separator begins in byte 80
  CHECK(head_of(std::string(80, 'a') + ": b").end == 0);
  CHECK(head_of(std::string(79, 'a') + ":").end == 80);  // a colon at the very end
  CHECK(head_of(std::string(80, 'a') + ":").end == 0);
  CHECK(head_of(std::string(78, 'a') + "é: b").end == 0);  // bytes, not characters
}

TEST_CASE("a head is a view of the text", "[phrase]") {
  const std::string_view text = "Foto: Jo";
  CHECK(head_of(text).phrase.data() == text.data());
}

std::string folded_slowly(std::string_view text) {
  std::string folded;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (fold(c.value) == c.value)
      folded += text.substr(at, c.size);
    else
      append_utf8(folded, fold(c.value));
    at += c.size;
  }
  return folded;
}

TEST_CASE("every code point is folded", "[phrase]") {
  std::string text, folded;
  for (char32_t c = 1; c <= 0x10FFFF; ++c) {
    if (c >= 0xD800 && c < 0xE000) continue;
    text = "A";
    append_utf8(text, c);
    text += "B";
    fold_text(text, folded);
    if (folded != folded_slowly(text)) FAIL_CHECK("U+" << std::hex << static_cast<std::uint32_t>(c));
  }
}

TEST_CASE("many bytes at once are folded as one by one", "[phrase]") {
  std::string folded;
  ::testing::OddTexts(10).for_each(300, [&](std::string_view text) {
    CAPTURE(text);
    fold_text(text, folded);
    REQUIRE(folded == folded_slowly(text));
  });
}

// The head as phrase.h says it.
Head head_found_slowly(std::string_view text) {
  for (std::size_t at = 1; at <= kHeadBytes && at < text.size(); ++at) {
    const bool before_space = at + 1 < text.size() && text[at + 1] == ' ';
    if ((text[at] == ':' || text[at] == '.') && before_space && at < kHeadBytes)
      return {text.substr(0, at), at + 2};
    for (std::string_view separator : {" | ", " - ", " – ", " — ", " -- ", " » "})
      if (at > 1 && text.substr(at - 1).starts_with(separator))
        return {text.substr(0, at - 1), at - 1 + separator.size()};
  }
  if (text.size() > 1 && text.size() <= kHeadBytes && text.back() == ':')
    return {text.substr(0, text.size() - 1), text.size()};
  return {};
}

TEST_CASE("heads are found many bytes at once as one by one", "[phrase]") {
  ::testing::OddTexts(11).for_each(200, [](std::string_view text) {
    CAPTURE(text);
    const Head head = head_of(text), slow = head_found_slowly(text);
    REQUIRE(head.phrase == slow.phrase);
    REQUIRE(head.end == slow.end);
  });
}

}  // namespace
}  // namespace kehraus
