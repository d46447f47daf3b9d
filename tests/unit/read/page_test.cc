#include "read/page.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "html/parser.h"

namespace kehraus {
namespace {

// A page and what was read of it; blocks point into it.
struct Page {
  explicit Page(std::string html_) : html(std::move(html_)) { read_page(parser.parse(html), document, map); }

  // `kind: text`, one a block.
  std::vector<std::string> lines() const {
    std::vector<std::string> out;
    for (const Block& block : document.blocks)
      out.push_back(std::string(name_of(block.kind)) + ": " + std::string(block.text));
    return out;
  }

  // What the page wrote for a block.
  std::string source(std::size_t block) const {
    const Span span = document.blocks[block].source;
    const std::size_t start = map.to_page(span.start);
    return html.substr(start, map.to_page(span.end) - start);
  }

  std::string html;
  html::Parser parser;
  Document document;
  PageMap map;
};

using Lines = std::vector<std::string>;

TEST_CASE("a block is what stands under one element that is no part of a line", "[page]") {
  CHECK(Page("<p>a <b>b</b>c<div>d<p>e</div>f").lines() ==
        Lines{"paragraph: a bc", "paragraph: d", "paragraph: e", "paragraph: f"});
  CHECK(Page("<h3>a</h3><ul><li>b<li><p>c</ul><blockquote><p>d</blockquote>").lines() ==
        Lines{"heading: a", "list_item: b", "list_item: c", "quote: d"});
  CHECK(Page("<figure><img><figcaption>a</figcaption></figure><button>b</button>c").lines() ==
        Lines{"caption: a", "control: b", "paragraph: c"});
  CHECK(Page("<dl><dt>a<dd>b</dl><select><option>c<option>d</select>").lines() ==
        Lines{"list_item: a", "list_item: b", "control: c", "control: d"});
}

TEST_CASE("two line breaks end a paragraph, one is a space", "[page]") {
  CHECK(Page("a<br>b<br> <br>c<hr>d").lines() == Lines{"paragraph: a b", "paragraph: c", "paragraph: d"});
}

TEST_CASE("a row of a table is one block", "[page]") {
  CHECK(Page("<table><caption>t</caption><tr><th>a<th>b c<tr><td><b>d</b> e<td></table>").lines() ==
        Lines{"caption: t", "table_row: a\tb c", "table_row: d e"});
  // A table for layout has paragraphs.
  CHECK(Page("<table><tr><td><p>a</p><p>b</p><td><h2>c</h2></table>").lines() ==
        Lines{"paragraph: a", "paragraph: b", "heading: c"});
}

TEST_CASE("white space is as it is rendered", "[page]") {
  CHECK(Page("<p> a\n b <i> c</i>\n<b>d</b>e&nbsp;f<!-- g --> h ").lines() ==
        Lines{"paragraph: a b c de f h"});
  CHECK(Page("<p>a&nbsp;</p><p>&nbsp;</p><p> \n </p>").lines() == Lines{"paragraph: a"});
  CHECK(Page("<pre>\n\n  a\n   b\n\n</pre>").lines() == Lines{"code: \x20 a\n   b"});
  CHECK(Page("<pre><b>a</b>\n<i>b</i><br>c</pre>").lines() == Lines{"code: a\nb\nc"});
}

TEST_CASE("what is never shown is no block", "[page]") {
  CHECK(Page("<title>a</title><style>b</style><p>c<script>d</script>e<noscript>f</noscript>"
             "<template>g</template><svg><text>h</text></svg>")
            .lines() == Lines{"paragraph: ce"});
  CHECK(Page("<title> a\n &amp; b</title>c").document.head.title == "a & b");
}

TEST_CASE("text for readers without scripts is shown where a page shows little else", "[page]") {
  const std::string text(400, 'x');
  CHECK(Page("<noscript><p>" + text + "</p></noscript><p>menu").lines() ==
        Lines{"paragraph: " + text, "paragraph: menu"});
  CHECK(Page("<body><noscript>" + text + "</noscript><p>" + std::string(200, 'y')).lines().size() == 1);
  CHECK(Page("<body><noscript>" + text.substr(1) + "</noscript>").lines().empty());
}

TEST_CASE("a page's head says what it is", "[page]") {
  const auto head = [](const char* html) { return Page(html).document.head; };
  CHECK(head("<meta name=Description content=' a  &amp; b '>").description == "a & b");
  CHECK(head("<meta name=description content=ab><meta property='og:description' content=abc>").description ==
        "abc");
  CHECK(head("<meta property='og:type' content=article>").graph_kind == PageKind::article);
  CHECK(head("<meta property='og:type' content=website>").graph_kind == PageKind::website);
  CHECK(head("<p>a").graph_kind == PageKind::unknown);
  const char* script =
      "<script type='application/ld+json'>[{\"@type\": \"WebSite\"}, {\"@type\":\"NewsArticle\"}]</script>";
  CHECK(head(script).schema_kind == PageKind::article);
  CHECK(head("<script type='application/ld+json'>{\"@type\": \"Prod").schema_kind == PageKind::unknown);
  CHECK(head("<script>{\"@type\": \"Product\"}</script>").schema_kind == PageKind::unknown);
}

TEST_CASE("a block knows where the page wrote it", "[page]") {
  const Page page("<p> a&amp;<b>b</b>\n c </p><p>&uuml;ber  alles</p><pre>\n x&lt;\n</pre>");
  CHECK(page.source(0) == "a&amp;<b>b</b>\n c");
  CHECK(page.source(1) == "&uuml;ber  alles");
  CHECK(page.lines()[1] == "paragraph: über alles");
  const std::size_t start = page.document.blocks[1].source.start;
  CHECK(page.html.substr(page.map.to_page(start + 2)).starts_with("ber"));
  CHECK(page.html.substr(page.map.to_page(start + 6)).starts_with("alles"));
  CHECK(page.source(2) == " x&lt;");
}

TEST_CASE("blocks are in the order of the page where the tree's is another", "[page]") {
  const Page page("<table><tr><td>a</td></tr>b</table>c");
  CHECK(page.lines() == Lines{"table_row: a", "paragraph: b", "paragraph: c"});
}

TEST_CASE("a block knows its links, its level and its elements", "[page]") {
  const Page page(
      "<body class=x><div id=main role=navigation><p>ab <a href=1>cd</a><a href=2>é</a></p></div>"
      "<article lang=de><h2>a</h2><div style='color:red; Display : none'><p>b</article>");
  const std::vector<Block>& blocks = page.document.blocks;
  const std::vector<PageElement>& elements = page.document.elements;
  REQUIRE(blocks.size() == 3);
  CHECK(blocks[0].links == 2);
  CHECK(blocks[0].link_chars == 3);
  CHECK(path_of(elements, blocks[0].element) == "body.x/div#main/p");
  CHECK(elements[blocks[0].element].inside.has(Landmark::nav));
  CHECK_FALSE(elements[blocks[0].element].is_hidden);
  CHECK(blocks[1].level == 2);
  CHECK(elements[blocks[1].element].language == "de");
  CHECK_FALSE(elements[blocks[1].element].is_hidden);
  CHECK(elements[blocks[2].element].is_hidden);
  CHECK(elements[blocks[2].element].inside.has(Landmark::article));
}

TEST_CASE("of attributes with one name the first counts, in later tags of the body too", "[page]") {
  const Page page("<body class=x lang=de class=y><p>a<body class=z id=main lang=fr hidden><p>b");
  const PageElement& element = page.document.elements.at(1);
  CHECK(element.classes == "x");
  CHECK(element.id == "main");
  CHECK(element.language == "de");
  CHECK(element.is_hidden);
}

TEST_CASE("elements are hidden by attribute or style", "[page]") {
  const auto is_hidden = [](const std::string& attributes) {
    const Page page("<div " + attributes + ">a</div>");
    return page.document.elements[page.document.blocks.at(0).element].is_hidden;
  };
  for (const char* hidden : {"hidden", "HIDDEN=''", "aria-hidden=true", "style=display:none",
                             "style='a:b;visibility: HIDDEN !important'"}) {
    CAPTURE(hidden);
    CHECK(is_hidden(hidden));
  }
  for (const char* shown : {"", "aria-hidden=false", "style=display:block", "style='x-display:none'",
                            "style=';'", "style='display'", "data-hidden"}) {
    CAPTURE(shown);
    CHECK_FALSE(is_hidden(shown));
  }
}

TEST_CASE("what is hidden in a line is a block behind it, and the line goes on", "[page]") {
  const Page page("<p>ab<i aria-hidden=true>x<b>y</b></i>c <span style='display:none'>z</span> d<p>e");
  CHECK(page.lines() == Lines{"paragraph: abc d", "paragraph: xy", "paragraph: z", "paragraph: e"});
  CHECK(page.source(0) == page.html.substr(3, page.html.find("<p>e") - 3));
  CHECK(page.source(1) == "x<b>y");
  CHECK_FALSE(page.document.blocks[0].is_aside);
  for (const std::size_t b : {1u, 2u}) {
    CHECK(page.document.blocks[b].is_aside);
    CHECK(page.document.elements[page.document.blocks[b].element].is_hidden);
  }
  CHECK_FALSE(page.document.elements[page.document.blocks[3].element].is_hidden);
  CHECK(path_of(page.document.elements, page.document.blocks[1].element) == "body/p/i");
}

TEST_CASE("what is hidden at the start of a line, in a row or around blocks is apart, too", "[page]") {
  CHECK(Page("<p><b hidden>a</b>b").lines() == Lines{"paragraph: a", "paragraph: b"});
  CHECK(Page("<p>a</p><p><b HIDDEN=''>b</b></p>").lines() == Lines{"paragraph: a", "paragraph: b"});
  CHECK(Page("<table><tr><td>a<td hidden>b<td>c</table>").lines() ==
        Lines{"table_row: a\tc", "table_row: b"});
  CHECK(Page("a<span hidden>b<div>c</div></span>d").lines() ==
        Lines{"paragraph: a", "paragraph: b", "paragraph: c", "paragraph: d"});
  // In what is hidden as a whole nothing is hidden apart.
  CHECK(Page("<p hidden>a<b hidden>b</b>c").lines() == Lines{"paragraph: abc"});
}

TEST_CASE("phrases are noted where texts stand in them, emphasis in emphasis once", "[page]") {
  const Page page("<p>a <em>b<i>c</i> <a href=x><b></b><strong>d</strong></a></em>e<u>f</u>");
  std::vector<std::string> runs;
  for (const PhraseRun& run : page.document.phrase_runs) {
    std::string line(page.document.text.substr(run.start, run.end - run.start));
    for (std::uint32_t p = run.phrase; p != 0; p = page.document.phrases[p - 1].around)
      line += " " + std::to_string(static_cast<int>(page.document.phrases[p - 1].kind));
    runs.push_back(line);
  }
  CHECK(runs == Lines{"b 2", "c 2", "d 1 0 2"});
}

TEST_CASE("a bound of the parser is a warning", "[page]") {
  std::string deep;
  for (int i = 0; i < 2000; ++i) deep += "<div>";
  const Page page(deep + "a");
  CHECK(page.document.warnings == std::vector<std::string>{"budget:depth"});
  CHECK(page.lines() == Lines{"paragraph: a"});
  // A rule is no place for what follows it.
  CHECK(Page(deep + "a<hr>b <!-- --> c<p>d").lines() ==
        Lines{"paragraph: a", "paragraph: b c", "paragraph: d"});
}

TEST_CASE("a page of too many blocks keeps all its text", "[page]") {
  std::string many;
  for (int i = 0; i < 100'010; ++i) many += "<p>a";
  const Page page(many + "<pre>b\nc</pre>");
  CHECK(page.document.blocks.size() == 100'000);
  CHECK(page.document.blocks.back().text == "a a a a a a a a a a a b c");
  CHECK(page.document.warnings.back() == "budget:blocks");
}

}  // namespace
}  // namespace kehraus
