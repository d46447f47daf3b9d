#include "filters/page_parts.h"

#include <catch2/catch.hpp>

#include "unit/filters/page_of.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

TEST_CASE("hidden elements go with all that is in them", "[page]") {
  PageOf page("<div hidden><p>a</p><div><p>b</p></div></div><p>c</p>" + paragraph_of_page());
  CHECK(page.run(mark_hidden).left() == Texts{"c", sentence(40)});
}

TEST_CASE("landmarks go, but not the header of an article", "[page]") {
  CHECK(PageOf("<header>a</header><nav>b</nav><article><header>c</header><footer>d</footer></"
               "article><aside>e</aside>"
               "<form><p>f</p></form><div role=banner>g</div><dialog open>h</dialog>" +
               paragraph_of_page())
            .run(mark_landmarks)
            .left() == Texts{"c", sentence(40)});
}

TEST_CASE("an element with more than half of the text is the page", "[page]") {
  const std::string text = "<p>" + sentence(20, 1) + "</p>";
  CHECK(PageOf("<form>" + text + text + "</form>" + text).run(mark_landmarks).left().size() == 3);
  CHECK(PageOf("<form>" + text + "</form>" + text).run(mark_landmarks).left().size() == 1);
}

TEST_CASE("blocks that are mostly links go, and controls", "[page]") {
  CHECK(PageOf("<p><a href=1>abc</a>d<p><a href=1>ab</a>cd<h2><a href=1>e</a></h2><button>f</button>")
            .run(mark_links)
            .left() == Texts{"abcd", "e"});
}

TEST_CASE("captions of figures are filed, those of tables stay", "[page]") {
  PageOf page("<figure><figcaption>a <p>b</p></figcaption></figure><table><caption>c</caption></table>");
  CHECK(page.run(mark_figures).left() == Texts{"c"});
  CHECK(page.document.metadata.captions == Texts{"a", "b"});
}

TEST_CASE("the headline is the longest heading that the title repeats", "[page]") {
  const std::string head = "<title>A ferry crosses the river - The Old Courier</title>";
  PageOf page(head + "<h1>The Old Courier</h1><h1>A Ferry crosses the river</h1><h1>A goat was on it</h1>");
  CHECK(page.run(mark_headline).left() == Texts{"The Old Courier", "A goat was on it"});
  CHECK(page.document.metadata.title == "A Ferry crosses the river");
  CHECK(
      PageOf(head + "<h1>A ferry</h1><h2>A ferry crosses the river</h2>").run(mark_headline).left().size() ==
      2);
}

TEST_CASE("below a page's headline stands the lead, and no second title", "[page]") {
  const auto settled = [](const std::string& html) {
    PageOf of("<title>Ferry sails again | Courier</title>" + html + paragraph_of_page());
    of.run(mark_headline);
    do {
      of.sheet().begin_round();
      of.run(mark_title);
    } while (of.sheet().has_changed());
    return of.left();
  };
  const std::string body = sentence(40);
  CHECK(settled("<h1>Ferry sails again</h1><p>Islanders are glad</p>") == Texts{"Islanders are glad", body});
  CHECK(settled("<p>The Harrow Courier</p><h1>Ferry sails again</h1>") == Texts{body});
  CHECK(settled("<p>The ferry is back</p>") == Texts{body});
}

std::string element_rule(std::string_view match) {
  return "summary = 's'\nwhy = 'w'\nsource = 'x'\ncategory = 'navigation'\naction = 'drop'\n[match]\n" +
         std::string(match) +
         "\n[[example]]\nhtml = '<i></i>'\nexpect = 'drop'\n[[example]]\nhtml = '<b></b>'\nexpect = "
         "'keep'\n";
}

Texts left_by(std::string_view match, const std::string& html, std::string host = "") {
  const auto rules = rules_of({{"any/x", element_rule(match)}});
  PageOf page(html + paragraph_of_page(), *rules);
  page.document.host = std::move(host);
  Texts left = page.run(apply_element_rules).left();
  left.pop_back();
  return left;
}

TEST_CASE("rules know elements by name, class and id", "[page]") {
  const auto rules =
      rules_of({{"any/menu", element_rule("class_any = ['menu', 'site top']\nclass_none = ['no menu']")},
                {"any/x", element_rule("element_any = ['x-menu']")}});
  CHECK(PageOf(
            "<div class='a mainMenu'>a</div><div id=menu_2>b</div><div class=menus>c</div>"
            "<div class='menu no-menu'>d</div><div class=the-site__top>e</div><div class='site top'>f</div>" +
                paragraph_of_page(),
            *rules)
            .run(apply_element_rules)
            .left() == Texts{"c", "d", "f", sentence(40)});
}

TEST_CASE("rules know elements by role", "[page]") {
  const std::string html =
      "<div role=menu>a</div><div role='None MENU'>b</div><div role=menubar>c</div><div "
      "data-role=menu>d</div>"
      "<div ROLE=menu>e</div><div role=none role=menu>f</div>";
  CHECK(left_by("role_any = ['menu']", html) == Texts{"c", "d", "f"});
}

TEST_CASE("rules know elements by attributes", "[page]") {
  const std::string html =
      "<div data-ad>a</div><div data-ad=''>b</div><div data-ads>c</div><div data-x=ad>d</div>"
      "<div data-x='Ad '>e</div><div DATA-X=AD>f</div><div data-x='ad box'>g</div>";
  CHECK(left_by("attribute_any = ['data-ad']", html) == Texts{"c", "d", "e", "f", "g"});
  CHECK(left_by("attribute_any = ['data-x=ad']", html) == Texts{"a", "b", "c", "e", "g"});
  CHECK(left_by("attribute_any = ['data-x~ad']", html) == Texts{"a", "b", "c"});
  CHECK(left_by("attribute_any = ['data-x~ad box']", html) == Texts{"a", "b", "c", "d", "e", "f"});
  // Lists of properties and types; the words of a name.
  CHECK(left_by("attribute_any = ['itemprop=comment']",
                "<p itemprop='text comment'>a</p><p itemprop=comments>b</p>") == Texts{"b"});
  CHECK(left_by("attribute_any = ['itemtype~WPAdBlock']",
                "<div itemtype='https://schema.org/WPAdBlock'>a</div><div itemtype='x/WPAd'>b</div>") ==
        Texts{"b"});
  // As many attributes as are noted, and a value that is longer than any that is asked for.
  std::string many;
  for (int i = 0; i < 32; ++i) many += " a" + std::to_string(i) + "=b";
  CHECK(left_by("attribute_any = ['a31=b']", "<div" + many + ">a</div>").empty());
  CHECK(left_by("attribute_any = ['x=b']", "<div" + many + " x=b>a</div>") == Texts{"a"});
  CHECK(left_by("attribute_any = ['x~b']", "<div x='b " + std::string(399, 'c') + "'>a</div>") == Texts{"a"});
}

TEST_CASE("rules may ask for what is around an element", "[page]") {
  const std::string html =
      "<div class=box>a</div><aside><p>b</p><div><div class=box>c</div></div></aside>"
      "<div class='box side'>d</div><section class=side><div class=box>e</div></section>";
  const std::string_view box = "class_any = ['box']\n";
  CHECK(left_by(std::string(box) + "[match.inside]\nelement_any = ['aside']\nclass_any = ['side']", html) ==
        Texts{"a", "b", "d"});
  CHECK(left_by(std::string(box) + "[match.outside]\nelement_any = ['aside']", html) == Texts{"b", "c"});
  CHECK(left_by(std::string(box) + "[match.inside]\nclass_any = ['side']\nclass_none = ['side']", html) ==
        Texts{"a", "b", "c", "d", "e"});
  CHECK(left_by(std::string(box) +
                    "[match.inside]\nelement_any = ['section']\n[match.outside]\nclass_any = ['side']",
                html) == Texts{"a", "b", "c", "d", "e"});
}

TEST_CASE("rules may be for single hosts", "[page]") {
  const auto is_left = [](std::string_view hosts, std::string host) {
    return !left_by("class_any = ['box']\nhost_any = " + std::string(hosts), "<div class=box>a</div>",
                    std::move(host))
                .empty();
  };
  CHECK(is_left("['example.org']", ""));
  CHECK_FALSE(is_left("['example.org']", "example.org"));
  CHECK(is_left("['example.org']", "news.example.org"));
  CHECK_FALSE(is_left("['.example.org']", "example.org"));
  CHECK_FALSE(is_left("['.example.org']", "old.news.example.org"));
  CHECK(is_left("['.example.org']", "myexample.org"));
  CHECK_FALSE(is_left("['x.org', '.example.org', 'example.org']", "example.org"));
}

}  // namespace
}  // namespace kehraus
