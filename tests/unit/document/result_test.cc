#include "document/result.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace kehraus {
namespace {

Result result_of(const std::vector<std::string>& texts) {
  Result result;
  for (const std::string& text : texts) result.blocks.push_back({BlockKind::paragraph, {}, text});
  return result;
}

TEST_CASE("the body is one block a line, with blank lines between and none at the end", "[result]") {
  CHECK(Result().text().empty());
  CHECK(result_of({"one"}).text() == "one");
  CHECK(result_of({"one", "two"}).text() == "one\n\ntwo");
  CHECK(result_of({"Über", "- zwei", "drei."}).text() == "Über\n\n- zwei\n\ndrei.");
}

TEST_CASE("the body depends on the blocks alone", "[result]") {
  Result result = result_of({"one", "two"});
  result.metadata.title = "Title";
  result.removed.push_back({{0, 5}, Category::other, "filter/mark_title", {}, "Title"});
  result.blocks[0].kind = BlockKind::heading;
  result.warnings.push_back("a warning");
  CHECK(result.text() == "one\n\ntwo");
}

TEST_CASE("names of outcomes", "[result]") {
  CHECK(name_of(Outcome::clean) == "clean");
  CHECK(name_of(Outcome::empty) == "empty");
  CHECK(name_of(Outcome::failed) == "failed");
}

TEST_CASE("names of block kinds", "[result]") {
  CHECK(name_of(BlockKind::paragraph) == "paragraph");
  CHECK(name_of(BlockKind::lead) == "lead");
  CHECK(name_of(BlockKind::heading) == "heading");
  CHECK(name_of(BlockKind::list_item) == "list_item");
  CHECK(name_of(BlockKind::quote) == "quote");
  CHECK(name_of(BlockKind::code) == "code");
  CHECK(name_of(BlockKind::table_row) == "table_row");
}

TEST_CASE("a new result is a clean one with nothing in it", "[result]") {
  const Result result;
  CHECK(result.outcome == Outcome::clean);
  CHECK(result.error.empty());
  CHECK(result.blocks.empty());
  CHECK(result.removed.empty());
  CHECK(result.trace.empty());
  CHECK_FALSE(result.metadata.title.has_value());
}

}  // namespace
}  // namespace kehraus
