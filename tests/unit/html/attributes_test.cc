#include "html/attributes.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

namespace kehraus::html {
namespace {

// "name=value" of each, in brackets.
std::string attributes(std::string_view tag) {
  std::string out, buffer;
  AttributeReader reader(tag);
  for (Attribute attribute; reader.next(attribute);)
    out += "[" + std::string(attribute.name) + "=" + std::string(decode_value(attribute.value, buffer)) + "]";
  return out;
}

TEST_CASE("attributes in all ways to write them") {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"", ""},
      {"<p>", ""},
      {"<p/>", ""},
      {"<p >", ""},
      {"<p a>", "[a=]"},
      {"<p a=b>", "[a=b]"},
      {"<p a=b/>", "[a=b/]"},
      {"<p a='b'/>", "[a=b]"},
      {"<p a=\"b c\" d='e'f=g>", "[a=b c][d=e][f=g]"},
      {"<p a = b>", "[a=b]"},
      {"<p a=>", "[a=]"},
      {"<p a= >", "[a=]"},
      {"<p a=''>", "[a=]"},
      {"<p a/b>", "[a=][b=]"},
      {"<p =a>", "[=a=]"},
      {"<p \"a\">", "[\"a\"=]"},
      {"<p A=B>", "[A=B]"},
      {"<p a=1 a=2>", "[a=1][a=2]"},
      {"<p a='>'>", "[a=>]"},
      {"<p a=b'c>", "[a=b'c]"},
      {"<p a='x&amp;y'>", "[a=x&y]"},
      {"<p a='?x&copy=1&lt;'>", "[a=?x&copy=1<]"},
      {"<p a='x\r\ny\rz'>", "[a=x\ny\nz]"},
  };
  for (const auto& [tag, expected] : cases) {
    CAPTURE(tag);
    CHECK(attributes(tag) == expected);
  }
}

TEST_CASE("the first attribute of a name counts") {
  CHECK(find_attribute("<p CLASS=x class=y>", "class") == "x");
  CHECK(find_attribute("<p classes=x>", "class") == std::nullopt);
  CHECK(find_attribute("<p class>", "class") == "");
  CHECK(find_attribute("", "class") == std::nullopt);
}

TEST_CASE("a value without anything to decode is not copied") {
  std::string buffer = "kept";
  const std::string value = "a b<c";
  CHECK(decode_value(value, buffer).data() == value.data());
  CHECK(buffer == "kept");
  CHECK(decode_value(std::string_view("a\0", 2), buffer) == "a\uFFFD");
}

}  // namespace
}  // namespace kehraus::html
