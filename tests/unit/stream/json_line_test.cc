#include "stream/json_line.h"

#include <catch2/catch.hpp>
#include <random>
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

TEST_CASE("a page is read where there is no text", "[stream]") {
  const JsonLine page = parsed(R"({"html":"<p>\u00fc","a":1})");
  CHECK(page.fault == "");
  CHECK(page.is_html);
  CHECK(page.text == "<p>ü");
  REQUIRE(page.identity.fields.size() == 1);
  CHECK(page.identity.fields[0].name == "a");
  CHECK(parsed(R"({"html":"<p>","text":null})").is_html);
  CHECK(parsed(R"({"text":null,"html":"<p>"})").is_html);
  for (const std::string blank : {"", " ", R"(\n\t )"}) {
    CHECK(parsed(R"({"html":"<p>","text":")" + blank + R"("})").is_html);
    const JsonLine line = parsed(R"({"text":")" + blank + R"(","html":"<p>"})");
    CHECK(line.is_html);
    CHECK(line.identity.fields.empty());
    CHECK_FALSE(parsed(R"({"text":")" + blank + R"("})").is_html);
  }
  for (const char* line : {R"({"html":"<p>","text":"a"})", R"({"text":"a","html":"<p>"})"}) {
    const JsonLine both = parsed(line);
    CHECK_FALSE(both.is_html);
    CHECK(both.text == "a");
    CHECK(both.identity.fields.at(0).value_json == R"("<p>")");
  }
  CHECK_FALSE(parsed(R"({"html":7})").fault.empty());
}

TEST_CASE("what cannot be used is said", "[stream]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {R"({"body":"x","k":1})", "no key 'text' (--text-key) or 'html' (--html-key); the line has body, k"},
      {"{}", "no key 'text' (--text-key) or 'html' (--html-key); the line has no keys"},
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

// The same as mend_lone_surrogates, by the letter: one escape after the other.
std::string mended_plainly(const std::string& json) {
  const auto half_at = [&](std::size_t at) {
    if (json.substr(at, 2) != "\\u" || at + 6 > json.size()) return 0ul;
    const std::string digits = json.substr(at + 2, 4);
    const bool is_hex = digits.find_first_not_of("0123456789abcdefABCDEF") == std::string::npos;
    const unsigned long unit = is_hex ? std::stoul(digits, nullptr, 16) : 0;
    return unit >= 0xD800 && unit < 0xE000 ? unit : 0;
  };
  std::string out;
  for (std::size_t at = 0; at < json.size();) {
    const auto half = half_at(at), other = half > 0 && half < 0xDC00 ? half_at(at + 6) : 0;
    const std::size_t size = other >= 0xDC00 ? 12 : half > 0 ? 6 : json[at] == '\\' ? 2 : 1;
    out += half > 0 && size == 6 ? "\\ufffd" : json.substr(at, size);
    at += size;
  }
  return out;
}

TEST_CASE("lone surrogates are found wherever they stand", "[stream]") {
  const std::vector<std::string> pieces = {"\\",   "\\u",     "\\ud83d", "\\uDBFF", "\\ude00",
                                           "\\uD", "\\u00e4", "\\n",     "\\\"",    "ud800",
                                           "d",    "xy",      "\xC3\xA4"};
  std::mt19937 random(3);
  for (int run = 0; run < 20000; ++run) {
    const std::size_t rarity = 1 + random() % 10;
    std::string json;
    for (std::size_t size = random() % 60; json.size() < size;)
      json += random() % rarity == 0 ? pieces[random() % pieces.size()] : "z";
    std::string mended = json;
    const bool has_mended = mend_lone_surrogates(mended);
    REQUIRE(mended == mended_plainly(json));
    REQUIRE(has_mended == (mended != json));
  }
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
