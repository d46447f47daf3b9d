// Pages through the whole of cleaning: nothing that is shown is lost, and nothing stops it.
#include <algorithm>
#include <catch2/catch.hpp>
#include <iomanip>
#include <iostream>

#include "clean/cleaner.h"
#include "html/corpora.h"
#include "html/hostile_pages.h"
#include "html/parser.h"
#include "html/random_page.h"
#include "html/shown_text.h"
#include "read/decode_page.h"

namespace {

using namespace kehraus;

void check_conservation(const Cleaner& cleaner, html::Parser& parser, const std::string& page) {
  const std::string utf8(decode_page(page).text);
  const Decoded again = decode_page(utf8);
  if (again.text != utf8) return;  // it says that it is something else: offsets would be in other bytes
  const Result result = cleaner.clean_page(utf8);
  if (result.outcome == Outcome::failed) return;
  CAPTURE(utf8);
  CHECK(testing::first_loss(parser.parse(utf8), result) == "");
}

void check_random_pages(unsigned seed, int count) {
  const Cleaner cleaner({});
  html::Parser parser;
  testing::RandomPage random(seed);
  std::string before = "<p>";
  for (int i = 0; i < count; ++i) {
    std::string page = i % 3 == 0 ? random.wild_page() : random.page(i % 2 == 0);
    if (i % 5 == 0) page = random.mutated(page, before);
    check_conservation(cleaner, parser, page);
    before = page;
  }
}

TEST_CASE("every text of random pages is in one span") { check_random_pages(11, 3'000); }

TEST_CASE("every text of a hundred thousand random pages is in one span", "[slow]") {
  check_random_pages(12, 100'000);
}

void check_corpora(std::size_t stride) {
  const Cleaner cleaner({});
  html::Parser parser;
  const std::vector<std::string> files = testing::corpora_files();
  for (std::size_t i = 0; i < files.size(); i += stride) {
    INFO(files[i]);
    const std::string utf8(decode_page(testing::read_gzip(files[i])).text);
    const Result result = cleaner.clean_page(utf8);
    if (result.outcome == Outcome::failed) continue;
    CHECK(testing::first_loss(parser.parse(utf8), result) == "");
  }
}

TEST_CASE("every text of real pages is in one span", "[corpora]") { check_corpora(16); }

TEST_CASE("every text of all real pages is in one span", "[corpora_all][slow]") { check_corpora(1); }

// The whole of cleaning, on a small stack. Sanitizers take several times as long.
void check_bounds(std::size_t pieces) {
#ifdef __SANITIZE_ADDRESS__
  constexpr double kMaxSeconds = 10;
  constexpr double kMaxMegabytes = 4096;
#else
  constexpr double kMaxSeconds = 2;
  constexpr double kMaxMegabytes = 256;
#endif
  const Cleaner cleaner({});
  static_cast<void>(cleaner.clean_page("<p>The rules are compiled at their first use."));
  for (const auto& [name, make] : testing::hostile_shapes()) {
    const std::string page = make(pieces);
    std::string warning;
    const testing::Cost cost = testing::cost_of([&] {
      const ResultView result = cleaner.clean_page_in_place(page);
      if (!result.warnings.empty()) warning = result.warnings.front();
    });
    const double megabytes = std::max(1.0, static_cast<double>(page.size()) / 1e6);
    CAPTURE(name, warning, cost.seconds, megabytes);
    CHECK(cost.seconds <= kMaxSeconds * megabytes);
    CHECK(cost.megabytes <= kMaxMegabytes * std::max(1.0, megabytes / 16));
    std::cout << std::fixed << std::setprecision(3) << cost.seconds / megabytes << " s/MB, "
              << std::setprecision(0) << cost.megabytes << " MB, " << name << " " << warning << "\n";
  }
}

TEST_CASE("hostile pages are cleaned within the bounds", "[hostile]") { check_bounds(30'000); }

TEST_CASE("hostile pages of a million pieces are cleaned within the bounds", "[hostile_all][slow]") {
  check_bounds(1'000'000);
}

}  // namespace
