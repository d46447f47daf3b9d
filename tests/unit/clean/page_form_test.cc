// What a page's tags say of the blocks that stay: phrases, lists, tables, and what is hidden in a line.
#include <catch2/catch.hpp>

#include "clean/cleaner.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

const std::string kProse = "So the rain fell over the old town and all who came found it wet.";

const Cleaner& cleaner() {
  static const Cleaner instance({});
  return instance;
}

// The page's body, with prose around so that all of it stays.
Result body_of(const std::string& html) {
  return cleaner().clean_page("<article><p>" + kProse + html + "<p>" + kProse + " And so it was.</article>");
}

// `kind text target` of a block's phrases.
Texts phrases_of(const BodyBlock& block) {
  static const char* const kNames[] = {"link",    "strong",    "emphasis",   "code",
                                       "deleted", "subscript", "superscript"};
  Texts out;
  for (const Phrase& phrase : block.phrases)
    out.push_back(kNames[static_cast<int>(phrase.kind)] +
                  (" " + block.text.substr(phrase.span.start, phrase.span.size())) +
                  (phrase.target.empty() ? "" : " " + phrase.target));
  return out;
}

TEST_CASE("a block has its phrases, outer before inner", "[page]") {
  const Result result = body_of(
      " They <b>went <i> home </i></b>over<b> the</b><strong> new</strong> <a href=' /b?c&amp;d '>old "
      "<em>bridge</em></a> <code>again</code>.");
  CHECK(phrases_of(result.blocks.at(0)) == Texts{"strong went home", "emphasis home", "strong the",
                                                 "strong new", "link old bridge  /b?c&d ", "emphasis bridge",
                                                 "code again"});
}

TEST_CASE("phrases of one kind that touch are one", "[page]") {
  CHECK(phrases_of(body_of(" They <b>we</b><strong>nt</strong><i>ho</i><b>me</b>.").blocks.at(0)) ==
        Texts{"strong went", "emphasis ho", "strong me"});
}

TEST_CASE("a link over several blocks is one, in the first", "[page]") {
  Options options;
  options.scorer = false;
  const Result result =
      Cleaner(options).clean_page("<article><p>" + kProse + "<a href=x><h2>Below the town</h2><p>" + kProse +
                                  " It was <b>late</b>.</p></a><p>" + kProse + " And so it was.</article>");
  REQUIRE(result.blocks.size() == 3);
  CHECK(phrases_of(result.blocks[1]) == Texts{"link Below the town x"});
}

TEST_CASE("a link without an address is none", "[page]") {
  CHECK(phrases_of(body_of(" They <a name=x>went</a> <a href=''><b>home</b></a>.").blocks.at(0)) ==
        Texts{"strong home"});
}

TEST_CASE("code has no phrases", "[page]") {
  const Result result =
      body_of("<pre>ferry.moor(<b>north</b>);\nferry.wait(minutes(4));\nferry.cross(river);</pre>");
  REQUIRE(result.blocks.size() == 3);
  CHECK(result.blocks[1].kind == BlockKind::code);
  CHECK(result.blocks[1].phrases.empty());
}

TEST_CASE("list items know their depth, their number and what belongs together", "[page]") {
  const Result result =
      body_of("<ol><li>" + kProse + " One.<ul><li>" + kProse + " Two.</li></ul></li><li><p>" + kProse +
              " Three.</p><p>" + kProse + " Four.</p></li></ol>");
  std::vector<std::vector<int>> places;
  for (const BodyBlock& block : result.blocks)
    if (block.kind == BlockKind::list_item)
      places.push_back({block.list.depth, block.list.number, block.list.continues_item});
  CHECK(places == std::vector<std::vector<int>>{{1, 1, 0}, {2, 0, 0}, {1, 2, 0}, {1, 2, 1}});
}

TEST_CASE("a row is a header if all its cells are", "[page]") {
  const Result result = body_of(
      "<table><tr><th>Year of the rain</th><th>Rain that fell in the town</th></tr><tr><th>"
      "The year before</th><td>" +
      kProse + " More.</td></tr></table>");
  std::vector<bool> headers;
  for (const BodyBlock& block : result.blocks)
    if (block.kind == BlockKind::table_row) headers.push_back(block.is_header);
  CHECK(headers == std::vector<bool>{true, false});
}

TEST_CASE("what is hidden in a line is removed, and its span lies in the line's", "[page]") {
  const std::string page =
      "<p>" + kProse + " They we<i hidden>XX</i>nt <b aria-hidden=true>YY</b> home. <s hidden>ZZ</s>";
  const Result result = cleaner().clean_page(page);
  CHECK(result.text() == kProse + " They went home.");
  REQUIRE(result.blocks.size() == 1);
  CHECK(page.substr(result.blocks[0].span.end - 5, 5) == "home.");
  Texts removed;
  for (const Removal& removal : result.removed) {
    CHECK(removal.rule == "filter/mark_hidden");
    CHECK(removal.category == Category::other);
    CHECK(page.substr(removal.span.start, removal.span.size()) == removal.text);
    removed.push_back(removal.text);
  }
  CHECK(removed == Texts{"XX", "YY", "ZZ"});
}

}  // namespace
}  // namespace kehraus
