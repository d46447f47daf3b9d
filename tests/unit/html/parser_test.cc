#include "html/parser.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace kehraus::html {
namespace {

// Elements as `<name>`, texts in quotes, blank ones as `_`; what is inside stands in brackets.
std::string outline(const Tree& tree, std::uint32_t first = 0) {
  std::string out;
  for (std::uint32_t i = first; i < (first == 0 ? 1 : tree.nodes[tree.nodes[first].parent].end);
       i = tree.nodes[i].end) {
    const Node& node = tree.nodes[i];
    if (node.kind == NodeKind::blank) out += "_";
    if (node.kind == NodeKind::text) {
      out += '"';
      tree.append_text(node, out);
      out += '"';
    }
    if (node.kind != NodeKind::element) continue;
    out += tree.name(node);
    if (node.end > i + 1) out += "(" + outline(tree, i + 1) + ")";
    out += " ";
  }
  return out;
}

std::string parse(const std::string& page) {
  Parser parser;
  return outline(parser.parse(page));
}

// The first element of that name.
const Node& element(const Tree& tree, std::string_view name) {
  for (const Node& node : tree.nodes) {
    if (node.kind == NodeKind::element && tree.name(node) == name) return node;
  }
  FAIL("no element " << name);
  return tree.nodes[0];
}

TEST_CASE("a page becomes a tree in the order of the document") {
  CHECK(parse("<title>a</title><p>b <b>c</b><p>d") ==
        "html(head(title(\"a\") ) body(p(\"b \"b(\"c\") ) p(\"d\") ) ) ");
  CHECK(parse("") == "html(head body ) ");
  CHECK(parse("<table><td>a") == "html(head body(table(tbody(tr(td(\"a\") ) ) ) ) ) ");
  CHECK(parse("<b>a<p>b</b>c") == "html(head body(b(\"a\") p(b(\"b\") \"c\") ) ) ");
  CHECK(parse("<div>a</div> <my-Tag>b</my-Tag>") == "html(head body(div(\"a\") _my-Tag(\"b\") ) ) ");
  CHECK(parse("<!-- a --><div>b<!-- c -->d</div>") == "html(head body(div(\"b\"\"d\") ) ) ");
}

TEST_CASE("a byte-order mark is no text") {
  CHECK(parse("\xEF\xBB\xBF<!doctype html><p>a") == "html(head body(p(\"a\") ) ) ");
}

TEST_CASE("nodes know their place in the page") {
  const std::string page = "<body>\n<div class=\"a&amp;b\" ID=c>x &lt; y</div></>\n<p>z";
  Parser parser;
  const Tree& tree = parser.parse(page);
  std::string buffer;
  const Node& div = element(tree, "div");
  CHECK(tree.source(div) == "<div class=\"a&amp;b\" ID=c>");
  CHECK(tree.attribute(div, "class", buffer) == "a&b");
  CHECK(tree.attribute(div, "id", buffer) == "c");
  CHECK(tree.attribute(div, "href", buffer) == std::nullopt);
  CHECK(tree.source((&div)[1]) == "x &lt; y");
  CHECK((&div)[1].depth == div.depth + 1);
  CHECK(tree.source(element(tree, "head")).empty());
  CHECK(tree.attribute(element(tree, "head"), "id", buffer) == std::nullopt);
  CHECK(tree.source(element(tree, "p")) == "<p>");
}

TEST_CASE("texts know how they are written") {
  Parser parser;
  const Tree& tree =
      parser.parse("<title>a&amp;</title><style>b&amp;</style><p>c&amp;<svg><g>d<title>e</title></g></svg>");
  std::vector<TextForm> forms;
  for (const Node& node : tree.nodes) {
    if (node.kind == NodeKind::text) forms.push_back(node.form);
  }
  CHECK(forms == std::vector<TextForm>{TextForm::rcdata, TextForm::raw, TextForm::data, TextForm::foreign,
                                       TextForm::embedded});
}

TEST_CASE("a parser forgets the page before") {
  Parser parser;
  const std::string deep = [] {
    std::string out;
    for (int i = 0; i < 1000; ++i) out += "<x-y>";
    return out;
  }();
  CHECK(parser.parse(deep).budget == Budget::depth);
  CHECK(outline(parser.parse("<p>a")) == "html(head body(p(\"a\") ) ) ");
  CHECK_FALSE(parser.parse("<p>a").budget);
}

TEST_CASE("past a bound the tree is shallow") {
  std::string page = "<title>t</title>";
  for (int i = 0; i < 1000; ++i) page += "<x-y>";
  page += "<div>a<p>b <i>c</i><script>d<e</script>f</p>g<ul><li>h<li>i</ul>";
  Parser parser;
  const Tree& tree = parser.parse(page);
  CHECK(tree.budget == Budget::depth);
  CHECK(outline(tree) ==
        "html(body(title(\"t\") div(\"a\") p(\"b \"\"c\"script(\"d<e\") \"f\") \"g\"ul li(\"h\") li(\"i\") ) "
        ") ");
}

}  // namespace
}  // namespace kehraus::html
