#include "write/markdown.h"

#include <catch2/catch.hpp>

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
