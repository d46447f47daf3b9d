#include "read/page_data.h"

#include <catch2/catch.hpp>

#include <algorithm>

#include "clean/cleaner.h"
#include "html/parser.h"
#include "html/shown_text.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

const Cleaner& cleaner() {
  static const Cleaner kCleaner([] {
    Options options;
    options.scorer = false;
    return options;
  }());
  return kCleaner;
}

// Running text of so many sentences, each its own.
std::string story(int sentences, const std::string& about = "ferry") {
  std::string text;
  for (int i = 0; i < sentences; ++i)
    text +=
        "The " + about + " crossed the river on day " + std::to_string(i) + " of the long and wet month. ";
  text.pop_back();
  return text;
}

// All texts of a page, kept or removed, in its order. Nothing that it shows may be lost.
Texts texts_of(const std::string& page) {
  const Result result = cleaner().clean_page(page);
  html::Parser parser;
  CHECK(testing::first_loss(parser.parse(page), result).empty());
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const BodyBlock& block : result.blocks) found.emplace_back(block.span.start, block.text);
  for (const Removal& removal : result.removed) found.emplace_back(removal.span.start, removal.text);
  std::sort(found.begin(), found.end());
  Texts texts;
  for (auto& [start, text] : found) texts.push_back(std::move(text));
  return texts;
}

std::string linked(const std::string& json) {
  return "<title>The ferry</title><body><p>Menu</p><script type='application/ld+json'>" + json +
         "</script><p>Imprint</p>";
}

TEST_CASE("an article that stands only in linked data is read from there", "[page_data]") {
  const std::string page = linked(R"({"@type": "NewsArticle", "articleBody": ")" + story(8) + R"("})");
  const Result result = cleaner().clean_page(page);
  CHECK(result.warnings == Texts{"text_from_data:linked_data"});
  REQUIRE(result.blocks.size() >= 1);
  const auto block = std::find_if(result.blocks.begin(), result.blocks.end(),
                                  [](const BodyBlock& b) { return b.text == story(8); });
  REQUIRE(block != result.blocks.end());
  CHECK(page.substr(block->span.start, block->span.size()) == story(8));
}

TEST_CASE("places of escaped text are those of the page", "[page_data]") {
  const std::string written = "\\u201eNo\\u201c, it said\\ud83d\\ude00 &amp; \\\"" + story(8) + "\\\"";
  const std::string page =
      linked(R"({"@type":"NewsArticle","articleBody":")" + written + R"(\nThe end\u00fc."})");
  const Result result = cleaner().clean_page(page);
  const auto block = std::find_if(result.blocks.begin(), result.blocks.end(), [](const BodyBlock& b) {
    return b.text.starts_with("\xE2\x80\x9ENo\xE2\x80\x9C, it said\xF0\x9F\x98\x80 & \"");
  });
  REQUIRE(block != result.blocks.end());
  CHECK(page.substr(block->span.start, block->span.size()) == written);
}

TEST_CASE("HTML in data is HTML again, and closes what it opens", "[page_data]") {
  const std::string html = "<h2>Above</h2><p>" + story(4) +
                           "<ul><li>one thing<li>another<\\/ul><script>var x;<\\/script>" + "<p>" +
                           story(4, "goat") + "<table><tr><td><textarea>";
  const Texts body = texts_of(linked(R"({"@type":"NewsArticle","articleBody":")" + html + R"("})") + "<p>" +
                              story(1, "mayor") + "</p>");
  CHECK(body == Texts{"Menu", "Above", story(4), "one thing", "another", story(4, "goat"), "Imprint",
                      story(1, "mayor")});
  // The same where its tags are written with references.
  const Texts again = texts_of(linked(R"({"@type":"NewsArticle","articleBody":"&lt;p&gt;)" + story(4) +
                                      "&lt;/p&gt;&lt;p&gt;" + story(4, "goat") + R"(&lt;/p&gt;"})"));
  CHECK(again == Texts{"Menu", story(4), story(4, "goat"), "Imprint"});
}

TEST_CASE("tags that are left out make no new ones", "[page_data]") {
  const std::string html = "<<form>script>alert<x-y> <p>" + story(8);
  for (const std::string& text :
       texts_of(linked(R"({"@type":"NewsArticle","articleBody":")" + html + R"("})")))
    CHECK(text.find("alert<") == text.npos);
}

TEST_CASE("a page that shows its text keeps to it", "[page_data]") {
  const std::string page = linked(R"({"@type":"NewsArticle","articleBody":")" + story(8) + R"("})");
  CHECK(texts_of(page + "<p>" + story(8) + "</p>") == Texts{"Menu", "Imprint", story(8)});
  CHECK(texts_of(page + "<p>" + story(5, "goat") + "</p>") == Texts{"Menu", "Imprint", story(5, "goat")});
  CHECK(texts_of(linked(R"({"@type":"NewsArticle","articleBody":")" + story(4) + R"("})")) ==
        Texts{"Menu", "Imprint"});
}

TEST_CASE("posts, questions and products are texts, too", "[page_data]") {
  CHECK(texts_of(linked(R"({"text":")" + story(5) +
                        R"(","@type":"DiscussionForumPosting","comment":[{"@type":"Comment",
        "text":")" + story(4, "goat") +
                        R"("}]})")) == Texts{"Menu", story(5), story(4, "goat"), "Imprint"});
  CHECK(texts_of(linked(R"({"@graph":[{"@type":["Thing","https://schema.org/Question"],"name":"Who rows?",
        "acceptedAnswer":{"@type":"Answer","text":")" +
                        story(7) + R"("}}]})")) == Texts{"Menu", "Who rows?", story(7), "Imprint"});
  CHECK(texts_of(linked(R"({"@type":"Product","description":")" + story(7) +
                        R"(","review":{"@type":"Review","reviewBody":")" + story(9, "goat") + R"("}})")) ==
        Texts{"Menu", story(7), "Imprint"});
  // What is said of nobody in particular is not.
  CHECK(texts_of(linked(R"({"@type":"Organization","description":")" + story(9) + R"("})")) ==
        Texts{"Menu", "Imprint"});
}

TEST_CASE("the state of a page's scripts is read by its title", "[page_data]") {
  const std::string ferry =
      R"({"title":"The Ferry","parts":[{"html":"<p>)" + story(8) + R"(</p>"}],"by":"x"})";
  const std::string goat = R"({"title":"The goat","html":"<p>)" + story(20, "goat") + R"(</p>"})";
  const std::string json = R"({"page":{"list":[)" + goat + "," + ferry + "]}}";
  const std::string head = "<title>The ferry - Courier</title><body><p>Menu</p>";
  const Texts expected{"Menu", story(8)};
  CHECK(texts_of(head + "<script id=__NEXT_DATA__ type=application/json>" + json + "</script>") == expected);
  CHECK(texts_of(head + "<script>var a={};window.__STATE__ = " + json + ";(function(){})('{\"');</script>") ==
        expected);
  CHECK(texts_of(head + "<script>window[\"state\"]=" + json + "</script>") == expected);
  CHECK(texts_of("<title>Of another thing</title><body><p>Menu</p><script type=application/json>" + json +
                 "</script>") == Texts{"Menu"});
}

std::string with_quotes_as(const std::string& text, const std::string& by) {
  std::string out;
  for (const char c : text) out += c == '"' ? by : std::string(1, c);
  return out;
}

TEST_CASE("JSON in JSON in an attribute is read", "[page_data]") {
  const std::string topic = R"({"title":"The ferry","posts":[{"cooked":"<p>)" + story(5) +
                            R"(</p>"},{"cooked":"<p>)" + story(4, "goat") + R"(</p>"}]})";
  const std::string preloaded = R"({"topic_1":")" + with_quotes_as(topic, "\\\"") + R"("})";
  CHECK(texts_of("<title>The ferry</title><body><div hidden data-preloaded=\"" +
                 with_quotes_as(preloaded, "&quot;") + "\"></div><p>Menu</p>") ==
        Texts{story(5), story(4, "goat"), "Menu"});
}

TEST_CASE("broken and hostile data stop nothing", "[page_data]") {
  const std::string article = R"({"@type":"NewsArticle","articleBody":")" + story(8);
  const std::string deep(5000, '[');
  for (const std::string& json :
       {article, article + "\"", article + "\", nothing}", article + R"(\ud800\u12", "x":)", article + "\\",
        deep, deep + article + "\"}", std::string("{"), std::string(600, '"'), std::string(600, '\\'),
        article + R"(\ud83d","a":"\udc00\u0000\uZZZZ"})"})
    CHECK(texts_of(linked(json)).size() >= 2);
  std::string many = "[";
  for (int i = 0; i < 60'000; ++i) many += R"({"title":"The ferry","a":"b"},)";
  CHECK(texts_of("<title>The ferry</title><body><p>Menu</p><script type=application/json>" + many +
                 "{}]</script>") == Texts{"Menu"});
  std::string open;
  for (int i = 0; i < 5000; ++i) open += "<div><b><a href=x>";
  CHECK(texts_of(linked(article + open + "\"}")).size() >= 2);
}

TEST_CASE("text is put only where text may stand", "[page_data]") {
  const std::string script =
      "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" + story(8) +
      "\"}</script>";
  CHECK(texts_of("<head>" + script + "<title>The ferry</title></head><body><p>Menu</p>") ==
        Texts{story(8), "Menu"});
  CHECK(texts_of("<body><p>Menu " + script + " goes on</p>") == Texts{"Menu goes on"});
  CHECK(texts_of("<body><table><tr><td>Menu" + script + "</table>") == Texts{"Menu"});
}

}  // namespace
}  // namespace kehraus
