#include "ruleset/literal_index.h"

#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace kehraus {
namespace {

using Numbers = std::set<std::uint32_t>;

Numbers found_in(const LiteralIndex& index, const std::string& text, Span part) {
  std::string padded = text + std::string(LiteralIndex::kPadding, '\0');
  Numbers found;
  index.search(std::string_view(padded).substr(0, text.size()), part,
               [&](std::uint32_t number, std::size_t) { found.insert(number); });
  return found;
}
Numbers found_in(const LiteralIndex& index, const std::string& text) {
  return found_in(index, text, {0, text.size()});
}

TEST_CASE("strings are found wherever their key stands in them", "[literal_index]") {
  // The same string by a key at its start, inside and at its end.
  const std::vector<Literal> literals = {
      {"newsletter", 0}, {"newsletter", 3}, {"newsletter", 6}, {"news", 0}};
  LiteralIndex index;
  for (std::uint32_t n = 0; n < literals.size(); ++n) index.add(literals[n], n);
  index.build();
  CHECK(found_in(index, "our newsletter") == Numbers{0, 1, 2, 3});
  CHECK(found_in(index, "newsletter") == Numbers{0, 1, 2, 3});
  CHECK(found_in(index, "our newslette") == Numbers{3});
  CHECK(found_in(index, "ewsletter").empty());
  CHECK(found_in(index, "new").empty());
  CHECK(found_in(index, "").empty());
}

TEST_CASE("only those are found whose key is in the part", "[literal_index]") {
  const Literal literal = {"advertisement", 5};
  LiteralIndex index;
  index.add(literal, 1);
  index.build();
  const std::string text = "an advertisement";
  CHECK(found_in(index, text, {8, 9}) == Numbers{1});
  CHECK(found_in(index, text, {0, 8}).empty());
  CHECK(found_in(index, text, {9, text.size()}).empty());
}

TEST_CASE("an index finds what a plain search finds", "[literal_index]") {
  std::mt19937 random(11);
  const auto letters = [&](std::size_t size) {
    std::string s;
    while (s.size() < size) s += "abc "[random() % 4];
    return s;
  };
  std::vector<Literal> literals;
  for (int i = 0; i < 300; ++i) {
    const std::string text = letters(4 + random() % 12);
    literals.push_back({text, static_cast<std::uint16_t>(random() % (text.size() - 3))});
  }
  LiteralIndex index;
  for (std::uint32_t n = 0; n < literals.size(); ++n) index.add(literals[n], n);
  index.build();
  for (std::size_t size = 0; size < 120; ++size) {
    const std::string text = letters(size);
    Numbers plain;
    for (std::uint32_t n = 0; n < literals.size(); ++n)
      if (text.find(literals[n].text) != text.npos) plain.insert(n);
    CHECK(found_in(index, text) == plain);
  }
}

}  // namespace
}  // namespace kehraus
