#include "html/tokenizer.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

namespace kehraus::html {
namespace {

using namespace std::string_literals;

std::string letter_of(TokenKind kind) {
  switch (kind) {
    case TokenKind::text: return "text";
    case TokenKind::raw_text: return "raw";
    case TokenKind::rcdata_text: return "rcdata";
    case TokenKind::start_tag: return "tag";
    case TokenKind::end_tag: return "end";
    case TokenKind::comment: return "comment";
    case TokenKind::doctype: return "doctype";
    case TokenKind::cdata: return "cdata";
    case TokenKind::cdata_comment: return "cdata-comment";
    case TokenKind::nothing: break;
  }
  return "nothing";
}

// "tag:<b> text:x", and a check that the tokens tile the page.
std::string tokens(const std::string& page, const std::vector<std::uint32_t>& corrections = {}) {
  std::string out;
  Tokenizer tokenizer(page, corrections);
  std::uint32_t end = 0;
  for (Token token; tokenizer.next(token); end = token.end) {
    CHECK(token.begin == end);
    CHECK(token.end > token.begin);
    out += (out.empty() ? "" : " | ") + letter_of(token.kind) + ":" +
           page.substr(token.begin, token.end - token.begin);
  }
  CHECK(end == page.size());
  return out;
}

void check(const std::vector<std::pair<std::string, std::string>>& cases) {
  for (const auto& [page, expected] : cases) {
    CAPTURE(page);
    CHECK(tokens(page) == expected);
  }
}

TEST_CASE("tags, texts and what only looks like a tag") {
  check({
      {"", ""},
      {"x", "text:x"},
      {"<p>x</p>", "tag:<p> | text:x | end:</p>"},
      {"a < b", "text:a < b"},
      {"a <3 b", "text:a <3 b"},
      {"a <= b <b>", "text:a <= b  | tag:<b>"},
      {"<", "text:<"},
      {"</", "text:</"},
      {"a</", "text:a</"},
      {"<<p>", "text:< | tag:<p>"},
      {"</>", "nothing:</>"},
      {"a</>b", "text:a | nothing:</> | text:b"},
      {"</ p>", "comment:</ p>"},
      {"</3>", "comment:</3>"},
      {"<p", "nothing:<p"},
      {"<p a", "nothing:<p a"},
      {"<p a='>", "nothing:<p a='>"},
      {"</p", "nothing:</p"},
      {"<p/>", "tag:<p/>"},
      {"<p<b>x", "tag:<p<b> | text:x"},
      {"<p\0>x"s, "tag:<p\0> | text:x"s},
      {"x\0<"s, "text:x\0<"s},
  });
}

TEST_CASE("a tag ends at the first > that is in no quotes") {
  check({
      {"<a b=\">\">x", "tag:<a b=\">\"> | text:x"},
      {"<a b='>'>x", "tag:<a b='>'> | text:x"},
      {"<a b = '>'>x", "tag:<a b = '>'> | text:x"},
      {"<a b=c'>'>x", "tag:<a b=c'> | text:'>x"},
      {"<a b='x'c='>'>x", "tag:<a b='x'c='>'> | text:x"},
      {"<a '>x'>", "tag:<a '> | text:x'>"},
      {"<a b'>x'>", "tag:<a b'> | text:x'>"},
      {"<a =\">x\">", "tag:<a =\"> | text:x\">"},
      {"<a b=>x", "tag:<a b=> | text:x"},
      {"<a b= >x", "tag:<a b= > | text:x"},
      {"<a b\n=\n\">\"\n>x", "tag:<a b\n=\n\">\"\n> | text:x"},
      {"<a b c=\">\">x", "tag:<a b c=\">\"> | text:x"},
      {"<a/b=\">\">x", "tag:<a/b=\">\"> | text:x"},
      {"</a b='>'>x", "end:</a b='>'> | text:x"},
  });
}

TEST_CASE("what a tag says of itself") {
  struct Said {
    std::string tag;
    bool is_self_closing, has_attributes;
  };
  for (const Said& said : {Said{"<br>", false, false},
                           {"<br/>", true, false},
                           {"<br />", true, false},
                           {"<br/ >", false, false},
                           {"<br a>", false, true},
                           {"<br a/>", true, true},
                           {"<br a=b/>", false, true},
                           {"<br a='b'/>", true, true},
                           {"<br //>", true, false},
                           {"<br a= />", false, true}}) {
    CAPTURE(said.tag);
    Tokenizer tokenizer(said.tag);
    Token token;
    REQUIRE(tokenizer.next(token));
    CHECK(token.tag == Tag::br);
    CHECK(token.is_self_closing == said.is_self_closing);
    CHECK(token.has_attributes == said.has_attributes);
    CHECK(said.tag.substr(token.name_begin, token.name_end - token.name_begin) == "br");
  }
}

TEST_CASE("comments") {
  check({
      {"<!--a-->x", "comment:<!--a--> | text:x"},
      {"<!---->x", "comment:<!----> | text:x"},
      {"<!-->x", "comment:<!--> | text:x"},
      {"<!--->x", "comment:<!---> | text:x"},
      {"<!----!>x", "comment:<!----!> | text:x"},
      {"<!---!>x-->y", "comment:<!---!>x--> | text:y"},
      {"<!--a--!>x", "comment:<!--a--!> | text:x"},
      {"<!--a--!!>x-->y", "comment:<!--a--!!>x--> | text:y"},
      {"<!--a->b>c--->x", "comment:<!--a->b>c---> | text:x"},
      {"<!--a-- >x-->y", "comment:<!--a-- >x--> | text:y"},
      {"<!--a", "comment:<!--a"},
      {"<!--a--", "comment:<!--a--"},
      {"<!a>x", "comment:<!a> | text:x"},
      {"<!>x", "comment:<!> | text:x"},
      {"<!", "comment:<!"},
      {"<!-a-->x", "comment:<!-a--> | text:x"},
      {"<?xml version='>'?>x", "comment:<?xml version='> | text:'?>x"},
      {"<!DocType html>x", "doctype:<!DocType html> | text:x"},
      {"<!doctype", "doctype:<!doctype"},
      {"<!doctyp>x", "comment:<!doctyp> | text:x"},
  });
}

TEST_CASE("the inside of some elements is no markup") {
  check({
      {"<style><p></style>x", "tag:<style> | raw:<p> | end:</style> | text:x"},
      {"<STYLE></p></Style >x", "tag:<STYLE> | raw:</p> | end:</Style > | text:x"},
      {"<style></styles></style/>", "tag:<style> | raw:</styles> | end:</style/>"},
      {"<style></style a='>'>x", "tag:<style> | end:</style a='>'> | text:x"},
      {"<style>x</style", "tag:<style> | raw:x</style"},
      {"<style>x</style ", "tag:<style> | raw:x | nothing:</style "},
      {"<style>", "tag:<style>"},
      {"<style><!--</style>-->", "tag:<style> | raw:<!-- | end:</style> | text:-->"},
      {"<title>a&amp;<b></title>", "tag:<title> | rcdata:a&amp;<b> | end:</title>"},
      {"<textarea>\n</p></textarea>", "tag:<textarea> | rcdata:\n</p> | end:</textarea>"},
      {"<iframe><p></iframe>", "tag:<iframe> | raw:<p> | end:</iframe>"},
      {"<xmp><p></xmp>", "tag:<xmp> | raw:<p> | end:</xmp>"},
      {"<noembed><p></noembed>", "tag:<noembed> | raw:<p> | end:</noembed>"},
      {"<noframes><p></noframes>", "tag:<noframes> | raw:<p> | end:</noframes>"},
      {"<noscript><p></noscript>", "tag:<noscript> | tag:<p> | end:</noscript>"},
      {"<plaintext></plaintext>", "tag:<plaintext> | raw:</plaintext>"},
      {"<script/>x", "tag:<script/> | raw:x"},
  });
}

TEST_CASE("scripts hide an end tag in a comment with a start tag") {
  check({
      {"<script>a<b</script>x", "tag:<script> | raw:a<b | end:</script> | text:x"},
      {"<script><!--</script>x", "tag:<script> | raw:<!-- | end:</script> | text:x"},
      {"<script><!--<script>a</script>b</script>x",
       "tag:<script> | raw:<!--<script>a</script>b | end:</script> | text:x"},
      {"<script><!--<script>a</script>--></script>x",
       "tag:<script> | raw:<!--<script>a</script>--> | end:</script> | text:x"},
      {"<script><!--<script>--></script>x", "tag:<script> | raw:<!--<script>--> | end:</script> | text:x"},
      {"<script><!--><script></script>x", "tag:<script> | raw:<!--><script> | end:</script> | text:x"},
      {"<script><!---><script></script>x", "tag:<script> | raw:<!---><script> | end:</script> | text:x"},
      {"<script><!--<scripts></script>x", "tag:<script> | raw:<!--<scripts> | end:</script> | text:x"},
      {"<script><!--<script></script>", "tag:<script> | raw:<!--<script></script>"},
      {"<script><!--<script/></SCRIPT\t></script>",
       "tag:<script> | raw:<!--<script/></SCRIPT\t> | end:</script>"},
      {"<script><!-- a", "tag:<script> | raw:<!-- a"},
      {"<script>'<!-' </script>", "tag:<script> | raw:'<!-'  | end:</script>"},
  });
}

TEST_CASE("in SVG and MathML the same elements are ordinary") {
  check({
      {"<svg><style><p></style>", "tag:<svg> | tag:<style> | tag:<p> | end:</style>"},
      {"<svg><title><b></title></svg>", "tag:<svg> | tag:<title> | tag:<b> | end:</title> | end:</svg>"},
      {"<svg/><style><p></style>", "tag:<svg/> | tag:<style> | raw:<p> | end:</style>"},
      {"<svg></svg><style><p></style>", "tag:<svg> | end:</svg> | tag:<style> | raw:<p> | end:</style>"},
      {"<svg><desc><style><p></style>", "tag:<svg> | tag:<desc> | tag:<style> | raw:<p> | end:</style>"},
      {"<svg><foreignObject><div><style><p></style></div></foreignObject><style><p>",
       "tag:<svg> | tag:<foreignObject> | tag:<div> | tag:<style> | raw:<p> | end:</style> | end:</div> | "
       "end:</foreignObject> | tag:<style> | tag:<p>"},
      {"<svg><p><style><p>", "tag:<svg> | tag:<p> | tag:<style> | raw:<p>"},
      {"<svg><font><style><p>", "tag:<svg> | tag:<font> | tag:<style> | tag:<p>"},
      {"<svg><font size=1><style><p>", "tag:<svg> | tag:<font size=1> | tag:<style> | raw:<p>"},
      {"<div><svg></div><style><p>", "tag:<div> | tag:<svg> | end:</div> | tag:<style> | raw:<p>"},
      {"<math><mi><style><p>", "tag:<math> | tag:<mi> | tag:<style> | raw:<p>"},
  });
}

TEST_CASE("in a select and in a frameset some are ignored") {
  check({
      {"<select><style><p></select><style><p>",
       "tag:<select> | tag:<style> | tag:<p> | end:</select> | tag:<style> | raw:<p>"},
      {"<select><script><p>", "tag:<select> | tag:<script> | raw:<p>"},
      {"<select><input><style><p>", "tag:<select> | tag:<input> | tag:<style> | raw:<p>"},
      {"<frameset><style><p>", "tag:<frameset> | tag:<style> | tag:<p>"},
      {"<frameset><noframes><p>", "tag:<frameset> | tag:<noframes> | raw:<p>"},
  });
}

TEST_CASE("CDATA is text in SVG and MathML only") {
  check({
      {"<![CDATA[a>b]]>", "cdata-comment:<![CDATA[a> | text:b]]>"},
      {"<svg><![CDATA[a>b]]>c", "tag:<svg> | cdata:<![CDATA[a>b]]> | text:c"},
      {"<svg><![CDATA[]]>c", "tag:<svg> | cdata:<![CDATA[]]> | text:c"},
      {"<svg><![CDATA[a", "tag:<svg> | cdata:<![CDATA[a"},
      {"<svg><![cdata[a>b", "tag:<svg> | comment:<![cdata[a> | text:b"},
      {"<svg><desc><![CDATA[a>b]]>", "tag:<svg> | tag:<desc> | cdata:<![CDATA[a>b]]>"},
  });
}

TEST_CASE("guesses can be corrected") {
  CHECK(tokens("<style><p></style>", {0}) == "tag:<style> | tag:<p> | end:</style>");
  CHECK(tokens("<svg><style><p></style>", {5}) == "tag:<svg> | tag:<style> | raw:<p> | end:</style>");
  CHECK(tokens("x<![CDATA[a>b]]>", {1}) == "text:x | cdata:<![CDATA[a>b]]>");
  CHECK(tokens("<svg><![CDATA[a>b]]>", {5}) == "tag:<svg> | cdata-comment:<![CDATA[a> | text:b]]>");
  CHECK(tokens("<p><style>x", {0, 1}) == "tag:<p> | tag:<style> | raw:x");
}

}  // namespace
}  // namespace kehraus::html
