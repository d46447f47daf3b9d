#include "cli/styled_lines.h"

#include <catch2/catch.hpp>

namespace kehraus {
namespace {

constexpr std::string_view kRed = "\033[31m";

std::vector<std::string> texts(const std::vector<StyledRun>& runs, std::size_t columns) {
  std::vector<std::string> out;
  for (const StyledLine& line : styled_lines(runs, columns)) out.push_back(line.text);
  return out;
}

}  // namespace

using Lines = std::vector<std::string>;

TEST_CASE("styled text is broken at blanks") {
  CHECK(texts({}, 9) == Lines{""});
  CHECK(texts({{"one two three", {}}}, 7) == Lines{"one two", "three"});
  CHECK(texts({{"one", {}}, {" two", {}}}, 9) == Lines{"one two"});
}

TEST_CASE("a word wider than a line is broken within") {
  CHECK(texts({{"a abcdefgh i", {}}}, 3) == Lines{"a", "abc", "def", "gh", "i"});
  CHECK(texts({{"日本語", {}}}, 4) == Lines{"日本", "語"});
}

TEST_CASE("time for a word without blanks is linear in it") {
  CHECK(styled_lines({{std::string(4 << 20, 'x'), {}}}, 80).size() ==
        (4 << 20) / 80 + 1);  // minutes, if it is not
}

TEST_CASE("a style ends with each line and goes on with the next") {
  CHECK(texts({{"one two", kRed}}, 4) == Lines{"\033[31mone\033[0m", "\033[31mtwo\033[0m"});
  const std::vector<StyledLine> lines = styled_lines({{"ab", kRed}, {" cd", {}}}, 9);
  CHECK(lines[0].text == "\033[31mab\033[0m cd");
  CHECK(lines[0].columns == 5);
}

}  // namespace kehraus
