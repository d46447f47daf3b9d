#include "stream/json_line.h"

#include <catch2/catch.hpp>
#include <vector>

#include "stream/json_check.h"

namespace kehraus {
namespace {

JsonLine parsed(std::string line, JsonKeys keys = {}) { return JsonLineParser(std::move(keys)).parse(line); }

TEST_CASE("text, id and other fields of a line", "[stream]") {
  const JsonLine line = parsed(
      R"( {"url" : "x","text":"a\u00fc\n","n":[1, {"b":null}],"id":"\u0037","big":123456789012345678901234567890 } )");
  CHECK(line.fault == "");
  CHECK(line.text == "aü\n");
  CHECK(line.identity.id_json == R"("\u0037")");
  REQUIRE(line.identity.fields.size() == 3);
  CHECK(line.identity.fields[0].value_json == R"("x")");
  CHECK(line.identity.fields[1].value_json == R"([1, {"b":null}])");
  CHECK(line.identity.fields[2].value_json == "123456789012345678901234567890");
}

TEST_CASE("keys can be named, with escapes in the line", "[stream]") {
  const JsonLine line = parsed(R"({"b\u006fdy":"x","text":1,"uid":7})", {"body", "uid"});
  CHECK(line.text == "x");
  CHECK(line.identity.id_json == "7");
  REQUIRE(line.identity.fields.size() == 1);
  CHECK(line.identity.fields[0].name == "text");
}

TEST_CASE("what cannot be used is said", "[stream]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {R"({"body":"x","k":1})", "no key 'text' (--text-key); the line has body, k"},
      {"{}", "no key 'text' (--text-key); the line has no keys"},
      {R"({"text":null})", "'text' is null, not a string"},
      {R"({"text":["a"]})", "'text' is an array, not a string"},
      {R"({"text":{}})", "'text' is an object, not a string"},
      {R"({"text":1.5})", "'text' is a number, not a string"},
      {R"({"text":true})", "'text' is a boolean, not a string"},
      {"[1]", "invalid JSON: the line is not an object"},
      {"null", "invalid JSON: the line is not an object"},
      {R"({"text":"a"} {})", "invalid JSON: more than one value"},
      {R"({"text":"a","b":tru})", "invalid JSON: field 'b': Invalid value at byte 3"},
      {R"({"text":"a","b":{"c":01}})",
       "invalid JSON: field 'b': Missing a comma or '}' after an object member at byte 6"},
  };
  for (const auto& [line, fault] : rows) {
    CAPTURE(line);
    CHECK(parsed(line).fault == fault);
    CHECK(parsed(line).text.empty());
  }
}

TEST_CASE("damaged lines are faults, whatever the damage", "[stream]") {
  const std::string whole = R"({"id":7,"text":"a\"b","x":[1,{"y":"z"}],"w":-1.5e3})";
  REQUIRE(parsed(whole).fault == "");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    CHECK(parsed(whole.substr(0, size)).fault.starts_with("invalid JSON: "));
  }
  for (const char* line :
       {R"({"text":"a",})", R"({"text" "a"})", R"({"text":"a" "b":1})", "{'text':'a'}", R"({text:"a"})",
        R"({"text":"a"}})", R"({"text":"\x"})", R"({"text":"\u12"})", "{\"text\":\"a\x01\"}",
        "{\"text\":\"\xff\"}", "{\"text\":\"\xed\xa0\x80\"}", R"({"a":"\q","text":"x"})"}) {
    CAPTURE(line);
    CHECK(parsed(line).fault.starts_with("invalid JSON: "));
  }
}

TEST_CASE("a parser goes on after a fault", "[stream]") {
  JsonLineParser parser({});
  std::string bad = R"({"text":"a)";
  std::string good = "\xEF\xBB\xBF{\"text\":\"b\"}\r";
  CHECK(parser.parse(bad).fault != "");
  CHECK(parser.parse(good).text == "b");
}

TEST_CASE("lone surrogates become U+FFFD", "[stream]") {
  const JsonLine line = parsed(R"({"text":"a\ud83db \ud83d\ude00 \ude00","k":"\uDBFF"})");
  CHECK(line.fault == "");
  CHECK(line.text ==
        "a\xEF\xBF\xBD"
        "b \xF0\x9F\x98\x80 \xEF\xBF\xBD");
  CHECK(line.has_lone_surrogates);
  CHECK(line.identity.fields.at(0).value_json == R"("\ufffd")");
  CHECK_FALSE(parsed(R"({"text":"\\ud83d"})").has_lone_surrogates);
  CHECK(parsed(R"({"text":"\\ud83d"})").text == "\\ud83d");
}

TEST_CASE("of two fields of one name the last counts", "[stream]") {
  CHECK(parsed(R"({"text":"a","text":"b"})").text == "b");
  CHECK(parsed(R"({"text":1,"text":"b"})").fault == "");
  CHECK(parsed(R"({"text":"a","text":1})").fault == "'text' is a number, not a string");
  CHECK(parsed(R"({"id":1,"id":null,"text":"a"})").identity.id_json == "1");
}

TEST_CASE("nesting has no limit that crashes", "[stream]") {
  const std::string deep(200000, '[');
  CHECK(json_fault(deep) != "");
  CHECK(json_fault(deep + std::string(200000, ']')) == "");
  CHECK_NOTHROW(parsed(R"({"text":"a","x":)" + deep + std::string(200000, ']') + "}"));
}

}  // namespace
}  // namespace kehraus
