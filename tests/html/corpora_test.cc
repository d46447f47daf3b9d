// Real pages: the same tree as a full parse. There are no exceptions.
#include "html/corpora.h"

#include <catch2/catch.hpp>
#include <iostream>

#include "html/full_parse.h"
#include "html/parser.h"
#include "html/random_page.h"
#include "html/tree_form.h"
#include "read/decode.h"

namespace {

using namespace kehraus;

// Every so many-th page.
void check_pages(std::size_t stride) {
  const std::vector<std::string> files = testing::corpora_files();
  std::size_t pages = 0, binary = 0;
  html::Parser parser;
  for (std::size_t i = 0; i < files.size(); i += stride) {
    const std::string bytes = testing::read_gzip(files[i]);
    const Decoded decoded = decode(bytes);
    ++pages;
    if (decoded.is_binary) {
      ++binary;
      continue;
    }
    const html::Tree& tree = parser.parse(decoded.text);
    CAPTURE(files[i]);
    CHECK(tree.is_exact);
    CHECK_FALSE(tree.budget);
    CHECK(testing::first_difference(decoded.text, testing::full_parse(decoded.text),
                                    testing::flatten(tree)) == "");
  }
  if (pages > 0) std::cout << pages << " pages, of which " << binary << " cannot be decoded" << std::endl;
}

TEST_CASE("trees of some real pages are those of a full parse", "[corpora]") { check_pages(16); }

TEST_CASE("trees of all real pages are those of a full parse", "[corpora_all][slow]") { check_pages(1); }

TEST_CASE("no mutation of a real page stops the parser", "[mutations][slow]") {
  constexpr std::size_t kMutations = 100'000;
  constexpr std::size_t kBytes = 6'000;
  const std::vector<std::string> files = testing::corpora_files();
  testing::RandomPage random(4);
  html::Parser parser;
  std::string before;
  for (std::size_t i = 0; i < files.size(); ++i) {
    const std::string page = testing::read_gzip(files[i]);
    const std::size_t count = kMutations / files.size() + 1;
    for (std::size_t n = 0; n < count; ++n) {
      const std::size_t at = page.size() * n / count;
      const std::string mutated = random.mutated(page.substr(at, kBytes), before);
      const html::Tree& tree = parser.parse(mutated);
      const bool is_well_formed = testing::first_misplaced(tree) == tree.nodes.size();
      if (!is_well_formed) FAIL("mutation " << n << " of " << files[i]);
      before = page.substr(at, kBytes);
    }
  }
}

}  // namespace
