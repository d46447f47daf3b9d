#include "html/text.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace kehraus::html {
namespace {

using namespace std::string_literals;

struct Case {
  std::string written;
  TextForm form;
  std::string text;
};

TEST_CASE("text as it is meant") {
  const std::vector<Case> cases = {
      {"", TextForm::data, ""},
      {"a b", TextForm::data, "a b"},
      {"a &amp; b &lt;p&gt;", TextForm::data, "a & b <p>"},
      {"a\r\nb\rc\n", TextForm::data, "a\nb\nc\n"},
      {"a\0b"s, TextForm::data, "ab"},
      {"a\0b"s, TextForm::foreign, "a\uFFFDb"},
      {"a\0b"s, TextForm::embedded, "ab"},
      {"a\0b"s, TextForm::rcdata, "a\uFFFDb"},
      {"a\0b"s, TextForm::raw, "a\uFFFDb"},
      {"a<b", TextForm::raw, "a<b"},
      {"a&lt;b</p>\r\n", TextForm::raw, "a&lt;b</p>\n"},
      {"a&lt;b</p>", TextForm::rcdata, "a<b</p>"},
      {"a</x y='>'>b</>c<!d>e<!--f-->g", TextForm::data, "abceg"},
      {"a < b <3 <", TextForm::data, "a < b <3 <"},
      {"a<![CDATA[<&amp;\0\r\n]]>b"s, TextForm::foreign, "a<&amp;\uFFFD\nb"},
      {"a<![CDATA[x>]]>b", TextForm::data, "a]]>b"},
      {"a<![CDATA[x", TextForm::embedded, "ax"},
      {"a<b c", TextForm::data, "a"},
      {"&#13;\r\n&#13;", TextForm::data, "\r\n\r"},
      {"\xFF\xC3(", TextForm::data, "\xFF\xC3("},
      {"&notit; &notin;", TextForm::data, "¬it; ∉"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.written, static_cast<int>(c.form));
    std::string text = "before ";
    append_text(c.written, c.form, text);
    CHECK(text == "before " + c.text);
  }
}

TEST_CASE("what needs decoding") {
  CHECK_FALSE(needs_decoding(""));
  CHECK_FALSE(needs_decoding("a < b \n"));
  CHECK(needs_decoding("a & b"));
  CHECK(needs_decoding("a\r"));
  CHECK(needs_decoding("\0"s));
}

}  // namespace
}  // namespace kehraus::html
