#include "text/utf8.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>

#include "unit/text/odd_texts.h"

namespace kehraus {
namespace {

constexpr char32_t kMalformed = 0xFFFD;

struct Encoded {
  char32_t value;
  std::string_view bytes;
};

// The first and the last of each length, and the neighbours of the surrogates.
constexpr Encoded kEncoded[] = {
    {'a', "a"},
    {0x7F, "\x7F"},
    {0x80, "\xC2\x80"},
    {0x7FF, "\xDF\xBF"},
    {0x800, "\xE0\xA0\x80"},
    {0xD7FF, "\xED\x9F\xBF"},
    {0xE000, "\xEE\x80\x80"},
    {0xFFFF, "\xEF\xBF\xBF"},
    {0x10000, "\xF0\x90\x80\x80"},
    {0x10FFFF, "\xF4\x8F\xBF\xBF"},
};

TEST_CASE("code points are read, written and read backwards alike", "[utf8]") {
  for (const Encoded& row : kEncoded) {
    CAPTURE(static_cast<std::uint32_t>(row.value));
    std::string written;
    append_utf8(written, row.value);
    CHECK(written == row.bytes);
    const std::string text = "x" + written + "y";
    CHECK(code_point_at(text, 1).value == row.value);
    CHECK(code_point_at(text, 1).size == row.bytes.size());
    CHECK(code_point_before(text, 1 + row.bytes.size()).value == row.value);
    CHECK(code_point_before(text, 1 + row.bytes.size()).size == row.bytes.size());
    CHECK(code_point_before(row.bytes, row.bytes.size()).value == row.value);
  }
}

TEST_CASE("NUL is a code point of one byte", "[utf8]") {
  const std::string_view text("\0a", 2);
  CHECK(code_point_at(text, 0).value == 0);
  CHECK(code_point_at(text, 0).size == 1);
  CHECK(code_point_before(text, 1).value == 0);
}

TEST_CASE("a malformed or cut-off byte is U+FFFD of size 1", "[utf8]") {
  for (const std::string_view bytes : {
           "\x80",              // continuation without a lead
           "\xBF\x80",          //
           "\xC0\xAF",          // longer than need be
           "\xC1\xBF",          //
           "\xE0\x9F\xBF",      //
           "\xF0\x8F\xBF\xBF",  //
           "\xED\xA0\x80",      // surrogates
           "\xED\xBF\xBF",      //
           "\xF4\x90\x80\x80",  // beyond Unicode
           "\xF5\x80\x80\x80",  //
           "\xF8\x80\x80\x80",  // never a lead byte
           "\xFF\xBF\xBF\xBF",  //
           "\xC3",              // cut off by the end
           "\xE2\x80",          //
           "\xF0\x9F\x98",      //
           "\xC3z",             // cut off by the next character
           "\xE2\x80z",         //
           "\xF0\x9F\x98z",     //
       }) {
    CAPTURE(bytes);
    CHECK(code_point_at(bytes, 0).value == kMalformed);
    CHECK(code_point_at(bytes, 0).size == 1);
  }
}

TEST_CASE("backwards, a malformed byte is U+FFFD of size 1", "[utf8]") {
  for (const std::string_view bytes : {"\x80", "a\x80", "\xC3\xA9\x80", "\xE2\x80", "a\xC3",
                                       "\x80\x80\x80\x80", "\x80\x80\x80\x80\x80", "\xF0\x9F\x98\x80\x80"}) {
    CAPTURE(bytes);
    CHECK(code_point_before(bytes, bytes.size()).value == kMalformed);
    CHECK(code_point_before(bytes, bytes.size()).size == 1);
  }
}

TEST_CASE("forwards and backwards meet on any pair of bytes", "[utf8]") {
  for (int first = 0; first < 256; ++first) {
    for (int second = 0; second < 256; ++second) {
      const std::string text = {static_cast<char>(first), static_cast<char>(second)};
      std::size_t at = 0;
      while (at < text.size()) at += code_point_at(text, at).size;
      std::size_t end = text.size();
      while (end > 0) end -= code_point_before(text, end).size;
      if (at != text.size() || end != 0) FAIL("bytes " << first << " " << second);
    }
  }
}

TEST_CASE("code points are counted by the bytes that begin one", "[utf8]") {
  ::testing::OddTexts(13).for_each(300, [](std::string_view text) {
    CAPTURE(text);
    std::size_t slow = 0;
    for (char c : text) slow += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
    REQUIRE(count_code_points(text) == slow);
  });
}

}  // namespace
}  // namespace kehraus
