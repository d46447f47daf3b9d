#include "write/visible.h"

#include <catch2/catch.hpp>

namespace kehraus {
namespace {

const std::string kBad = "\xEF\xBF\xBD";

TEST_CASE("nothing that a terminal acts on gets through", "[write]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"", ""},
      {"Grüße 你好 🙂", "Grüße 你好 🙂"},
      {"\x1b[31mrot", "␛[31mrot"},
      {std::string("a\0b", 3), "a␀b"},
      {"Zeile\nZeile\tTab\r", "Zeile␊Zeile␉Tab␍"},
      {"\x7f", "␡"},
      {"\xC2\x9b"
       "31m",
       "<U+009B>31m"},
      {"\xE2\x80\xAE"
       "links",
       "<U+202E>links"},
      {"\xE2\x81\xA6\xE2\x81\xA9", "<U+2066><U+2069>"},
      {"\xEF\xBB\xBF", "<U+FEFF>"},
      {"\xF3\xA0\x80\x81", "<U+E0001>"},
      {"\xff\xc3(", kBad + kBad + "("},
      {"\xE0\x80\x9B", kBad + kBad + kBad},             // a too long form of ESC
      {"\xED\xA0\x80", kBad + kBad + kBad},             // half a surrogate pair
      {"\xF4\x90\x80\x80", kBad + kBad + kBad + kBad},  // above the last code point
  };
  for (const auto& [text, want] : rows) CHECK(visible(text) == want);
  CHECK(visible_lines("a\n\x1b\nb\n") == "a\n␛\nb\n");
}

TEST_CASE("valid UTF-8 stays, the rest is replaced byte by byte", "[write]") {
  CHECK(valid_utf8("Grüße") == "Grüße");
  CHECK(valid_utf8("a\xffz\xc3") == "a" + kBad + "z" + kBad);
  CHECK(valid_utf8("\xED\xA0\x80!") == kBad + kBad + kBad + "!");
}

TEST_CASE("columns count what is seen", "[write]") {
  CHECK(columns_of("") == 0);
  CHECK(columns_of("Grüße") == 5);
  CHECK(columns_of("你好") == 4);
  CHECK(fit_columns("Grüße", 3) == "Grü");
  CHECK(fit_columns("你好", 3) == "你");
  CHECK(fit_columns("abc", 9) == "abc");
  CHECK(fit_columns("abc", 0).empty());
}

}  // namespace
}  // namespace kehraus
