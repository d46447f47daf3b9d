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

// As UTF-8, in which no tag splits a character.
void check_decoded(html::Parser& parser, const std::string& bytes) {
  const Decoded decoded = decode(bytes);
  if (decoded.is_binary || testing::may_differ(decoded.text)) return;
  const html::Tree& tree = parser.parse(decoded.text);
  if (tree.budget) return;
  const std::string page(tree.page);
  CAPTURE(page);
  CHECK(testing::first_difference(page, testing::full_parse(page), testing::flatten(tree)) == "");
}

// Pieces of real pages, changed at random.
//   compares   with a full parse, too; else only that the tree is well formed
void check_mutations(unsigned seed, std::size_t mutations, bool compares) {
  constexpr std::size_t kBytes = 6'000;
  const std::vector<std::string> files = testing::corpora_files();
  testing::RandomPage random(seed);
  html::Parser parser;
  std::string before;
  for (const std::string& file : files) {
    const std::string page = testing::read_gzip(file);
    const std::size_t count = mutations / files.size() + 1;
    for (std::size_t n = 0; n < count; ++n) {
      const std::string piece = page.substr(page.size() * n / count, kBytes);
      const std::string mutated = random.mutated(piece, before);
      before = piece;
      const html::Tree& tree = parser.parse(mutated);
      if (testing::first_misplaced(tree) != tree.nodes.size()) FAIL("mutation " << n << " of " << file);
      if (compares) check_decoded(parser, mutated);
    }
  }
}

TEST_CASE("no mutation of a real page stops the parser", "[mutations][slow]") {
  check_mutations(4, 100'000, false);
}

TEST_CASE("trees of mutations of real pages are those of a full parse", "[mutations][slow]") {
  check_mutations(6, 30'000, true);
}

}  // namespace
