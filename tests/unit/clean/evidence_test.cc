// Where the values of the metadata come from: who is believed, who is not and why, and the place in the
// input.
#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "clean/cleaner.h"

namespace kehraus {
namespace {

Options with_evidence() {
  Options options;
  options.evidence = true;
  return options;
}

Result evidence_of(std::string_view page) {
  static const Cleaner cleaner(with_evidence());
  return cleaner.clean_page(page);
}

// The claim of a field with this name and raw value; fails without one.
FieldEvidence claim(const Result& result, std::string_view field, std::string_view source,
                    std::string_view raw) {
  const auto found =
      std::find_if(result.evidence.begin(), result.evidence.end(), [&](const FieldEvidence& said) {
        return said.field == field && said.source == source && said.raw == raw;
      });
  CAPTURE(field, source, raw);
  REQUIRE(found != result.evidence.end());
  return *found;
}

std::string page_with(const std::string& head, const std::string& body) {
  return "<html lang=en><head><title>Ferry comes back to Skelby | Tarn Post</title>"
         "<meta property='og:site_name' content='Tarn Post'>" +
         head + "</head><body><h1>Ferry comes back to Skelby</h1>" + body +
         "<p>The ferry crossed the water again on Friday, and nobody in the village had to row at all.</p>";
}

TEST_CASE("a claim has its source, its name, its place and what was read from it", "[evidence]") {
  const std::string page =
      page_with("<meta property=article:published_time content=2024-03-01T10:00:00Z>",
                "<span class=byline>By Ada Quill</span> <time class='stamp x'>1 March 2024</time>");
  const Result result = evidence_of(page);
  const FieldEvidence meta = claim(result, "date_published", "meta", "2024-03-01T10:00:00Z");
  CHECK(meta.name == "article:published_time");
  CHECK(meta.doubt == Doubt::none);
  REQUIRE(meta.span);
  CHECK(page.substr(meta.span->start, meta.span->size()) ==
        "<meta property=article:published_time content=2024-03-01T10:00:00Z>");
  const FieldEvidence time = claim(result, "date_published", "time", "1 March 2024");
  CHECK(time.name == "time.stamp");
  CHECK(time.value == "2024-03-01");
  CHECK(time.weight < meta.weight);
  REQUIRE(time.span);
  CHECK(page.substr(time.span->start, time.span->size()) == "<time class='stamp x'>1 March 2024");
  const FieldEvidence author = claim(result, "authors", "element", "By Ada Quill");
  CHECK(author.name == "span.byline");
  CHECK(author.value == "Ada Quill");
  const FieldEvidence title = claim(result, "title", "title", "Ferry comes back to Skelby | Tarn Post");
  CHECK(title.value == "Ferry comes back to Skelby");
}

TEST_CASE("what was not believed says why", "[evidence]") {
  const Result result =
      evidence_of(page_with("<meta property=og:title content='Tarn Post'><meta name=author content=admin>"
                            "<meta property=article:author content='Tarn Post'><meta name=date content=soon>"
                            "<meta property=article:published_time content=2024-03-01>"
                            "<meta property=article:modified_time content=2023-01-01>",
                            "<span class=byline>By Ada Quill</span> <time class=a>9 May 2031</time> <time "
                            "class=b>2 June 2019</time>"));
  CHECK(claim(result, "title", "open_graph", "Tarn Post").doubt == Doubt::site_name);
  CHECK(claim(result, "authors", "plain_meta", "admin").doubt == Doubt::nobody);
  CHECK(claim(result, "authors", "meta", "Tarn Post").doubt == Doubt::site_name);
  CHECK(claim(result, "date_published", "plain_meta", "soon").doubt == Doubt::unreadable);
  CHECK(claim(result, "date_published", "time", "9 May 2031").doubt == Doubt::future);
  CHECK(claim(result, "date_published", "time", "2 June 2019").doubt == Doubt::outweighed);
  CHECK(claim(result, "date_modified", "meta", "2023-01-01").doubt == Doubt::before_publication);
}

TEST_CASE("every value of the metadata has somebody who says it", "[evidence]") {
  const Result result = evidence_of(page_with(
      "<link rel=canonical href=https://tarn.example/ferry><meta name=description content='After nine "
      "years.'>"
      "<meta name=keywords content='ferries, Skelby'><meta property=og:image "
      "content=https://tarn.example/a.jpg>"
      "<meta property=article:section content=Islands><link rel=license href=https://tarn.example/free>"
      "<meta property=article:content_tier content=locked>"
      "<meta property=article:published_time content=2024-03-01>",
      "<p>By Ada Quill</p>"));
  for (const std::string_view field :
       {"authors", "categories", "date_published", "description", "free_access", "image", "language",
        "license", "page_type", "site", "tags", "title", "url"}) {
    CAPTURE(field);
    CHECK(std::any_of(result.evidence.begin(), result.evidence.end(), [&](const FieldEvidence& said) {
      return said.field == field && said.doubt == Doubt::none;
    }));
  }
}

TEST_CASE("of a text the rule or filter is named, with the block's place", "[evidence]") {
  const std::string text =
      "\xEF\xBB\xBF"
      "Ferry comes back to Skelby\n\nBy Ada Quill\n\nPublished: 1 March 2024\n\n"
      "The ferry crossed the water again on Friday, and nobody in the village had to row at all.\n\n"
      "The town paid for the new motor, and it expects to save half of that on fuel within five years.\n";
  const Result result = Cleaner(with_evidence()).clean(text);
  const FieldEvidence title = claim(result, "title", "text", "Ferry comes back to Skelby");
  CHECK(title.name == "filter/mark_title");
  CHECK(title.span == Span{3, 29});
  CHECK(claim(result, "authors", "text", "Ada Quill").name == "en/byline");
}

TEST_CASE("without the option there is none, and the result is the same", "[evidence]") {
  const std::string page = page_with("<meta name=author content='Ada Quill'>", "");
  const Result plain = Cleaner({}).clean_page(page), full = evidence_of(page);
  CHECK(plain.evidence.empty());
  CHECK(plain.metadata.authors == full.metadata.authors);
  CHECK(plain.text() == full.text());
}

TEST_CASE("evidence is bounded", "[evidence]") {
  std::string head;
  for (int i = 0; i < 5000; ++i)
    head += "<meta property=article:tag content='tag " + std::to_string(i) + "'>";
  head += "<meta name=description content='" + std::string(9000, 'x') + "'>";
  const Result result = evidence_of(page_with(head, ""));
  CHECK(result.evidence.size() <= 2000);
  for (const FieldEvidence& said : result.evidence) CHECK(said.raw.size() <= 500);
}

}  // namespace
}  // namespace kehraus
