#include "text/letters.h"

#include <catch2/catch.hpp>
#include <cstdint>

namespace kehraus {
namespace {

struct Row {
  char32_t c;
  bool letter, upper, lower, digit;
};

TEST_CASE("what kind of character a code point is", "[letters]") {
  const Row rows[] = {
      // Both sides of every range of ASCII.
      {'/', false, false, false, false},
      {'0', false, false, false, true},
      {'9', false, false, false, true},
      {':', false, false, false, false},
      {'@', false, false, false, false},
      {'A', true, true, false, false},
      {'Z', true, true, false, false},
      {'[', false, false, false, false},
      {'`', false, false, false, false},
      {'a', true, false, true, false},
      {'z', true, false, true, false},
      {'{', false, false, false, false},
      {' ', false, false, false, false},
      {'_', false, false, false, false},
      {0, false, false, false, false},
      {0x7F, false, false, false, false},
      // Beyond.
      {U'ä', true, false, true, false},
      {U'Ä', true, true, false, false},
      {U'ß', true, false, true, false},
      {U'ẞ', true, true, false, false},
      {U'Ж', true, true, false, false},
      {U'ж', true, false, true, false},
      {U'日', true, false, true, false},     // no case: not upper
      {U'א', true, false, true, false},      //
      {0x0301, true, false, true, false},    // a combining accent belongs to its letter
      {U'٣', false, false, false, true},     // Arabic-Indic three
      {U'3', false, false, false, true},     // full-width three
      {U'½', false, false, false, false},    // a number, no digit
      {U'–', false, false, false, false},    //
      {U'€', false, false, false, false},    //
      {0xA0, false, false, false, false},    //
      {0xFFFD, false, false, false, false},  //
      {U'😀', false, false, false, false},
      {0x10FFFF, false, false, false, false},
      {0x110000, false, false, false, false},  // beyond Unicode
      {0xFFFFFFFF, false, false, false, false},
  };
  for (const Row& row : rows) {
    CAPTURE(static_cast<std::uint32_t>(row.c));
    CHECK(is_letter(row.c) == row.letter);
    CHECK(is_upper(row.c) == row.upper);
    CHECK(is_lower(row.c) == row.lower);
    CHECK(is_digit(row.c) == row.digit);
    CHECK(is_word_character(row.c) == (row.letter || row.digit));
  }
}

TEST_CASE("folding is one code point to one", "[letters]") {
  const char32_t rows[][2] = {
      {'A', 'a'},     {'Z', 'z'},   {'a', 'a'},   {'@', '@'},   {'[', '['},   {'1', '1'},
      {' ', ' '},     {U'Ä', U'ä'}, {U'ä', U'ä'}, {U'É', U'é'}, {U'Ł', U'ł'}, {U'Σ', U'σ'},
      {U'ς', U'σ'},   {U'Я', U'я'}, {U'ẞ', U'ß'}, {U'ß', U'ß'},  // not "ss"
      {U'İ', U'İ'},                                              // not "i" and a dot
      {U'日', U'日'}, {U'–', U'–'},
  };
  for (const auto& row : rows) {
    CAPTURE(static_cast<std::uint32_t>(row[0]));
    CHECK(fold(row[0]) == row[1]);
    CHECK(fold(fold(row[0])) == fold(row[0]));
  }
}

TEST_CASE("no character of ASCII is both upper and lower, and only letters fold", "[letters]") {
  for (char32_t c = 0; c < 0x80; ++c) {
    CAPTURE(static_cast<std::uint32_t>(c));
    CHECK_FALSE((is_upper(c) && is_lower(c)));
    CHECK(is_letter(c) == (is_upper(c) || is_lower(c)));
    CHECK((fold(c) != c) == is_upper(c));
  }
}

}  // namespace
}  // namespace kehraus
