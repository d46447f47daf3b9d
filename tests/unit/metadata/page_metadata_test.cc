// From pages to metadata: each source, and what is believed where sources contradict each other.
#include <catch2/catch.hpp>
#include <ctime>
#include <string>

#include "html/parser.h"
#include "lexicon.h"
#include "metadata/file_page_metadata.h"
#include "metadata/gather_claims.h"
#include "read/page.h"

namespace kehraus {
namespace {

using List = std::vector<std::string>;

Metadata metadata_of(const std::string& html, const std::string& language = "en", const Metadata& filed = {},
                     const std::string& crawl_date = {}) {
  html::Parser parser;
  const html::Tree& tree = parser.parse(html);
  Document document;
  PageMap map;
  read_page(tree, document, map);
  document.language = language;
  document.metadata = filed;
  document.crawl_date = crawl_date;
  file_page_metadata(gather_claims(tree, document.head.title, testing::lexicon()), testing::lexicon(),
                     document);
  return document.metadata;
}

std::string linked(const std::string& json) {
  return "<script type=\"application/ld+json\">" + json + "</script>";
}

std::string date_of(const std::string& html, const std::string& language = "en") {
  return metadata_of(html, language).date_published.value_or("none");
}

const std::string kHead = "<title>Ferry comes back to Skelby | Tarn Post</title>";
const std::string kHeading = "<h1>Ferry comes back to Skelby</h1>";

TEST_CASE("no words of an address are an author", "[metadata]") {
  const std::string page = kHead + kHeading + "<p class=byline>By Nora Castellan</p>";
  for (const char* address : {"https://social.example/courier", "www.social.example/nora"})
    CHECK(metadata_of(linked(R"({"@type":"NewsArticle","author":")" + std::string(address) + "\"}") + page)
              .authors == List{"Nora Castellan"});
}

TEST_CASE("no date is later than the crawl", "[metadata]") {
  const std::string page = kHead + linked(R"({"@type":"NewsArticle","datePublished":"2026-03-09"})") +
                           kHeading + "<time datetime=2026-03-01>1 March 2026</time>";
  CHECK(metadata_of(page).date_published == "2026-03-09");
  CHECK(metadata_of(page, "en", {}, "2026-03-05T10:00:00Z").date_published == "2026-03-01");
  CHECK(metadata_of(page, "en", {}, "2026-03-08").date_published == "2026-03-09");  // a zone of time away
  CHECK(metadata_of(page, "en", {}, "2026").date_published == "2026-03-09");
}

TEST_CASE("addresses are meant as the page's base says", "[metadata]") {
  const std::string addresses = "<link rel=canonical href=/ferry><meta property=og:image content=pics/a.jpg>";
  const auto with_base = [&](const std::string& base) {
    return metadata_of(kHead + base + addresses + kHeading);
  };
  const Metadata whole =
      with_base("<base href=https://tarn.example/news/today?x=1><base href=https://other.example/>");
  CHECK(whole.url == "https://tarn.example/ferry");
  CHECK(whole.image == "https://tarn.example/news/pics/a.jpg");
  CHECK(whole.site == "tarn.example");
  const Metadata bare = with_base("<base href=https://tarn.example>");
  CHECK(bare.image == "https://tarn.example/pics/a.jpg");
  CHECK_FALSE(with_base("<base href=/news/>").url.has_value());
  CHECK_FALSE(with_base("<base href='javascript:x'>").image.has_value());
  CHECK_FALSE(with_base("<base>").image.has_value());
  const std::string network =
      "<base href=http://a.example/b/><meta property=og:image content=//c.example/d.jpg>";
  CHECK(metadata_of(kHead + network + kHeading).image == "http://c.example/d.jpg");
  const std::string whole_image =
      "<base href=http://a.example/b/><meta property=og:image content=https://c.example/d.jpg>";
  CHECK(metadata_of(kHead + whole_image + kHeading).image == "https://c.example/d.jpg");
}

TEST_CASE("a wall that readers see says that the article is not free", "[metadata]") {
  const auto access = [](const std::string& body) {
    return metadata_of(kHead + kHeading + body).free_access;
  };
  CHECK(access("<div class='article-paywall'>Read on for one crown.</div>") == false);
  CHECK(access("<div class=paywall></div>") == std::nullopt);
  CHECK(access("<div class=paywall>Our offers</div>") == std::nullopt);
  std::string article;
  for (int i = 0; i < 20; ++i) article += "<p>The ferry crossed the water again.</p>";
  CHECK(access("<div class=paywall>" + article + "</div>" + article + article) == std::nullopt);
  CHECK(access("<div class=paywall hidden>Read on for one crown.</div>") == std::nullopt);
  CHECK(access("<div class=paywall style='display: none'>Read on for one crown.</div>") == std::nullopt);
  CHECK(access("<div class=paywalled-town>A toll is due at the gate.</div>") == std::nullopt);
  const auto article_with = [&](const std::string& members) {
    return access(
        linked(R"({"@type":"NewsArticle","headline":"Ferry comes back to Skelby",)" + members + "}"));
  };
  const std::string costs = R"({"@type":"WebPageElement","isAccessibleForFree":false,"cssSelector":".rest"})";
  const std::string is_free =
      R"({"@type":"WebPageElement","isAccessibleForFree":true,"cssSelector":".lead"})";
  CHECK(article_with(R"("hasPart":)" + costs) == false);
  CHECK(article_with(R"("hasPart":[)" + is_free + "," + costs + "]") == false);
  CHECK(article_with(R"("hasPart":)" + is_free) == std::nullopt);
  CHECK(article_with(R"("isAccessibleForFree":true,"hasPart":)" + costs) == true);
  const std::string told = linked(R"({"@type":"NewsArticle","headline":"Ferry comes back to Skelby",
    "isAccessibleForFree":true})");
  CHECK(access(told + "<div class=paywall>Read on for one crown.</div>") == true);
}

TEST_CASE("an agency that a rule filed as an author is none", "[metadata]") {
  Metadata filed;
  filed.authors = {"AFP", "Ada Quill"};
  const Metadata m = metadata_of(kHead + kHeading, "fr", filed);
  CHECK(m.authors == List{"Ada Quill"});
  CHECK(m.agency == "AFP");
}

TEST_CASE("linked data of an article", "[metadata]") {
  const Metadata m = metadata_of(kHead + linked(R"({"@context":"https://schema.org","@graph":[
    {"@type":"WebSite","name":"Tarn Post"},
    {"@type":"Person","@id":"#ada","name":"Ada Quill"},
    {"@type":"NewsArticle","headline":"Ferry comes back to Skelby","description":"After nine years.",
     "datePublished":"2024-03-01T10:00:00+01:00","dateModified":"2024-03-02T08:00:00+01:00",
     "author":[{"@id":"#ada"},{"@type":"Person","name":"Ben Ink"}],"articleSection":"Transport",
     "keywords":["ferries","Skelby"],"image":{"@type":"ImageObject","url":"https://tarn.example/ferry.jpg"},
     "isAccessibleForFree":"False","url":"https://tarn.example/ferry"},
    {"@type":"BreadcrumbList","itemListElement":[{"position":1,"name":"Home"},{"position":2,"name":"Islands"},
     {"position":3,"name":"Ferry comes back to Skelby"}]}]})"));
  CHECK(m.title == "Ferry comes back to Skelby");
  CHECK(m.description == "After nine years.");
  CHECK(m.date_published == "2024-03-01T10:00:00+01:00");
  CHECK(m.date_modified == "2024-03-02T08:00:00+01:00");
  CHECK(m.authors == List{"Ada Quill", "Ben Ink"});
  CHECK(m.categories == List{"Transport", "Islands"});
  CHECK(m.tags == List{"ferries", "Skelby"});
  CHECK(m.image == "https://tarn.example/ferry.jpg");
  CHECK(m.free_access == false);
  CHECK(m.url == "https://tarn.example/ferry");
  CHECK(m.site == "Tarn Post");
}

TEST_CASE("a change is not before the publication", "[metadata]") {
  Metadata filed;
  filed.date_modified = "2023-08-08";
  const std::string published = linked(R"({"@type":"NewsArticle","datePublished":"2026-03-05"})");
  CHECK_FALSE(metadata_of(kHead + published, "en", filed).date_modified);
  filed.date_modified = "2026-03-05T11:00";
  CHECK(metadata_of(kHead + published, "en", filed).date_modified == "2026-03-05T11:00");
}

TEST_CASE("a title that was left open is none", "[metadata]") {
  std::string title = "a";
  for (int i = 0; i < 499; ++i) title += "\xC3\xA4";
  CHECK(metadata_of("<title>" + title + "</title><p>b").title == title);
  CHECK_FALSE(metadata_of("<title>" + title + "\xC3\xA4</title><p>b").title);
}

TEST_CASE("the heading of a service is a slogan", "[metadata]") {
  const std::string page =
      "<title>Ferry tickets | Tarn Lines</title><meta property='og:site_name' content='Tarn Lines'>"
      "<h1>Cross over with ferry tickets made for you</h1>";
  Metadata filed;
  CHECK(metadata_of(page, "en", filed).title == "Cross over with ferry tickets made for you");
  filed.page_type = "service";
  CHECK(metadata_of(page, "en", filed).title == "Ferry tickets");
}

TEST_CASE("of several articles in linked data the page's own counts", "[metadata]") {
  const std::string other =
      R"({"@type":"NewsArticle","headline":"Bridge opens","datePublished":"2023-01-01"})";
  const std::string own =
      R"({"@type":"NewsArticle","headline":"Ferry comes back to Skelby","datePublished":"2024-03-01"})";
  CHECK(date_of(kHead + linked("[" + other + "," + own + "]")) == "2024-03-01");
  CHECK(date_of(kHead + linked(R"({"@type":"ItemList","itemListElement":[)" + other + "]}") + linked(own)) ==
        "2024-03-01");
}

TEST_CASE("meta elements, whatever their vocabulary", "[metadata]") {
  const auto meta = [](const char* name, const char* value) {
    return std::string("<meta name=\"") + name + "\" content=\"" + value + "\">";
  };
  CHECK(date_of(meta("article:published_time", "2024-03-01")) == "2024-03-01");
  CHECK(date_of(meta("DC.date.issued", "2024-03-01")) == "2024-03-01");
  CHECK(date_of(meta("parsely-pub-date", "2024-03-01T10:00:00Z")) == "2024-03-01T10:00:00Z");
  CHECK(date_of(meta("acme-published-date", "2024-03-01")) == "2024-03-01");
  CHECK(metadata_of(meta("sailthru.author", "Ada Quill")).authors == List{"Ada Quill"});
  CHECK(metadata_of(meta("twitter:label1", "Written by") + meta("twitter:data1", "Ada Quill")).authors ==
        List{"Ada Quill"});
  CHECK(metadata_of(meta("twitter:label1", "Reading time") + meta("twitter:data1", "4 minutes"))
            .authors.empty());
  CHECK(metadata_of(meta("article:author", "https://tarn.example/ada")).authors.empty());
  CHECK(metadata_of(meta("article:tag", "ferries") + meta("article:tag", "Skelby")).tags ==
        List{"ferries", "Skelby"});
  CHECK(metadata_of(meta("keywords", "ferries, Skelby; ferries")).tags == List{"ferries", "Skelby"});
  CHECK(metadata_of(meta("og:description", "A &amp;amp; B")).description == "A & B");
  CHECK(metadata_of(meta("article:content_tier", "locked")).free_access == false);
}

TEST_CASE("microdata, RDFa and time elements", "[metadata]") {
  CHECK(date_of(kHeading + "<time itemprop=datePublished datetime='2024-03-01'>x</time>") == "2024-03-01");
  CHECK(date_of(kHeading + "<span property='schema:datePublished' content='2024-03-01'></span>") ==
        "2024-03-01");
  CHECK(date_of(kHeading + "<time datetime='2024-03-01T10:00'>1 March</time>") == "2024-03-01T10:00");
  CHECK(metadata_of(kHeading +
                    "<div itemprop=author itemscope><a href='/u/1'><span itemprop=name>Ada Quill</span></a>"
                    "<p>Ferries since 1990</p></div>")
            .authors == List{"Ada Quill"});
  CHECK(metadata_of(kHeading + "<a rel=author href='/ada'>Ada Quill</a>").authors == List{"Ada Quill"});
}

TEST_CASE("lines by class and by words", "[metadata]") {
  CHECK(date_of(kHeading + "<div class=entry-date>1 March 2024</div>") == "2024-03-01");
  CHECK(date_of(kHeading + "<p>Published on March 1, 2024</p>") == "2024-03-01");
  CHECK(metadata_of(kHeading + "<div class=byline>By Ada Quill</div>").authors == List{"Ada Quill"});
  CHECK(metadata_of(kHeading + "<p>Written by</p><p>Ada Quill</p>").authors == List{"Ada Quill"});
  CHECK(metadata_of(kHeading + "<p><a href='/authors/ada-quill'>Ada Quill</a></p>").authors ==
        List{"Ada Quill"});
  CHECK(metadata_of(kHeading + "<div class=art-tags><a href=1>ferries</a><a href=2>Skelby</a></div>").tags ==
        List{"ferries", "Skelby"});
}

TEST_CASE("the canonical address, and a date in it", "[metadata]") {
  const Metadata m = metadata_of("<link rel=canonical href='https://www.tarn.example/2024/03/01/ferry'>");
  CHECK(m.url == "https://www.tarn.example/2024/03/01/ferry");
  CHECK(m.site == "tarn.example");
  CHECK(m.date_published == "2024-03-01");
  CHECK_FALSE(metadata_of("<link rel=canonical href='/ferry'>").url);
}

TEST_CASE("a script's date counts where nothing else does", "[metadata]") {
  CHECK(date_of("<script>var page = {\"publishDate\": \"2024-03-01T10:00:00Z\"};</script>") ==
        "2024-03-01T10:00:00Z");
  CHECK(date_of(R"(<script>x("{\"published_at\":\"2024-03-01\"}")</script>)") == "2024-03-01");
  CHECK(date_of("<script>{\"publisher\": \"2024 Press\"}</script>") == "none");
}

TEST_CASE("dates of comments, teasers and footers are not the article's", "[metadata]") {
  CHECK(
      date_of(kHeading +
              "<p class=date>1 March 2024</p><div class=comments><time datetime=2024-05-05>x</time></div>") ==
      "2024-03-01");
  CHECK(date_of("<div class=teaser><time datetime=2024-05-05>x</time></div>" + kHeading +
                "<time datetime=2024-03-01>x</time>") == "2024-03-01");
  CHECK(date_of(kHeading + "<p>The ferry is back.</p><footer>© 2024 Tarn Post</footer>") == "none");
}

TEST_CASE("a day that comes after all that programs are told is not of publication", "[metadata]") {
  CHECK(date_of("<meta property='article:modified_time' content='2024-03-02'>" + kHeading +
                "<p class=date>1 March 2024</p><p class=date>Festival: 9 August 2030</p>") == "2024-03-01");
}

TEST_CASE("a change is no publication where both are known", "[metadata]") {
  const Metadata m =
      metadata_of(kHeading + "<p class=date>Published 1 March 2024 | Updated 3 March 2024</p>");
  CHECK(m.date_published == "2024-03-01");
  CHECK(m.date_modified == "2024-03-03");
}

TEST_CASE("the day that readers are told goes before the same moment in UTC", "[metadata]") {
  const std::string utc = "<meta property='article:published_time' content='2023-11-09T03:28:35Z'>";
  CHECK(date_of(utc + kHeading + "<time>Nov. 8, 2023, 10:28 p.m.</time>") == "2023-11-08T22:28-05:00");
  CHECK(date_of(utc + kHeading + "<time>Nov. 8, 2023</time>") == "2023-11-08");
  CHECK(date_of(utc + kHeading + "<time>Nov. 9, 2023</time>") == "2023-11-09T03:28:35Z");
}

TEST_CASE("days and months stand in the order of the language", "[metadata]") {
  CHECK(date_of(kHeading + "<p class=date>03/04/2024</p>", "en") == "2024-03-04");
  CHECK(date_of(kHeading + "<p class=date>03/04/2024</p>", "fr") == "2024-04-03");
  CHECK(date_of(kHeading + "<p class=date>3. April 2024</p>", "de") == "2024-04-03");
}

TEST_CASE("a publisher is no author where a person is named", "[metadata]") {
  const std::string article = R"({"@type":"NewsArticle","headline":"Ferry comes back to Skelby",
    "author":{"@type":"Organization","name":"Tarn Post"},"publisher":{"@type":"Organization","name":"Tarn Post"}})";
  CHECK(metadata_of(kHead + linked(article) + kHeading + "<p class=byline>By Ada Quill</p>").authors ==
        List{"Ada Quill"});
  CHECK(
      metadata_of(kHead + "<meta name=author content=admin>" + kHeading + "<p class=byline>By Ada Quill</p>")
          .authors == List{"Ada Quill"});
  // Where nobody else is, the page's word stands.
  CHECK(metadata_of(kHead + linked(article) + kHeading).authors == List{"Tarn Post"});
}

TEST_CASE("an agency named as author is filed as agency", "[metadata]") {
  const Metadata m =
      metadata_of(kHeading + "<meta name=author content='dpa'><p class=byline>Von Ada Quill</p>", "de");
  CHECK(m.agency == "dpa");
  CHECK(m.authors == List{"Ada Quill"});
}

TEST_CASE("the title is the headline, without the site's name", "[metadata]") {
  CHECK(metadata_of(kHead + kHeading).title == "Ferry comes back to Skelby");
  CHECK(metadata_of(kHead).title == "Ferry comes back to Skelby");
  CHECK(metadata_of(kHead + "<h1>Tarn Post</h1>").title == "Ferry comes back to Skelby");
  CHECK(
      metadata_of(kHead + "<meta property=og:title content='Ferry comes back to Skelby'><h1>Contact us</h1>")
          .title == "Ferry comes back to Skelby");
  CHECK_FALSE(metadata_of("<p>Nothing here.</p>").title);
}

TEST_CASE("linked data that is broken is mended, or left alone", "[metadata]") {
  const std::string article = R"({"@type":"NewsArticle","headline":"Ferry
 comes back","datePublished":"2024-03-01",})";
  CHECK(date_of(linked(article)) == "2024-03-01");
  CHECK(date_of(linked("<!-- " + article + " -->")) == "2024-03-01");
  // One that cannot be mended does not spoil the others.
  CHECK(date_of(linked("{\"a\":") + linked(article)) == "2024-03-01");
  CHECK(date_of(linked("{\"a\":")) == "none");
}

TEST_CASE("hostile linked data takes little time and harms nothing", "[metadata]") {
  const auto seconds = [](const std::string& html) {
    const std::clock_t begin = std::clock();
    metadata_of(html);
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  };
  const std::string deep(200'000, '[');
  CHECK(seconds(linked(deep)) < 2);
  CHECK(seconds(linked(deep + std::string(200'000, ']'))) < 2);
  std::string authors = R"({"@type":"Article","author":[)";
  for (int i = 0; i < 100'000; ++i) authors += "{\"@type\":\"Person\",\"name\":\"Ada\"},";
  CHECK(seconds(linked(authors + "1]}")) < 2);
  std::string articles = "[";
  for (int i = 0; i < 30'000; ++i) articles += "{\"@type\":\"Article\",\"headline\":\"Ferry comes back\"},";
  CHECK(seconds(kHead + linked(articles + "1]")) < 2);
  CHECK(seconds(linked("\"" + std::string(50'000'000, 'a') + "\"")) < 5);
  std::string scripts;
  for (int i = 0; i < 20'000; ++i) scripts += linked("{");
  CHECK(seconds(scripts) < 2);
}

TEST_CASE("hostile elements take little time", "[metadata]") {
  const auto seconds = [](const std::string& html) {
    const std::clock_t begin = std::clock();
    metadata_of(html);
    return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
  };
  std::string dates, bylines, empty = "<div class=author>";
  for (int i = 0; i < 50'000; ++i) {
    dates += "<time>1 March 2024</time>";
    bylines += "<p class=byline>By Ada Quill</p>";
    empty += "<b></b>";
  }
  CHECK(seconds(kHeading + dates) < 2);
  CHECK(seconds(kHeading + bylines) < 2);
  CHECK(seconds(kHeading + empty + empty) < 2);
  std::string metas;
  for (int i = 0; i < 50'000; ++i) metas += "<meta name=article:tag content=t" + std::to_string(i) + ">";
  CHECK(seconds(metas) < 2);
}

TEST_CASE("an element that holds the page is not passed over for its class", "[metadata]") {
  for (const char* name : {"has-breadcrumbs", "sidebar", "related", "teaser"})
    CHECK(date_of("<div class='" + std::string(name) + "'>" + kHeading +
                  "<time datetime=2024-03-01>x</time></div>") == "2024-03-01");
}

TEST_CASE("many elements that only look like dates do not hide the date", "[metadata]") {
  std::string page = kHeading;
  for (int i = 0; i < 150; ++i) page += "<b class=meta>x</b>";
  CHECK(date_of(page + "<p class=date>1 March 2024</p>") == "2024-03-01");
}

TEST_CASE("the same page says the same again", "[metadata]") {
  const std::string page =
      kHead + linked(R"({"@type":"NewsArticle","author":"Ada Quill","datePublished":"2024-03-01"})") +
      kHeading + "<p class=byline>By Ben Ink</p>";
  const Metadata first = metadata_of(page);
  metadata_of(linked("{\"a\":") + "<h1>Other</h1>");
  const Metadata second = metadata_of(page);
  CHECK(first.authors == second.authors);
  CHECK(first.date_published == second.date_published);
  CHECK(first.title == second.title);
}

}  // namespace
}  // namespace kehraus
