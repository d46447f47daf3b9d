#include "write/html.h"

#include <catch2/catch.hpp>

#include "write/link_target.h"

namespace kehraus {
namespace {

Result result_of(std::vector<std::pair<BlockKind, std::string>> blocks) {
  Result result;
  for (auto& [kind, text] : blocks) result.blocks.push_back({kind, {}, std::move(text)});
  return result;
}

// The page's body without what is around every article.
std::string body_of(const Result& result) {
  std::string out;
  write_html(result, out);
  const std::string_view start = "<article>\n", end = "</article>\n</body>\n</html>\n";
  const std::size_t at = out.find(start);
  REQUIRE(at != out.npos);
  REQUIRE(out.ends_with(end));
  return out.substr(at + start.size(), out.size() - at - start.size() - end.size());
}

std::string line_of(std::string text, std::vector<Phrase> phrases) {
  Result result = result_of({{BlockKind::paragraph, std::move(text)}});
  result.blocks[0].phrases = std::move(phrases);
  std::string body = body_of(result);
  return body.substr(3, body.size() - 3 - std::string_view("</p>\n").size());
}

TEST_CASE("a page stands for itself", "[write]") {
  Result result = result_of({{BlockKind::paragraph, "Ein Satz."}});
  result.metadata.title = "A & \"B\" <c>";
  result.metadata.language = "de";
  std::string out;
  write_html(result, out);
  CHECK(out ==
        "<!doctype html>\n<html lang=\"de\">\n<head>\n<meta charset=\"utf-8\">\n"
        "<title>A &amp; &quot;B&quot; &lt;c&gt;</title>\n</head>\n<body>\n<article>\n"
        "<h1>A &amp; &quot;B&quot; &lt;c&gt;</h1>\n<p>Ein Satz.</p>\n</article>\n</body>\n</html>\n");
  out.clear();
  write_html({}, out);
  CHECK(out.empty());
}

TEST_CASE("text is nothing but text", "[write]") {
  std::string out;
  append_escaped_html("<script>\"a\" & 'b'\x01\x7F\t\n\xC3\xA4", out);
  CHECK(out == "&lt;script&gt;&quot;a&quot; &amp; 'b'\uFFFD\uFFFD\t\n\xC3\xA4");
}

TEST_CASE("blocks become elements of their kind", "[write]") {
  Result result = result_of({{BlockKind::lead, "Vorspann."},
                             {BlockKind::heading, "Kopf"},
                             {BlockKind::quote, "Zitat"},
                             {BlockKind::quote, "weiter"},
                             {BlockKind::code, "a\n <b"},
                             {BlockKind::table_row, "x\t<y"},
                             {BlockKind::table_row, "1\t2"}});
  result.blocks[1].level = 3;
  result.blocks[5].is_header = true;
  CHECK(body_of(result) ==
        "<p>Vorspann.</p>\n<h3>Kopf</h3>\n<blockquote>\n<p>Zitat</p>\n<p>weiter</p>\n</blockquote>\n"
        "<pre><code>a\n &lt;b</code></pre>\n<table>\n<tr><th>x</th><th>&lt;y</th></tr>\n"
        "<tr><td>1</td><td>2</td></tr>\n</table>\n");
}

TEST_CASE("lists nest as the page's do, and numbers are kept", "[write]") {
  Result result = result_of({{BlockKind::list_item, "a"},
                             {BlockKind::list_item, "b"},
                             {BlockKind::list_item, "c"},
                             {BlockKind::list_item, "d"},
                             {BlockKind::paragraph, "e"}});
  const std::vector<ListPlace> places = {{1, 1}, {2, 0}, {2, 0, true}, {1, 3}};
  for (std::size_t i = 0; i < places.size(); ++i) result.blocks[i].list = places[i];
  CHECK(body_of(result) ==
        "<ol>\n<li>a\n<ul>\n<li>b\n<p>c</p>\n</li>\n</ul>\n</li>\n<li value=\"3\">d</li>\n</ol>\n<p>e</p>\n");
}

TEST_CASE("bullets and numbers of a text become the list's", "[write]") {
  CHECK(
      body_of(result_of(
          {{BlockKind::list_item, "• a"}, {BlockKind::list_item, "1. b"}, {BlockKind::list_item, "2) c"}})) ==
      "<ul>\n<li>a</li>\n</ul>\n<ol>\n<li>b</li>\n<li>c</li>\n</ol>\n");
}

TEST_CASE("phrases become elements, each closed in its own", "[write]") {
  using enum PhraseKind;
  CHECK(line_of("a b c", {{emphasis, {0, 5}}, {strong, {0, 3}}, {link, {2, 3}, "x"}}) ==
        "<em><strong>a <a href=\"x\">b</a></strong> c</em>");
  CHECK(line_of("abcd", {{code, {0, 1}}, {deleted, {1, 2}}, {subscript, {2, 3}}, {superscript, {3, 4}}}) ==
        "<code>a</code><del>b</del><sub>c</sub><sup>d</sup>");
  CHECK(line_of("a b c", {{strong, {0, 3}}, {emphasis, {2, 5}}}) == "<strong>a b</strong> c");
  CHECK(line_of("ab", {{strong, {0, 9}}, {emphasis, {7, 8}}}) == "<strong>ab</strong>");
  CHECK(line_of("abc", {{link, {0, 3}, "x"}, {link, {1, 2}, "y"}}) == "<a href=\"x\">abc</a>");
}

TEST_CASE("addresses of links are data as well, and none acts", "[write]") {
  const auto link = [](std::string address) {
    return line_of("a", {{PhraseKind::link, {0, 1}, std::move(address)}});
  };
  CHECK(link("/b?c=1&d=\"><script>") == "<a href=\"/b?c=1&amp;d=&quot;&gt;&lt;script&gt;\">a</a>");
  CHECK(link("javascript:alert(1)") == "a");
}

TEST_CASE("only harmless schemes are links", "[write]") {
  for (const char* address : {"http://a.example/", "HTTPS://a.example", "mailto:a@b.example", "a/b", "../a",
                              "/a:b", "?a:b", "#a:b", "//a.example:80/b", "."})
    CHECK(link_target(address) == address);
  CHECK(link_target(" \n/a\tb\r\nc ") == "/abc");
  for (const char* address :
       {"", "  ", "javascript:a", "JavaScript:a", " \x01javascript:a", "java\nscript:a", "\tjavascript\t:a",
        "data:text/html,a", "vbscript:a", "file:///a", "ftp://a", ":a", "http :a", "x-y:a"})
    CHECK(link_target(address).empty());
}

}  // namespace
}  // namespace kehraus
