#include "html/skeleton.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

namespace kehraus::html {
namespace {

using namespace std::string_literals;

std::string skeleton_of(const std::string& page, Folding folding) {
  Skeleton skeleton;
  REQUIRE(skeleton.write(page, {{}, folding}));
  const std::string text(skeleton.text());
  REQUIRE(text.starts_with(kSkeletonPrefix));
  return text.substr(kSkeletonPrefix.size());
}

void check(const std::vector<std::pair<std::string, std::string>>& cases, Folding folding) {
  for (const auto& [page, expected] : cases) {
    CAPTURE(page);
    CHECK(skeleton_of(page, folding) == expected);
  }
}

TEST_CASE("what the tree depends on stays") {
  check(
      {
          {"<html lang=de><body class=x>Some text", "<html a><body b>x"},
          {"<body><p>a<body class=x><body><html lang=de>", "<body><p>x<body a><body><html b>"},
          {"<body>  Some text", "<body>x"},
          {"  Some text", " x"},
          {"<body> \n\t", "<body> "},
          {"<body>&nbsp;", "<body>x"},
          {"<body>&#32;&Tab;", "<body> "},
          {"<body> \0 x"s, "<body> \0 x"s},
          {"<DIV id=a></DIV >", "<div></div>"},
          {"<a href=b>", "<a>"},
          {"<my-tag a=b></MY-tag>", "<my-tag></MY-tag>"},
          {"<d<v>", "<d_v>"},
          {"<!-- a long comment --><? b?></ c>", "<!><!><!>"},
          {"<!DOCTYPE html PUBLIC 'x'><!doctype a>", "<!DOCTYPE html PUBLIC 'x'><!doctype>"},
          {"<script>a<b</script>", "<script>r</script>"},
          {"<script></script>", "<script></script>"},
          {"<style> </style>", "<style> </style>"},
          {"<title>&amp;<b></title>", "<title>c</title>"},
          {"<textarea>\n\na", "<textarea>\nc"},
          {"<pre>\r\na", "<pre>\nx"},
          {"<pre>&#10;a", "<pre>\nx"},
          {"<input TYPE=hidden>", "<input type=hidden>"},
          {"<input type='HIDDE&#78;'>", "<input type=hidden>"},
          {"<input type=text>", "<input>"},
          {"<input type=text type=hidden>", "<input>"},
          {"<br/><svg/><path d='a'/>", "<br><svg/><path />"},
          {"<svg><![CDATA[a]]><![CDATA[]]>", "<svg><![CDATA[x]]><![CDATA[]]>"},
          {"<![CDATA[a>b]]>", "<![CDATA[]]>x"},
          {"<p>a</>b<p", "<p>xx"},
      },
      Folding::none);
}

TEST_CASE("formatting elements keep whether they are the same") {
  const auto print = [](const std::string& tag) { return skeleton_of(tag, Folding::none); };
  CHECK(print("<b>") == "<b>");
  CHECK(print("<b >") == "<b>");
  CHECK(print("<b class=x>") != "<b>");
  CHECK(print("<b class=x>") == print("<B CLASS='x'>"));
  CHECK(print("<b class=x id=y>") == print("<b id=y class=x>"));
  CHECK(print("<b class=x id=y>") == print("<b id=y class=x id=z>"));
  CHECK(print("<b class='a&amp;b'>") == print("<b class=a&b>"));
  CHECK(print("<b class=x>") != print("<b class=y>"));
  CHECK(print("<b class=x>") != print("<b id=x>"));
  CHECK(print("<b class=x>") != print("<b x=class>"));
  CHECK(print("<b a=b c=d>") != print("<b a=d c=b>"));
}

TEST_CASE("subtrees in good order are one tag") {
  check(
      {
          {"<body><div><p>a <b>b</b></p><img></div>c", "<body><HR>x"},
          {"<body><span>a</span><a href=b>c</a><em>d</em>", "<body><WBR><WBR><WBR>"},
          {"<body><p>a<p>b<div>c</div>", "<body><HR><HR><HR>"},
          {"<body><ul><li>a<li><p>b</ul>", "<body><HR>"},
          {"<body><dl><dt>a<dd>b</dl>", "<body><HR>"},
          {"<body><svg><g><path/></g><title>a</title></svg>", "<body><WBR>"},
          {"<body><div><a><div>a</div></a></div>", "<body><HR>"},
          {"<body><div><pre>\na</pre><script>b</script><!-- c --></div>", "<body><HR>"},
          {"<body><h1><span>a</span></h1>", "<body><h1><WBR></h1>"},
          {"<body><li><p>a</p></li>", "<body><li><HR></li>"},
          {"<body><table><tr><td><p>a</p></table>", "<body><table><tr><td><HR></table>"},
          {"<html><head>\n<title>a</title><!-- b --><script>c</script><noscript><meta></noscript></head> "
           "<body>",
           "<html><HEAD></head> <body>"},
          {"<head><script>a</script><noscript><img></noscript>",
           "<head><script>r</script><noscript><img></noscript>"},
      },
      Folding::all);
}

TEST_CASE("others are not") {
  check(
      {
          {"<body><div>a", "<body><div>x"},
          {"<body><span><div>a</div></span>", "<body><span><HR></span>"},
          {"<body><div><table></table></div>", "<body><div><table></table></div>"},
          {"<body><div></p></div>", "<body><div></p></div>"},
          {"<body><div>\0</div>"s, "<body><div>\0</div>"s},
          {"<body><h1><h2></h2></h1>", "<body><h1><h2></h2></h1>"},
          {"<body><svg><p></svg><p>a</p>", "<body><svg><p></svg><p>x</p>"},
          {"<body><select><option><span><b>a</b></span></option></select>",
           "<body><select><option><span><b>x</b></span></option></select>"},
          {"<head><meta>a</head>", "<head><meta>x</head>"},
          {"<head><span></span></head>", "<head><WBR></head>"},
          {"<head><noscript><script></script></noscript></head>",
           "<head><noscript><script></script></noscript></head>"},
          {"<head></head><head></head>", "<HEAD></head><head></head>"},
          {"<div><head></head></div>", "<div><head></head></div>"},
          {"<body><a>a<a>b</a></a>", "<body><a>x<a>x</a></a>"},
      },
      Folding::all);
}

TEST_CASE("in doubt a probe tells whether a formatting element waits to be opened again") {
  CHECK(skeleton_of("<body><p><b>a<div>b</div><div>c</div>", Folding::all) ==
        "<body><p><b>x<HR><Wbr><HR><Wbr>");
  CHECK(skeleton_of("<body><p><b>a<div>b</div><div>c</div>", Folding::certain) ==
        "<body><p><b>x<div>x</div><div>x</div>");
  CHECK(skeleton_of("<body><p><b>a<div><i>b</i> <a>c</a> <span>d</span></div>", Folding::certain) ==
        "<body><p><b>x<div><i>x</i> <a>x</a> <WBR></div>");
}

TEST_CASE("a skeleton has a largest size") {
  std::string page;
  for (int i = 0; i < 100'000; ++i) page += "<td>";
  Skeleton skeleton;
  CHECK_FALSE(skeleton.write(page, {{}, Folding::all, 100'000}));
  CHECK(skeleton.write(page, {{}, Folding::all, 1'000'000}));
}

}  // namespace
}  // namespace kehraus::html
