#include <catch2/catch.hpp>

#include "filters/gather_page_evidence.h"
#include "filters/pipeline.h"
#include "score/page_model.h"
#include "unit/filters/page_of.h"

namespace kehraus {
namespace {

std::string article_page() {
  std::string text;
  for (unsigned n = 1; n <= 6; ++n) text += "<p>" + sentence(30, n) + "</p>";
  return "<title>A ferry crosses the river - Courier</title><body><nav><ul><li><a href=1>Home</a><li><a "
         "href=2>Sports</a></ul></nav><div class=article><h1>A ferry crosses the river</h1>" +
         text +
         "</div><div class=teasers><div><a href=3>Goat elected</a></div><div><a href=4>Rain again</a></div>"
         "<div><a href=5>Bridge sold</a></div></div><div class=promo><p>Subscribe "
         "today</p></div><footer><p>Contact us</p></footer>";
}

struct Judged : PageOf {
  explicit Judged(Leaning leaning = {}) : PageOf(article_page(), no_rules(), leaning) {
    judge_page(sheet());
    judge(sheet());
  }
};

TEST_CASE("the body of a page is chosen", "[page]") {
  const auto left = Judged().left();
  REQUIRE(left.size() == 6);
  CHECK(left[0] == sentence(30, 1));
}

TEST_CASE("what is not chosen goes with its score, unless an element names it", "[page]") {
  Judged page;
  bool has_scored = false, has_landmark = false;
  for (const Mark& mark : page.document.marks) {
    has_scored = has_scored || (mark.decider == "filter/choose_body" && mark.score && *mark.score < 0.5f);
    has_landmark = has_landmark || mark.decider == "filter/mark_landmarks";
  }
  CHECK(has_landmark);
  CHECK(page.sheet().has_choices());
  CHECK(page.document.metadata.page_type.has_value());
  CHECK(*page.document.metadata.confidence > 0);
  CHECK(*page.document.metadata.confidence <= 1);
  CHECK(has_scored);
}

TEST_CASE("explained choices say what weighed most", "[page]") {
  Leaning leaning;
  leaning.explains = true;
  Judged page(leaning);
  std::size_t explained = 0;
  for (const Mark& mark : page.document.marks) explained += mark.score && !mark.evidence.empty();
  CHECK(explained >= page.left().size());
}

TEST_CASE("without the score elements alone judge", "[page]") {
  Leaning leaning;
  leaning.uses_scorer = false;
  Judged page(leaning);
  CHECK_FALSE(page.sheet().has_choices());
  CHECK_FALSE(page.document.metadata.page_type);
  CHECK(page.left().size() >= 6);
}

// The text that is left of a page with the article and `more` before its paragraphs.
std::vector<std::string> left_with(const std::string& more, Leaning leaning = {},
                                   const std::string& head = "") {
  std::string html = head + article_page();
  html.insert(html.find("<p>"), more);
  PageOf page(html, no_rules(), leaning);
  judge_page(page.sheet());
  judge(page.sheet());
  return page.left();
}

TEST_CASE("the sentence below the headline stays, unless it is hidden", "[page]") {
  const std::string head = "<meta name=description content='" + sentence(12, 9) + "'>";
  CHECK(left_with("<p class=lead>" + sentence(12, 9) + "</p>", {}, head).front() == sentence(12, 9));
  for (const std::string tag : {"<p hidden>", "<p style='display:none'>", "<form><p>"})
    CHECK(left_with(tag + sentence(12, 9) + "</p>", {}, head).size() <= 7);
  CHECK(left_with("<p>Short <span hidden>" + sentence(12, 9) + "</span></p>", {}, head).back() ==
        sentence(30, 6));
}

TEST_CASE("what is hidden in a line does not change the choice", "[page]") {
  std::string many;
  for (unsigned n = 0; n < 200; ++n) many += sentence(40, n) + " ";
  const auto left = left_with("<p>" + sentence(30, 8) + "<span hidden>" + many + "</span></p>");
  CHECK(left.front() == sentence(30, 8));
  CHECK(left.size() == 7);
}

TEST_CASE("what the caller keeps stays, near the body and far from it", "[page]") {
  Leaning leaning;
  leaning.keep.add(Category::navigation);
  const auto left = left_with("", leaning);
  CHECK(left.front() == "Home");
  CHECK(left.back() == "Contact us");
}

TEST_CASE("a page of nothing but a menu has no body", "[page]") {
  PageOf page("<title>Courier</title><nav><ul><li><a href=1>Home</a><li><a href=2>Sports</a></ul></nav>");
  judge_page(page.sheet());
  judge(page.sheet());
  CHECK(page.left().empty());
}

TEST_CASE("evidence of a block says where it stands", "[page]") {
  const PageOf page(article_page());
  const std::vector<bool> ruled(page.document.elements.size());
  const PageEvidences evidences(page.document, class_words(), ruled);
  PageEvidenceValues values{};
  const auto at = [&](PageEvidence e) { return values[static_cast<std::size_t>(e)]; };
  evidences.gather(0, values);
  CHECK(at(PageEvidence::in_nav) == 1);
  CHECK(at(PageEvidence::link_density) == 1);
  CHECK(at(PageEvidence::words_before) == -1);
  CHECK(at(PageEvidence::words_after) == 1);
  CHECK(at(PageEvidence::since_headline) == -2);
  evidences.gather(3, values);
  CHECK(at(PageEvidence::words) == 30);
  CHECK(at(PageEvidence::in_nav) == 0);
  CHECK(at(PageEvidence::part1_blocks) == 7);
  CHECK(at(PageEvidence::part1_prose) == 1);
  CHECK(at(PageEvidence::to_core) == 0);
  CHECK(at(PageEvidence::page_prose_blocks) == 6);
  CHECK(at(PageEvidence::prose_after) == 5);
  CHECK(at(PageEvidence::since_headline) == 1);
}

TEST_CASE("the last block has nothing below it", "[page]") {
  const PageOf page("<p>one</p><p>two words</p>");
  const std::vector<bool> ruled(page.document.elements.size());
  const PageEvidences evidences(page.document, class_words(), ruled);
  PageEvidenceValues values{};
  evidences.gather(1, values);
  CHECK(values[static_cast<std::size_t>(PageEvidence::words_after)] == -1);
  CHECK(values[static_cast<std::size_t>(PageEvidence::words_before_2)] == -1);
  CHECK(values[static_cast<std::size_t>(PageEvidence::words_before)] == 1);
}

}  // namespace
}  // namespace kehraus
