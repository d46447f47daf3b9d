#include "write/json.h"

#include <rapidjson/prettywriter.h>
#include <rapidjson/stringbuffer.h>
#include <rapidjson/writer.h>

#include <catch2/catch.hpp>
#include <random>
#include <vector>

#include "write/visible.h"

namespace kehraus {
namespace {

std::string json_of(std::string_view text) {
  std::string out;
  append_json(
      JsonLayout::line, 0, [&](Json& json) { json.string(text); }, out);
  return out;
}

// What RapidJSON makes of the text once malformed bytes are replaced.
std::string reference(std::string_view text) {
  const std::string valid = valid_utf8(text);
  rapidjson::StringBuffer buffer;
  rapidjson::Writer<rapidjson::StringBuffer> writer(buffer);
  writer.String(valid.data(), static_cast<rapidjson::SizeType>(valid.size()));
  return {buffer.GetString(), buffer.GetSize()};
}

// Every byte that is escaped, some that stand beside those, and characters of two to four bytes.
std::vector<std::string> pieces() {
  std::vector<std::string> out = {"\"", "\\", "/", "\x7f", "!", "#", "[", "]", "ü", "€", "\u2028", "😀"};
  for (int c = 0; c <= 0x20; ++c) out.emplace_back(1, static_cast<char>(c));
  return out;
}

TEST_CASE("a string of any length is escaped wherever the escape stands", "[write][json]") {
  for (std::size_t size = 0; size <= 100; ++size) {
    std::string plain;
    while (plain.size() < size) plain += plain.size() % 3 == 0 ? 'x' : 'y';
    REQUIRE(json_of(plain) == "\"" + plain + "\"");
    for (std::size_t at = 0; at <= size; ++at)
      for (const char* piece : {"\"", "\\", "\n", "\x1f", "ä", "\xff"}) {
        const std::string text = plain.substr(0, at) + piece + plain.substr(at);
        REQUIRE(json_of(text) == reference(text));
      }
  }
}

TEST_CASE("random strings are written as RapidJSON writes them", "[write][json]") {
  std::mt19937 random(7);
  const std::vector<std::string> all = pieces();
  for (int run = 0; run < 3000; ++run) {
    const std::size_t rarity = 1 + random() % 40;
    const std::size_t size = random() % (run % 50 == 0 ? 9000 : 120);
    std::string text(random() % 16, ' ');
    const std::size_t start = text.size();
    while (text.size() < start + size)
      text += random() % rarity == 0 ? all[random() % all.size()] : std::string(1, 'a' + run % 26);
    const std::string_view shifted = std::string_view(text).substr(start);
    REQUIRE(json_of(shifted) == reference(shifted));
  }
}

TEST_CASE("malformed bytes become U+FFFD wherever they stand", "[write][json]") {
  std::mt19937 random(11);
  for (int run = 0; run < 3000; ++run) {
    std::string text;
    for (std::size_t size = random() % 100; text.size() < size;) text += static_cast<char>(random());
    REQUIRE(json_of(text) == reference(text));
  }
  // A sequence that is cut off at a string's end is not completed by what follows.
  std::string out;
  append_json(
      JsonLayout::line, 0, [](Json& json) { json.member("a\xC3", "\xA4\xE2\x82"); }, out);
  CHECK(out == "\"a\uFFFD\":\"\uFFFD\uFFFD\uFFFD\"");
}

TEST_CASE("a string in parts is the string", "[write][json]") {
  std::string out = "before";
  const auto fill = [](Json& json) {
    json.start_string();
    json.string_part("a\"");
    json.string_part("");
    json.string_part("\nb");
    json.end_string();
  };
  append_json(JsonLayout::line, 0, fill, out);
  CHECK(out == R"(before"a\"\nb")");
}

// Writes the same random value by both; `json` may be ours or RapidJSON's in the same clothes.
template <class Writer>
void write_random(Writer& json, std::mt19937& random, int depth) {
  const unsigned kind = random() % (depth < 5 ? 7 : 5);
  if (kind == 0) return json.number(static_cast<std::size_t>(random()) << random() % 32);
  if (kind == 1) return json.number(static_cast<double>(random() % 4001) / 1000);
  if (kind == 2) return json.number(static_cast<double>(random()) * 1e-12 * (random() % 2 == 0 ? 1 : -1e30));
  if (kind == 3) return json.boolean(random() % 2 == 0);
  if (kind == 4) return json.string(std::string(random() % 5000, 'x') + "\"ä");
  const bool is_object = kind == 5;
  is_object ? json.start_object() : json.start_array();
  for (std::size_t n = random() % 4; n > 0; --n) {
    if (is_object) json.key("name");
    write_random(json, random, depth + 1);
  }
  is_object ? json.end_object() : json.end_array();
}

template <class Writer>
struct RapidJson {
  Writer& writer;

  void key(const char* name) { writer.Key(name); }
  void string(const std::string& text) {
    writer.String(text.data(), static_cast<rapidjson::SizeType>(text.size()));
  }
  void number(std::size_t value) { writer.Uint64(value); }
  void number(double value) { writer.Double(value); }
  void boolean(bool value) { writer.Bool(value); }
  void start_object() { writer.StartObject(); }
  void end_object() { writer.EndObject(); }
  void start_array() { writer.StartArray(); }
  void end_array() { writer.EndArray(); }
};

template <class Writer>
std::string random_by(unsigned seed, Writer& writer, const rapidjson::StringBuffer& buffer) {
  std::mt19937 random(seed);
  RapidJson<Writer> json{writer};
  write_random(json, random, 0);
  return {buffer.GetString(), buffer.GetSize()};
}

std::string random_by_us(unsigned seed, JsonLayout layout) {
  std::string out;
  std::mt19937 random(seed);
  append_json(
      layout, 0, [&](Json& json) { write_random(json, random, 0); }, out);
  return out;
}

TEST_CASE("values are laid out as RapidJSON does it", "[write][json]") {
  for (unsigned seed = 0; seed < 300; ++seed) {
    rapidjson::StringBuffer line, lines, array;
    rapidjson::Writer<rapidjson::StringBuffer> writer(line);
    CHECK(random_by_us(seed, JsonLayout::line) == random_by(seed, writer, line));
    rapidjson::PrettyWriter<rapidjson::StringBuffer> pretty(lines);
    pretty.SetIndent(' ', 2);
    CHECK(random_by_us(seed, JsonLayout::object) == random_by(seed, pretty, lines));
    rapidjson::PrettyWriter<rapidjson::StringBuffer> element(array);
    element.SetIndent(' ', 2);
    element.StartArray();
    CHECK("[\n" + random_by_us(seed, JsonLayout::element) == random_by(seed, element, array));
  }
}

TEST_CASE("raw JSON is a value, or a key", "[write][json]") {
  std::string out;
  const auto fill = [](Json& json) {
    json.start_object();
    json.raw_key("\"a\"");
    json.raw("[1, 2]");
    json.raw_key("\"b\"");
    json.raw(std::string(10'000, '7'));
    json.key("c");
    json.boolean(true);
    json.end_object();
  };
  append_json(JsonLayout::line, 0, fill, out);
  CHECK(out == R"({"a":[1, 2],"b":)" + std::string(10'000, '7') + R"(,"c":true})");
}

}  // namespace
}  // namespace kehraus
