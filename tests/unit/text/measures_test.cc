#include "text/measures.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "text/letters.h"
#include "text/utf8.h"
#include "unit/text/odd_texts.h"

namespace kehraus {
namespace {

TEST_CASE("an empty text measures zero", "[measures]") {
  const Measures m = measure("");
  CHECK(m.chars == 0);
  CHECK(m.words == 0);
  CHECK(m.letters == 0);
  CHECK(m.upper_letters == 0);
  CHECK(m.digits == 0);
  CHECK(m.capitalised_words == 0);
  CHECK(m.lower_words == 0);
  CHECK(m.sentence_ends == 0);
  CHECK_FALSE((m.ends_sentence || m.is_cut_off || m.ends_in_colon || m.starts_with_bullet || m.starts_lower ||
               m.has_url || m.has_email));
}

TEST_CASE("characters and words are counted in code points", "[measures]") {
  struct Row {
    std::string_view text;
    std::uint32_t chars, words, letters, upper, digits, capitalised, lower;
  };
  const Row rows[] = {
      {"a", 1, 1, 1, 0, 0, 0, 1},
      {"Über Öl", 7, 2, 6, 2, 0, 2, 0},
      {"don't", 5, 2, 4, 0, 0, 0, 2},            // an apostrophe parts words
      {"well-known", 10, 2, 9, 0, 0, 0, 2},      // and so does a hyphen
      {"10.000 Euro", 11, 3, 4, 1, 5, 1, 0},     // a number has no case
      {"B2B 4you", 8, 2, 5, 2, 2, 1, 0},         // "4you" begins with a digit
      {"NATO", 4, 1, 4, 4, 0, 1, 0},             //
      {"– … „“ |", 8, 0, 0, 0, 0, 0, 0},         //
      {"😀 ok", 4, 1, 2, 0, 0, 0, 1},             //
      {"e\u0301te\u0301", 5, 1, 5, 0, 0, 0, 1},  // an accent of its own belongs to the word
      {"Москва и мир", 12, 3, 10, 1, 0, 1, 2},
      {"٣ 3", 3, 2, 0, 0, 2, 0, 0},
      {"a\xFF", 2, 1, 1, 0, 0, 0, 1},  // a malformed byte is a character
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const Measures m = measure(row.text);
    CHECK(m.chars == row.chars);
    CHECK(m.words == row.words);
    CHECK(m.letters == row.letters);
    CHECK(m.upper_letters == row.upper);
    CHECK(m.digits == row.digits);
    CHECK(m.capitalised_words == row.capitalised);
    CHECK(m.lower_words == row.lower);
  }
}

TEST_CASE("sentence ends stand before a space or the end", "[measures]") {
  struct Row {
    std::string_view text;
    std::uint32_t ends;
  };
  const Row rows[] = {
      {"One. Two! Three?", 3}, {"No end", 0}, {"3.5 metres", 0},  {"e.g. this", 1}, {"U.S. law.", 2},
      {"What?! No.", 2},       {"...", 1},    {"kehraus.org", 0}, {". .", 2},       {"He said \"no.\"", 0},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(measure(row.text).sentence_ends == row.ends);
  }
}

TEST_CASE("how a text ends, closing quotes and brackets apart", "[measures]") {
  struct Row {
    std::string_view text;
    bool sentence, cut_off, colon;
  };
  const Row rows[] = {
      {"It ends.", true, false, false},
      {"It ends!", true, false, false},
      {"Does it end?", true, false, false},
      {"It goes on", false, false, false},
      {"\"It ends.\"", true, false, false},
      {"„Es endet.“", true, false, false},
      {"»Es endet.«", true, false, false},
      {"« C’est fini. »", true, false, false},
      {"(It ends.)", true, false, false},
      {"It ends (here)", false, false, false},
      {"終わり。", true, false, false},
      {"It goes on...", true, true, false},
      {"It goes on…", true, true, false},
      {"It goes on [...]", true, true, false},
      {"It goes on [..]", true, true, false},
      {"It goes on.", true, false, false},
      {"Read more:", false, false, true},
      {"Read more: »", false, false, true},
      {"10:30", false, false, false},
      {".", true, false, false},
      {"…", true, true, false},
      {":", false, false, true},
      {"\"", false, false, false},
      {"»)", false, false, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(measure(row.text).ends_sentence == row.sentence);
    CHECK(measure(row.text).is_cut_off == row.cut_off);
    CHECK(measure(row.text).ends_in_colon == row.colon);
  }
}

TEST_CASE("bullets and numbers are followed by a space", "[measures]") {
  for (const std::string_view text : {"- a", "* a", "+ a", "• a", "– a", "· a", "› a", "» a", "> a", "1. a",
                                      "12. a", "123. a", "1) a", "123) a"}) {
    CAPTURE(text);
    CHECK(measure(text).starts_with_bullet);
  }
  for (const std::string_view text : {"", "a", "-", "-a", "*", "•", "•a", "— a", "1", "1.", "1)", "1.a",
                                      "1 a", "1234. a", "1.5 a", "a. b", "(1) a", " - a"}) {
    CAPTURE(text);
    CHECK_FALSE(measure(text).starts_with_bullet);
  }
}

TEST_CASE("starting lower needs a letter at the very start", "[measures]") {
  for (const std::string_view text : {"a", "ändern", "and so", "жизнь"}) {
    CAPTURE(text);
    CHECK(measure(text).starts_lower);
  }
  for (const std::string_view text : {"A", "Ändern", "1a", "(and so)", "„und", "- a", "…and"}) {
    CAPTURE(text);
    CHECK_FALSE(measure(text).starts_lower);
  }
}

TEST_CASE("addresses", "[measures]") {
  struct Row {
    std::string_view text;
    bool url, email;
  };
  const Row rows[] = {
      {"see https://a.example", true, false},
      {"http://a", true, false},
      {"(www.a.example)", true, false},
      {"ftp://a", false, false},
      {"HTTPS", false, false},
      {"ww.a", false, false},
      {"write to jo@a.example today", false, true},
      {"ü@ä", false, true},
      {"7@9", false, true},
      {"@jo", false, false},
      {"jo @ home", false, false},
      {"jo@", false, false},
      {"jo@ home", false, false},
      {"jo@, home", false, false},
      {"jo@„home“", false, false},
      {"(@)", false, false},
      {"@ and jo@a", false, true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(measure(row.text).has_url == row.url);
    CHECK(measure(row.text).has_email == row.email);
  }
}

TEST_CASE("counts do not depend on where a piece stands", "[measures]") {
  // Pieces that end in a space, so that no word or sentence end reaches across.
  const std::string_view pieces[] = {"a ",
                                     "Ab1. ",
                                     "ß ",
                                     "Ä! ",
                                     "7? ",
                                     "don't ",
                                     "日本 ",
                                     "NATO-Staaten ",
                                     "😀 ",
                                     "x.y. ",
                                     "Seventeen_letters12 ",
                                     "… ",
                                     "@Z ",
                                     "[A`z{0/9:] "};
  std::uint32_t seed = 1;
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    Measures sum;
    for (int i = 0; i < 12; ++i) {
      seed = seed * 1664525 + 1013904223;
      const std::string_view piece = pieces[(seed >> 16) % std::size(pieces)];
      const Measures m = measure(piece);
      text += piece;
      sum.chars += m.chars;
      sum.words += m.words;
      sum.letters += m.letters;
      sum.upper_letters += m.upper_letters;
      sum.digits += m.digits;
      sum.capitalised_words += m.capitalised_words;
      sum.lower_words += m.lower_words;
      sum.sentence_ends += m.sentence_ends;
    }
    CAPTURE(text);
    const Measures whole = measure(text);
    REQUIRE(whole.chars == sum.chars);
    REQUIRE(whole.words == sum.words);
    REQUIRE(whole.letters == sum.letters);
    REQUIRE(whole.upper_letters == sum.upper_letters);
    REQUIRE(whole.digits == sum.digits);
    REQUIRE(whole.capitalised_words == sum.capitalised_words);
    REQUIRE(whole.lower_words == sum.lower_words);
    REQUIRE(whole.sentence_ends == sum.sentence_ends);
  }
}

TEST_CASE("words and sentence ends across any eight bytes", "[measures]") {
  for (std::size_t shift = 0; shift < 20; ++shift) {
    CAPTURE(shift);
    const Measures m = measure(std::string(shift, '-') + "Abcdefghijklmnop. Q9! ä");
    CHECK(m.chars == shift + 23);
    CHECK(m.words == 3);
    CHECK(m.letters == 18);
    CHECK(m.upper_letters == 2);
    CHECK(m.digits == 1);
    CHECK(m.capitalised_words == 2);
    CHECK(m.lower_words == 1);
    CHECK(m.sentence_ends == 2);
    const Measures end = measure(std::string(shift, '-') + "a.");
    CHECK(end.sentence_ends == 1);
    const Measures inside = measure(std::string(shift, '-') + "a.b é.é");
    CHECK(inside.sentence_ends == 0);
  }
}

TEST_CASE("counts hold for any bytes", "[measures]") {
  for (int a = 0; a < 256; ++a) {
    for (int b = 0; b < 256; ++b) {
      const std::string text = {static_cast<char>(a), static_cast<char>(b)};
      const Measures m = measure(text);
      const bool holds = m.chars >= 1 && m.chars <= 2 && m.letters + m.digits <= m.chars &&
                         m.words <= m.chars && m.upper_letters <= m.letters &&
                         m.capitalised_words + m.lower_words <= m.words && m.sentence_ends <= m.chars;
      if (!holds) FAIL("bytes " << a << " " << b);
    }
  }
}

// The counts as measures.h says them, one character after the other.
Measures measured_slowly(std::string_view text) {
  Measures m;
  bool in_word = false;
  CodePoint before{};
  for (std::size_t at = 0; at < text.size(); at += before.size) {
    const CodePoint c = code_point_at(text, at);
    const bool starts = is_word_character(c.value) && !in_word;
    ++m.chars;
    m.letters += is_letter(c.value);
    m.upper_letters += is_upper(c.value);
    m.digits += !is_letter(c.value) && is_digit(c.value);
    m.words += starts;
    m.capitalised_words += starts && is_upper(c.value);
    m.lower_words += starts && is_lower(c.value);
    const bool is_after_stop = before.value == '.' || before.value == '!' || before.value == '?';
    m.sentence_ends += is_after_stop && c.value == ' ';
    in_word = is_word_character(c.value);
    before = c;
    const bool is_email = c.value == '@' && at > 0 && at + 1 < text.size() &&
                          is_word_character(code_point_before(text, at).value) &&
                          is_word_character(code_point_at(text, at + 1).value);
    m.has_email = m.has_email || is_email;
  }
  m.sentence_ends += before.value == '.' || before.value == '!' || before.value == '?';
  for (const char* start : {"http://", "https://", "www."})
    m.has_url = m.has_url || text.find(start) != text.npos;
  return m;
}

TEST_CASE("many bytes at once are measured as one by one", "[measures]") {
  ::testing::OddTexts(7).for_each(300, [](std::string_view text) {
    CAPTURE(text);
    const Measures m = measure(text), slow = measured_slowly(text);
    REQUIRE(m.chars == slow.chars);
    REQUIRE(m.words == slow.words);
    REQUIRE(m.letters == slow.letters);
    REQUIRE(m.upper_letters == slow.upper_letters);
    REQUIRE(m.digits == slow.digits);
    REQUIRE(m.capitalised_words == slow.capitalised_words);
    REQUIRE(m.lower_words == slow.lower_words);
    REQUIRE(m.sentence_ends == slow.sentence_ends);
    REQUIRE(m.has_url == slow.has_url);
    REQUIRE(m.has_email == slow.has_email);
  });
}

}  // namespace
}  // namespace kehraus
