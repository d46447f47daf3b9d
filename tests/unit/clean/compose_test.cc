#include "clean/compose.h"

#include <catch2/catch.hpp>

#include "unit/filters/page_of.h"
#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

// The sheet's document as a result, every offset moved by `shift`.
Result composed(SheetOf& of, bool with_trace = false, std::size_t shift = 0) {
  return compose(
             of.document, of.sheet().kept(), [&](std::size_t at) { return at + shift; }, with_trace)
      .owned();
}

// One block, each edge in turn trimmed by its own rule, then dropped at will.
Result trimmed(const std::string& text, const std::vector<Span>& edges, bool is_dropped = false,
               Span match = {}) {
  static const std::string names[] = {"any/a", "any/b", "any/c", "any/d"};
  SheetOf of(text);
  of.run({});
  for (std::size_t k = 0; k < edges.size(); ++k)
    REQUIRE(of.sheet().mark(0, Verdict::trim, Category::byline, names[k], false, {}, edges[k]));
  if (is_dropped) REQUIRE(of.sheet().mark(0, Verdict::drop, Category::rating, "any/drop", false, {}, match));
  return composed(of);
}

// `<rule> <start>-<end>: <text>` of what was removed.
Texts removed_of(const Result& result) {
  Texts out;
  for (const Removal& r : result.removed)
    out.push_back(r.rule + " " + std::to_string(r.span.start) + "-" + std::to_string(r.span.end) + ": " +
                  r.text);
  return out;
}

TEST_CASE("an empty document is an empty result", "[compose]") {
  SheetOf of("");
  of.run({});
  of.document.warnings = {"w"};
  const Result result = composed(of, true);
  CHECK(result.outcome == Outcome::empty);
  CHECK(result.blocks.empty());
  CHECK(result.trace.empty());
  CHECK(result.warnings == Texts{"w"});
  CHECK(result.metadata.language == "en");
}

TEST_CASE("an unknown language is absent", "[compose]") {
  SheetOf of("A", no_rules(), {}, "");
  of.run({});
  CHECK_FALSE(composed(of).metadata.language.has_value());
}

TEST_CASE("white space belongs to the span before it, at the beginning to the first", "[compose]") {
  SheetOf of("\n A\n\nB \n \nC\n");
  of.run({});
  of.sheet().drop(1, Category::rating, "filter/x");
  const Result result = composed(of, false, 10);
  REQUIRE(result.blocks.size() == 2);
  CHECK(result.blocks[0].span == Span{0, 15});
  CHECK(result.blocks[1].span == Span{20, 22});
  CHECK(removed_of(result) == Texts{"filter/x 15-20: B"});
  CHECK(result.removed[0].category == Category::rating);
  CHECK_FALSE(result.removed[0].score.has_value());
}

TEST_CASE("trims at both edges, one behind the other", "[compose]") {
  // 0123456789012345678
  // AA: BB: rain -x -yy
  const std::string text = "AA: BB: rain -x -yy";
  CHECK(removed_of(trimmed(text, {{0, 4}})) == Texts{"any/a 0-4: AA:"});
  CHECK(removed_of(trimmed(text, {{0, 4}, {0, 4}})) == Texts{"any/a 0-4: AA:", "any/b 4-8: BB:"});
  CHECK(removed_of(trimmed(text, {{15, 19}})) == Texts{"any/a 16-19: -yy"});
  CHECK(removed_of(trimmed(text, {{16, 19}})) == Texts{"any/a 16-19: -yy"});
  CHECK(removed_of(trimmed(text, {{16, 19}, {13, 15}})) == Texts{"any/b 13-16: -x", "any/a 16-19: -yy"});
  CHECK(removed_of(trimmed(text, {{15, 19}, {12, 15}})) == Texts{"any/b 13-16: -x", "any/a 16-19: -yy"});
  CHECK(removed_of(trimmed(text, {{16, 19}, {0, 4}, {9, 11}, {0, 4}})) ==
        Texts{"any/b 0-4: AA:", "any/d 4-8: BB:", "any/c 13-16: -x", "any/a 16-19: -yy"});
  const Result both = trimmed(text, {{16, 19}, {0, 4}});
  REQUIRE(both.blocks.size() == 1);
  CHECK(both.blocks[0].text == "BB: rain -x");
  CHECK(both.blocks[0].span == Span{4, 16});
}

TEST_CASE("a block that goes as a whole is one removal, by who dropped it", "[compose]") {
  const std::string text = "AA: rain fell -yy";
  const Texts whole = {"any/drop 0-17: " + text};
  CHECK(removed_of(trimmed(text, {}, true)) == whole);
  CHECK(removed_of(trimmed(text, {{0, 4}}, true)) == whole);
  CHECK(removed_of(trimmed(text, {{14, 17}}, true)) == whole);
  CHECK(removed_of(trimmed(text, {{14, 17}}, true, {5, 9})) == whole);
  CHECK(removed_of(trimmed(text, {{0, 4}, {10, 13}}, true)) == whole);
  CHECK(removed_of(trimmed(text, {{0, 4}, {10, 13}}, true, {2, 6})) == whole);
  CHECK(trimmed(text, {{0, 4}, {10, 13}}, true).removed[0].category == Category::rating);
}

TEST_CASE("places in squeezed text are found in the input", "[compose]") {
  const std::string text = "AA:   rain\t\tfell  -yy";
  const Result result = trimmed(text, {{0, 4}, {10, 13}});  // of `AA: rain fell -yy`, then `rain fell -yy`
  REQUIRE(result.blocks.size() == 1);
  CHECK(result.blocks[0].text == "rain fell");
  CHECK(result.blocks[0].span == Span{6, 18});
  CHECK(removed_of(result) == Texts{"any/a 0-6: AA:", "any/b 18-21: -yy"});
}

// Whether the first of two blocks becomes a heading.
bool is_heading(const std::string& first, const std::string& second) {
  SheetOf of(page({first, second}));
  of.run({});
  const Result result = composed(of);
  REQUIRE(result.blocks.size() == 2);
  CHECK(result.blocks[1].kind == (second.starts_with("- ") ? BlockKind::list_item : BlockKind::paragraph));
  return result.blocks[0].kind == BlockKind::heading;
}

TEST_CASE("a short block above a longer one is its heading", "[compose]") {
  CHECK(is_heading(headline(3), sentence(4)));
  CHECK_FALSE(is_heading(headline(4), sentence(4)));
  CHECK(is_heading(headline(16), sentence(17)));
  CHECK_FALSE(is_heading(headline(17), sentence(18)));
  CHECK_FALSE(is_heading(sentence(3), sentence(4)));
  CHECK_FALSE(is_heading(headline(3) + ":", sentence(5)));
  CHECK_FALSE(is_heading("rain fell", sentence(5)));
  CHECK_FALSE(is_heading("- " + headline(3), sentence(5)));
  // A question or a call: eight words.
  CHECK(is_heading(headline(8) + "?", sentence(20)));
  CHECK_FALSE(is_heading(headline(9) + "?", sentence(20)));
  CHECK(is_heading(headline(8) + "!", sentence(20)));
}

TEST_CASE("a heading is judged by the blocks that are left", "[compose]") {
  SheetOf of(page({headline(3), sentence(2), sentence(9), headline(3)}));
  of.run({});
  of.sheet().drop(1, Category::other, "filter/x");
  const Result result = composed(of);
  REQUIRE(result.blocks.size() == 3);
  CHECK(result.blocks[0].kind == BlockKind::heading);
  CHECK(result.blocks[2].kind == BlockKind::paragraph);  // nothing below it
}

// The warnings when so many bytes go and so many stay.
Texts warnings_of(std::size_t removed, std::size_t kept, const char* decider = "filter/x") {
  SheetOf of(page({std::string(removed, 'x'), std::string(kept, 'y')}));
  of.run({});
  const bool is_title = std::string_view(decider) == "filter/mark_title";
  of.sheet().mark(0, is_title ? Verdict::title : Verdict::drop, Category::other, decider, false);
  return composed(of).warnings;
}

TEST_CASE("a removed share above 0.6 of 400 bytes or more is high", "[compose]") {
  const Texts high = {"removed_share_high"};
  CHECK(warnings_of(239, 161).empty());
  CHECK(warnings_of(240, 160).empty());
  CHECK(warnings_of(241, 159) == high);
  CHECK(warnings_of(399 - 10, 10).empty());
  CHECK(warnings_of(400 - 10, 10) == high);
  CHECK(warnings_of(6000, 4000).empty());
  CHECK(warnings_of(6001, 3999) == high);
  // The title is not lost.
  CHECK(warnings_of(500, 100, "filter/mark_title").empty());
}

// Running text of so many bytes.
std::string prose_of(std::size_t bytes) {
  std::string out = "So it goes";
  while (out.size() < bytes) out += " and it goes on";
  out.resize(bytes - 1, 'x');
  return out + ".";
}

// The same of a page's paragraphs, above which so many menu items go.
Texts page_warnings(std::size_t removed, std::size_t kept, Category category = Category::other,
                    const char* decider = "any/x", std::size_t items = 0) {
  std::string html;
  for (std::size_t i = 0; i < items; ++i) html += "<p>Item of a menu</p>";
  PageOf of(html + "<p>" + prose_of(removed) + "</p><p>" + prose_of(kept) + "</p>");
  for (std::size_t i = 0; i < items; ++i) of.sheet().drop(i, Category::navigation, "any/menu");
  of.sheet().mark(items, Verdict::drop, category, decider, false);
  return compose(
             of.document, of.sheet().kept(), [](std::size_t at) { return at; }, false)
      .warnings;
}

TEST_CASE("of a page a high share is one of its running text", "[compose]") {
  const Texts high = {"removed_share_high"};
  CHECK(page_warnings(240, 160).empty());
  CHECK(page_warnings(241, 159) == high);
  CHECK(page_warnings(300, 99).empty());
  CHECK(page_warnings(301, 99) == high);
  CHECK(page_warnings(240, 160, Category::other, "any/x", 500).empty());
  // What readers wrote, or what the page itself sets apart, is no loss.
  CHECK(page_warnings(900, 100, Category::comments).empty());
  CHECK(page_warnings(900, 100, Category::duplicate).empty());
  CHECK(page_warnings(900, 100, Category::other, "filter/mark_hidden").empty());
  CHECK(page_warnings(900, 100, Category::navigation, "filter/mark_landmarks").empty());
  CHECK(page_warnings(900, 100, Category::navigation, "any/page-navigation") == high);
}

TEST_CASE("the trace tells what was kept, and the marks in their order", "[compose]") {
  SheetOf of("One  two\n\nThree");
  of.run({});
  of.sheet().note(0, Verdict::drop, Category::rating, "any/trial", "One");
  of.sheet().mark(0, Verdict::keep, Category::other, "any/keep", false, "two", {4, 7});
  of.sheet().drop(1, Category::newsletter, "filter/x");
  const Result result = composed(of, true, 100);
  REQUIRE(result.trace.size() == 2);
  CHECK(result.trace[0].span == Span{100, 108});
  CHECK(result.trace[0].text == "One two");
  CHECK(result.trace[0].kept);
  REQUIRE(result.trace[0].marks.size() == 2);
  CHECK(result.trace[0].marks[0].verdict == "drop");
  CHECK_FALSE(result.trace[0].marks[0].decisive);
  CHECK(result.trace[0].marks[0].span == Span{100, 108});  // without a match the whole block
  CHECK(result.trace[0].marks[1].verdict == "keep");
  CHECK(result.trace[0].marks[1].span == Span{105, 108});
  CHECK_FALSE(result.trace[1].kept);
  CHECK(result.trace[1].marks[0].decider == "filter/x");
  SheetOf without("One");
  without.run({});
  CHECK(composed(without).trace.empty());
}

}  // namespace
}  // namespace kehraus
