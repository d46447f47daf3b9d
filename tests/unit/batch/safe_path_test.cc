// Names in the output folder: safe for any input, and different for different ones.
#include "batch/safe_path.h"

#include <catch2/catch.hpp>
#include <iterator>
#include <set>
#include <string>

namespace kehraus {
namespace {

using namespace std::string_literals;

TEST_CASE("a safe name says what it was", "[safe_path]") {
  const std::pair<std::string, std::string> cases[] = {
      {"article 7.txt", "article 7.txt"},
      {"Brücke.html", "Brücke.html"},
      {"..", "%2E."},
      {".", "%2E"},
      {".hidden", "%2Ehidden"},
      {"", "%"},
      {"a/b", "a%2Fb"},
      {"100%", "100%25"},
      {"a\nb\tc\x7F", "a%0Ab%09c%7F"},
      {"a\0b"s, "a%00b"},
      {"caf\xE9", "caf%E9"},
      {"a\xE2\x80\xAEtxt", "a%E2%80%AEtxt"},  // turns the writing direction
  };
  for (const auto& [name, safe] : cases) CHECK(safe_name(name) == safe);
}

TEST_CASE("a long name is cut between characters and stays different from others", "[safe_path]") {
  std::string umlauts;
  for (int i = 0; i < 150; ++i) umlauts += "ü";
  const std::string a = safe_name(umlauts + "a"), b = safe_name(umlauts + "b");
  CHECK(a != b);
  CHECK(a.size() <= 200);
  CHECK(a.size() >= 199);
  CHECK(a.starts_with("üüü"));
  CHECK(safe_name(std::string(200, 'x')) == std::string(200, 'x'));
  CHECK(safe_name(std::string(201, 'x')).size() == 200);
  CHECK(safe_name(std::string(5000, '\n')).size() == 200);
}

TEST_CASE("paths mirror the input", "[safe_path]") {
  CHECK(output_path("news/7.html", 0, ".json") == "news/7.html.json");
  CHECK(output_path("news/7.html.gz", 0, ".json") == "news/7.html.json");
  CHECK(output_path("news/all.jsonl.gz", 12, ".json") == "news/all.jsonl/000012.json");
  CHECK(output_path("all.jsonl", 12'345'678, ".md") == "all.jsonl/12345678.md");
  CHECK(output_path("/abs//./x", 0, ".txt") == "abs/x.txt");
  CHECK(output_path("../../x", 0, ".txt") == "%2E./%2E./x.txt");
  CHECK(output_path(".gz", 0, ".txt") == "%2Egz.txt");
  CHECK(output_path("", 0, ".txt") == "%.txt");
}

TEST_CASE("no folder stands where a file is to be", "[safe_path]") {
  CHECK(output_path("a", 0, ".json") == "a.json");
  CHECK(output_path("a.json/b", 0, ".json") == "a%2Ejson/b.json");
  CHECK(output_path("manifest.sqlite/b", 0, ".json") == "manifest%2Esqlite/b.json");
  CHECK(output_path("Quarantine.JSONL", 1, ".json") == "Quarantine%2EJSONL/000001.json");
  CHECK(output_path("deep/quarantine.jsonl", 1, ".json") == "deep/quarantine.jsonl/000001.json");
}

TEST_CASE("a path whose name is taken gets another", "[safe_path]") {
  const std::string other = other_output_path("a/B.txt", 0, ".json");
  CHECK(other.starts_with("a/B.txt~"));
  CHECK(other.ends_with(".json"));
  CHECK(other != other_output_path("a/b.txt", 0, ".json"));
  CHECK(other_output_path("x", 1, ".json") != other_output_path("x", 2, ".json"));
}

TEST_CASE("paths that differ in capitals have one number", "[safe_path]") {
  CHECK(number_of_path("a/Ärger.json") == number_of_path("A/äRGER.JSON"));
  CHECK(number_of_path("a") != number_of_path("b"));
  CHECK(number_of_path("") >= 0);
}

TEST_CASE("any path leads to a safe place of its own", "[safe_path]") {
  constexpr std::string_view kPieces[] = {"a",  "B",    "/", ".",     "..", "%", "%2E",
                                          "\n", "\xFF", "ü", ".json", "~",  " "};
  std::uint32_t seed = 1;
  const auto next = [&] { return (seed = seed * 1664525 + 1013904223) >> 16; };
  std::set<std::string> paths, outputs;
  for (int i = 0; i < 20'000; ++i) {
    std::string path;
    for (std::uint32_t length = 1 + next() % 6; length > 0; --length)
      path += kPieces[next() % std::size(kPieces)];
    if (!path.ends_with("x")) path += "x";  // `a` and `a/` are one file
    const std::string output = output_path(path, 0, ".json");
    CHECK(("/" + output).find("/.") == std::string::npos);
    CHECK(output.find("//") == std::string::npos);
    CHECK(output.find('\n') == std::string::npos);
    // Empty parts and `.` are no part of a path.
    std::string plain = "/" + path;
    for (const std::string_view nothing : {"/./", "//"}) {
      for (std::size_t at = plain.find(nothing); at != plain.npos; at = plain.find(nothing))
        plain.replace(at, nothing.size(), "/");
    }
    while (plain.find("/./") != plain.npos) plain.replace(plain.find("/./"), 3, "/");
    while (plain.find("//") != plain.npos) plain.replace(plain.find("//"), 2, "/");
    paths.insert(plain);
    outputs.insert(output);
  }
  CHECK(outputs.size() == paths.size());
}

}  // namespace
}  // namespace kehraus
