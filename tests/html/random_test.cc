// Invented pages: the same tree as a full parse, but where Gumbo alone is wrong.
#include <catch2/catch.hpp>

#include "html/full_parse.h"
#include "html/parser.h"
#include "html/random_page.h"
#include "html/tree_form.h"

namespace {

using namespace kehraus::html;

void check_random_pages(unsigned seed, int count) {
  testing::RandomPage random(seed);
  Parser parser;
  int inexact = 0;
  for (int i = 0; i < count; ++i) {
    const std::string page = random.page(i % 2 == 0);
    if (testing::may_differ(page)) continue;
    const Tree& tree = parser.parse(page);
    inexact += !tree.is_exact;
    if (!tree.is_exact) continue;
    const auto full = testing::full_parse(page);
    const auto fast = testing::flatten(tree);
    const std::string difference = testing::first_difference(page, full, fast);
    if (difference.empty()) continue;
    CAPTURE(page, testing::outline(full), testing::outline(fast));
    FAIL_CHECK(difference);
  }
  CHECK(inexact <= count / 1000);
}

TEST_CASE("trees of random pages are those of a full parse") { check_random_pages(1, 20'000); }

TEST_CASE("trees of a million random pages are those of a full parse", "[slow]") {
  check_random_pages(2, 1'000'000);
}

// Any bytes, any order.
void check_that_none_stops(unsigned seed, int count) {
  testing::RandomPage random(seed);
  Parser parser;
  std::string before = "<p>";
  for (int i = 0; i < count; ++i) {
    std::string page = i % 2 == 0 ? random.wild_page() : random.page(i % 4 == 1);
    if (i % 3 == 0) page = random.mutated(page, before);
    const Tree& tree = parser.parse(page);
    if (testing::first_misplaced(tree) != tree.nodes.size()) FAIL(page);
    before = page;
  }
}

TEST_CASE("no random page stops the parser") { check_that_none_stops(3, 20'000); }

TEST_CASE("none of a million random pages stops the parser", "[slow]") {
  check_that_none_stops(5, 1'000'000);
}

}  // namespace
