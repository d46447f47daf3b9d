#include "read/decode_page.h"

#include <catch2/catch.hpp>
#include <string>

#include "read/charset.h"

namespace kehraus {
namespace {

std::string_view encoding_of(std::string_view label) {
  const Charset* charset = charset_of(label);
  return charset ? charset->encoding : "";
}

TEST_CASE("labels mean what browsers take them for", "[read]") {
  CHECK(encoding_of("latin1") == "windows-1252");
  CHECK(encoding_of(" ISO-8859-1\n") == "windows-1252");
  CHECK(encoding_of("UTF8") == "utf-8");
  CHECK(encoding_of("gb2312") == "gbk");
  CHECK(encoding_of("ISO-8859-9") == "windows-1254");
  CHECK(encoding_of("x-sjis") == "shift_jis");
  for (const char* label : {"utf-7", "utf-16", "", "8859", "no such thing", "iso-8859-1 latin1"}) {
    CAPTURE(label);
    CHECK(encoding_of(label) == "");
  }
}

TEST_CASE("a page declares its encoding in a meta tag", "[read]") {
  const auto first = [](std::string_view start) {
    const auto found = declared_charsets(start);
    return found.empty() ? std::string_view{} : found.front()->encoding;
  };
  CHECK(first("<meta charset=koi8-r>") == "koi8-r");
  CHECK(first("<META CHARSET = 'Big5' />") == "big5");
  CHECK(first("<meta http-equiv=Content-Type content=\"text/html; charset=windows-1251\">") ==
        "windows-1251");
  CHECK(first("<meta name=charset content=x><meta charset=\"euc-kr\">") == "euc-kr");
  CHECK(first("<!-- <meta charset=big5> --><meta charset=euc-jp>") == "euc-jp");
  CHECK(first("<meta charset=utf-16le>") == "utf-8");
  CHECK(first("<meta charset=utf-7>") == "");
  CHECK(first("<metal charset=") == "");
  CHECK(first("<meta charset") == "");
  CHECK(first("<!-- <meta charset=big5>") == "");
}

TEST_CASE("what is declared counts, where the bytes bear it", "[read]") {
  const std::string koi8 = "<meta charset=koi8-r>\xF0\xD2\xC9\xD7\xC5\xD4";
  CHECK(decode_page(koi8).text == "<meta charset=koi8-r>Привет");
  CHECK(decode_page(koi8).encoding == "koi8-r");
  CHECK_FALSE(decode_page(koi8).guessed);
  // The caller's label comes first.
  CHECK(decode_page(koi8, "windows-1251").encoding == "windows-1251");
  CHECK(decode_page("<p>caf\xE9", "latin1").text == "<p>café");
  // Bytes that are UTF-8 are UTF-8, whatever is declared.
  CHECK(decode_page("<meta charset=latin1>café").text == "<meta charset=latin1>café");
  // utf-8 declared, gb2312 meant.
  const std::string chinese = "<meta charset=utf-8><meta charset=gb2312>\xC4\xE3\xBA\xC3\xCA\xC0\xBD\xE7";
  CHECK(decode_page(chinese).encoding == "gbk");
  CHECK(decode_page(chinese).text.ends_with("你好世界"));
  // A mark says more than a declaration.
  CHECK(decode_page("\xEF\xBB\xBF<meta charset=latin1>\xC3\xA9").text == "<meta charset=latin1>é");
  CHECK(decode_page("<p>plain", "shift_jis").text == "<p>plain");
}

TEST_CASE("offsets of a declared encoding lead back into the page", "[read]") {
  const std::string page = "<p>\xE9t\xE9";
  const Decoded decoded = decode_page(page, "latin1");
  REQUIRE(decoded.text == "<p>été");
  CHECK(decoded.offsets.to_input(3) == 3);
  CHECK(decoded.offsets.to_input(5) == 4);
  CHECK(decoded.offsets.to_input(6) == 5);
  CHECK(decoded.offsets.to_input(8) == 6);
}

}  // namespace
}  // namespace kehraus
