#include "filters/page_layout.h"

#include <catch2/catch.hpp>

#include "filters/hash_numbers.h"
#include "unit/filters/page_of.h"

namespace kehraus {
namespace {

// Where a block stands, of the one that begins so.
std::uint32_t element_of(const Document& document, std::string_view text) {
  for (const Block& block : document.blocks)
    if (block.text.starts_with(text)) return block.element;
  return kNoElement;
}

TEST_CASE("parts sum up what is in them", "[page]") {
  const PageOf page("<div><p>" + sentence(20, 1) + "</p><p><a href=1>one two</a></p></div><p>three</p>");
  const PageLayout layout(page.document);
  const PagePart& body = layout.parts[0];
  CHECK(body.words == 23);
  CHECK(body.prose_words == 20);
  CHECK(body.blocks == 3);
  CHECK(body.link_chars == 7);
}

TEST_CASE("prose has eight words, hardly links, and is no control", "[page]") {
  const auto is_prose = [](const std::string& html) {
    return is_page_prose(PageOf(html).document.blocks[0]);
  };
  CHECK(is_prose("<p>a b c d e f g h</p>"));
  CHECK_FALSE(is_prose("<p>a b c d e f g</p>"));
  CHECK_FALSE(is_prose("<button>a b c d e f g h</button>"));
  CHECK(is_prose("<p>a b c d e f <a href=1>g h i</a></p>"));
  CHECK_FALSE(is_prose("<p>a b c d e <a href=1>f g h i</a></p>"));
}

TEST_CASE("the core is the innermost element with most of the prose", "[page]") {
  const std::string text = "<p>" + sentence(30, 1) + "</p>";
  const PageOf page("<div id=a><div id=b>" + text + text + text + "</div>" + text + "</div><div id=c>" +
                    text + "<p>aside</p></div>");
  const PageLayout layout(page.document);
  CHECK(page.document.elements[layout.core].id == "b");
  CHECK(layout.to_core[element_of(page.document, "aside")] == 3);
  CHECK(layout.to_core[element_of(page.document, sentence(30, 1))] == 0);
  CHECK(layout.to_core[layout.core] == 0);
  CHECK(layout.to_core[0] == 1);
  CHECK(page.document.elements[layout.dense].id == "b");
  CHECK(PageLayout(PageOf("<p>short</p>").document).core == 0);
}

TEST_CASE("elements like each other in one parent are siblings, with several blocks cards", "[page]") {
  const std::string card = "<li class='card x'><h3>head</h3><p>lead</p></li>";
  const PageOf page("<ul>" + card + card + card + "</ul><ul><li>a<li>b</ul>");
  const PageLayout layout(page.document);
  const PagePart& lead = layout.parts[element_of(page.document, "lead")];
  REQUIRE(lead.card != kNoElement);
  CHECK(layout.parts[lead.card].siblings == 3);
  CHECK(layout.parts[lead.card].blocks == 2);
  CHECK(layout.paths[lead.path].blocks == 3);
  CHECK(layout.parts[element_of(page.document, "a")].card == kNoElement);
  CHECK(layout.parts[element_of(page.document, "a")].siblings == 2);
}

TEST_CASE("a page without text has no parts", "[page]") {
  const PageOf page("<div></div>");
  CHECK(PageLayout(page.document).parts.empty());
}

TEST_CASE("hashes are numbered as they come", "[page]") {
  HashNumbers numbers(3);
  CHECK(numbers.of(70) == 0);
  CHECK(numbers.of(50) == 1);
  CHECK(numbers.of(70) == 0);
  CHECK(numbers.of(90) == 2);
  CHECK(numbers.size() == 3);
}

TEST_CASE("numbers stay apart in a full table", "[page]") {
  HashNumbers numbers(5000);
  std::vector<std::uint32_t> first;
  for (std::uint64_t n = 0; n < 5000; ++n) first.push_back(numbers.of(hash_of_text(std::to_string(n))));
  for (std::uint64_t n = 0; n < 5000; ++n) {
    CHECK(first[n] == n);
    CHECK(numbers.of(hash_of_text(std::to_string(n))) == n);
  }
}

TEST_CASE("texts that differ in one place have other hashes", "[page]") {
  std::string text(40, 'a');
  const std::uint64_t hash = hash_of_text(text);
  CHECK(hash_of_text(std::string(40, 'a')) == hash);
  CHECK(hash_of_text(std::string(39, 'a')) != hash);
  CHECK(hash_of_text("") != hash_of_text(std::string(1, '\0')));
  for (char& c : text) {
    c = 'b';
    CHECK(hash_of_text(text) != hash);
    c = 'a';
  }
}

}  // namespace
}  // namespace kehraus
