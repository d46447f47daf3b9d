#include "write/markdown.h"

#include <catch2/catch.hpp>

#include "write/markdown_escape.h"
#include "write/text.h"

namespace kehraus {
namespace {

std::string escaped(std::string_view text) {
  std::string out;
  append_escaped_markdown(text, out);
  return out;
}

Result result_of(std::vector<std::pair<BlockKind, std::string>> blocks) {
  Result result;
  for (auto& [kind, text] : blocks) result.blocks.push_back({kind, {}, std::move(text)});
  return result;
}

std::string markdown_of(const Result& result) {
  std::string out;
  write_markdown(result, out);
  return out;
}

TEST_CASE("line starts that would be mark-up are escaped", "[write]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"# kein Titel", "\\# kein Titel"},
      {"####### sieben", "####### sieben"},
      {"#hashtag", "#hashtag"},
      {"#", "\\#"},
      {"> kein Zitat", "\\> kein Zitat"},
      {"- Strich", "\\- Strich"},
      {"-5 Grad", "-5 Grad"},
      {"– Gedankenstrich", "– Gedankenstrich"},
      {"+ plus", "\\+ plus"},
      {"1. Mai 2024", "1\\. Mai 2024"},
      {"12) Punkt", "12\\) Punkt"},
      {"3.5 Prozent", "3.5 Prozent"},
      {"2024", "2024"},
      {"1234567890. zu lang", "1234567890. zu lang"},
      {"---", "\\---"},
      {"- - -", "\\- - -"},
      {"===", "\\==="},
      {"~~~", "\\~\\~\\~"},
  };
  for (const auto& [text, want] : rows) CHECK(escaped(text) == want);
}

TEST_CASE("what would be mark-up inside is escaped, plain characters are not", "[write]") {
  const std::vector<std::pair<std::string, std::string>> rows = {
      {"", ""},
      {"5 * 3 *fett*", "5 \\* 3 \\*fett\\*"},
      {"snake_case bleibt", "snake_case bleibt"},
      {"grün_ö", "grün_ö"},
      {"_kursiv_", "\\_kursiv\\_"},
      {"[Link](http://x)", "\\[Link\\](http://x)"},
      {"C:\\pfad", "C:\\\\pfad"},
      {"`code`", "\\`code\\`"},
      {"a < b, <b>", "a < b, \\<b>"},
      {"A & B, &amp;", "A & B, \\&amp;"},
      {"~ 5, ~~durch~~", "~ 5, \\~\\~durch\\~\\~"},
  };
  for (const auto& [text, want] : rows) CHECK(escaped(text) == want);
}

TEST_CASE("blocks become Markdown of their kind", "[write]") {
  Result result = result_of({{BlockKind::lead, "Vorspann."},
                             {BlockKind::heading, "Kopf #"},
                             {BlockKind::list_item, "• eins"},
                             {BlockKind::list_item, "2. zwei"},
                             {BlockKind::quote, "Zitat"},
                             {BlockKind::quote, "weiter"},
                             {BlockKind::code, "a ```` b"},
                             {BlockKind::table_row, "x\ty | z"},
                             {BlockKind::table_row, "1\t2"}});
  result.metadata.title = "Titel";
  CHECK(markdown_of(result) ==
        "# Titel\n\nVorspann.\n\n## Kopf \\#\n\n- eins\n2. zwei\n\n> Zitat\n>\n> weiter\n\n"
        "`````\na ```` b\n`````\n\n| x | y \\| z |\n|---|---|\n| 1 | 2 |\n");
}

TEST_CASE("a page's headings keep their level, below the title", "[write]") {
  Result result =
      result_of({{BlockKind::heading, "a"}, {BlockKind::heading, "b"}, {BlockKind::heading, "c"}});
  result.blocks[1].level = 1;
  result.blocks[2].level = 4;
  CHECK(markdown_of(result) == "## a\n\n## b\n\n#### c\n");
}

// One paragraph with phrases.
Result line_of(std::string text, std::vector<Phrase> phrases, BlockKind kind = BlockKind::paragraph) {
  Result result = result_of({{kind, std::move(text)}});
  result.blocks[0].phrases = std::move(phrases);
  return result;
}

TEST_CASE("phrases get the marks of their kind", "[write]") {
  using enum PhraseKind;
  CHECK(markdown_of(line_of("a b c d", {{strong, {2, 3}}, {emphasis, {4, 5}}, {deleted, {6, 7}}})) ==
        "a **b** *c* ~~d~~\n");
  CHECK(markdown_of(line_of("H2O x2", {{subscript, {1, 2}}, {superscript, {5, 6}}})) ==
        "H<sub>2</sub>O x<sup>2</sup>\n");
  CHECK(markdown_of(line_of("a b c", {{emphasis, {0, 5}}, {strong, {0, 3}}, {link, {2, 3}, "x"}})) ==
        "***a [b](x)** c*\n");
  CHECK(markdown_of(line_of("1. a", {{strong, {3, 4}}})) == "1\\. **a**\n");
  CHECK(markdown_of(line_of("*a* _b_", {{emphasis, {0, 3}}, {strong, {5, 6}}})) == "*\\*a\\** \\_**b**\\_\n");
}

TEST_CASE("stars that would not act are left out", "[write]") {
  using enum PhraseKind;
  CHECK(markdown_of(line_of("Note:text", {{strong, {0, 5}}})) == "Note:text\n");
  CHECK(markdown_of(line_of("Note: text", {{strong, {0, 5}}})) == "**Note:** text\n");
  CHECK(markdown_of(line_of("words", {{strong, {1, 3}}})) == "w**or**ds\n");
  CHECK(markdown_of(line_of("Fähre", {{strong, {1, 3}}})) == "F**ä**hre\n");
  CHECK(markdown_of(line_of("ab", {{strong, {0, 1}}, {emphasis, {1, 2}}})) == "**a**b\n");
  CHECK(markdown_of(line_of("abc", {{strong, {1, 2}}, {link, {1, 2}, "x"}})) == "a[b](x)c\n");
}

TEST_CASE("code is bare, in a fence longer than any in it", "[write]") {
  using enum PhraseKind;
  CHECK(markdown_of(line_of("a *b* c", {{code, {2, 5}}, {emphasis, {3, 4}}})) == "a `*b*` c\n");
  CHECK(markdown_of(line_of("a``b", {{code, {0, 4}}})) == "```a``b```\n");
  CHECK(markdown_of(line_of("`", {{code, {0, 1}}})) == "`` ` ``\n");
  CHECK(markdown_of(line_of("a|b\tc", {{code, {0, 3}}}, BlockKind::table_row)) ==
        "| `a\\|b` | c |\n|---|---|\n");
}

TEST_CASE("links are written where their address cannot act", "[write]") {
  const auto link = [](std::string address) {
    return markdown_of(line_of("a", {{PhraseKind::link, {0, 1}, std::move(address)}}));
  };
  CHECK(link("https://a.example/b?c=1&d=2#e") == "[a](https://a.example/b?c=1&d=2#e)\n");
  CHECK(link("/b (c) <d> `e` |") == "[a](/b%20\\(c\\)%20%3Cd%3E%20%60e%60%20%7C)\n");
  CHECK(link("/b?c&copy;") == "[a](/b?c\\&copy;)\n");
  CHECK(link("javascript:b()") == "a\n");
  CHECK(link("") == "a\n");
  CHECK(markdown_of(line_of("Oh!a", {{PhraseKind::link, {3, 4}, "x"}})) == "Oh\\![a](x)\n");
}

TEST_CASE("phrases that do not nest, or reach beyond the text, do no harm", "[write]") {
  using enum PhraseKind;
  CHECK(markdown_of(line_of("a b c", {{strong, {0, 3}}, {emphasis, {2, 5}}})) == "**a b** c\n");
  CHECK(markdown_of(line_of("ab", {{strong, {0, 9}}})) == "**ab**\n");
  CHECK(markdown_of(line_of("ab", {{strong, {5, 9}}, {emphasis, {1, 1}}})) == "ab\n");
  CHECK(markdown_of(line_of("a\tb", {{strong, {0, 3}}}, BlockKind::table_row)) ==
        "| **a** | b |\n|---|---|\n");
}

TEST_CASE("a page's lists keep their numbers and their depth", "[write]") {
  Result result = result_of({{BlockKind::list_item, "a"},
                             {BlockKind::list_item, "b"},
                             {BlockKind::list_item, "c"},
                             {BlockKind::list_item, "2. d"},
                             {BlockKind::list_item, "e"}});
  const std::vector<ListPlace> places = {{1, 9}, {2, 0}, {2, 0, true}, {1, 10}, {3, 0}};
  for (std::size_t i = 0; i < places.size(); ++i) result.blocks[i].list = places[i];
  CHECK(markdown_of(result) == "9. a\n   - b\n\n     c\n10. 2\\. d\n    - e\n");
}

TEST_CASE("a table is as wide as its widest row", "[write]") {
  CHECK(markdown_of(result_of({{BlockKind::table_row, "a"}, {BlockKind::table_row, "b\tc\td"}})) ==
        "| a |  |  |\n|---|---|---|\n| b | c | d |\n");
}

TEST_CASE("a heading that ends in signs of a heading keeps them", "[write]") {
  CHECK(markdown_of(result_of({{BlockKind::heading, "C#"}})) == "## C#\n");
  CHECK(markdown_of(result_of({{BlockKind::heading, "#"}})) == "## \\#\n");
  CHECK(markdown_of(line_of("a #", {{PhraseKind::strong, {2, 3}}}, BlockKind::heading)) == "## a **#**\n");
}

TEST_CASE("absent parts leave no blank lines", "[write]") {
  CHECK(markdown_of({}).empty());
  CHECK(markdown_of(result_of({{BlockKind::paragraph, "Nur Text."}})) == "Nur Text.\n");
  Result only_title;
  only_title.metadata.title = "Nur Titel";
  CHECK(markdown_of(only_title) == "# Nur Titel\n");
}

TEST_CASE("text ends in one line feed, empty text in none", "[write]") {
  std::string out;
  write_text({}, out);
  CHECK(out.empty());
  write_text(result_of({{BlockKind::paragraph, "a"}, {BlockKind::paragraph, "b"}}), out);
  CHECK(out == "a\n\nb\n");
}

}  // namespace
}  // namespace kehraus
