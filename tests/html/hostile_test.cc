// Pages made to take time, memory or stack.
#include <algorithm>
#include <catch2/catch.hpp>
#include <iomanip>
#include <iostream>

#include "html/hostile_pages.h"
#include "html/parser.h"
#include "html/tree_form.h"

namespace {

using namespace kehraus::html;
using testing::counted;
using testing::times;

struct Outcome {
  double seconds = 0;
  double megabytes = 0;  // more than before
  std::string budget;
};

Outcome parse_bounded(const std::string& page) {
  Outcome out;
  const testing::Cost cost = testing::cost_of([&] {
    Parser parser;
    const Tree& tree = parser.parse(page);
    if (testing::first_misplaced(tree) != tree.nodes.size()) FAIL("a node is not where it may be");
    if (tree.budget) out.budget = name_of(*tree.budget);
  });
  out.seconds = cost.seconds;
  out.megabytes = cost.megabytes;
  return out;
}

// How much slower the program may be, under sanitizers, than what was promised of it.
constexpr bool is_sanitized() {
#ifdef __SANITIZE_ADDRESS__
  return true;
#else
  return false;
#endif
}

void check_bounds(std::size_t pieces) {
  for (const auto& [name, make] : testing::hostile_shapes()) {
    const std::string page = make(pieces);
    const Outcome outcome = parse_bounded(page);
    const double megabytes = std::max(1.0, static_cast<double>(page.size()) / 1e6);
    CAPTURE(name, outcome.budget, outcome.seconds, megabytes);
    CHECK(outcome.seconds <= (is_sanitized() ? 10 : 2) * megabytes);
    if (!is_sanitized()) CHECK(outcome.megabytes <= 256);
    std::cout << std::fixed << std::setprecision(3) << outcome.seconds / megabytes << " s/MB, "
              << std::setprecision(0) << outcome.megabytes << " MB, " << name << " " << outcome.budget
              << "\n";
  }
}

TEST_CASE("hostile shapes of a hundred thousand pieces stay within their bounds", "[hostile]") {
  check_bounds(is_sanitized() ? 20'000 : 100'000);
}

TEST_CASE("hostile shapes of a million pieces stay within their bounds", "[hostile_all][slow]") {
  check_bounds(1'000'000);
}

TEST_CASE("a text of fifty megabytes", "[hostile_all][slow]") {
  const std::string page = "<p>" + times(10'000'000, "word ");
  const Outcome outcome = parse_bounded(page);
  CHECK(outcome.budget == "");
  CHECK(outcome.seconds <= 10);
}

TEST_CASE("past a bound its name is said and the text stays") {
  struct Case {
    std::string page;
    std::string budget;
  };
  for (const Case& c :
       {Case{times(318, "<x-y>") + "text", ""}, Case{times(319, "<x-y>") + "text", "depth"},
        Case{counted(321, "<b id=%>") + "text", "depth"}, Case{times(200'000, "<isindex>") + "text", "arena"},
        Case{times(3'000'000, "<b>") + "text", "tokens"},
        Case{"<table><svg><select><desc><select>x<table>text", "builder"}}) {
    Parser parser;
    const Tree& tree = parser.parse(c.page);
    CHECK((tree.budget ? name_of(*tree.budget) : "") == c.budget);
    std::string text;
    tree.append_text(tree.nodes.back(), text);
    CHECK(text == "text");
  }
}

}  // namespace
