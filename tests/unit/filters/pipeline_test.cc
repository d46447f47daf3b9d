#include "filters/pipeline.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>

#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

Texts judged(const std::string& text, const RuleSet& rules = no_rules(), Leaning leaning = {}) {
  SheetOf of(text, rules, leaning);
  judge(of.sheet());
  return of.left();
}

TEST_CASE("the pipeline lists every filter once, in its order", "[pipeline]") {
  std::set<std::string> names;
  for (const Filter& filter : pipeline()) {
    CHECK(names.insert(std::string(filter.name)).second);
    CHECK_FALSE(filter.summary.empty());
    CHECK(filter.run != nullptr);
    CHECK(std::filesystem::exists(std::string(KEHRAUS_SOURCE_DIR "/src/filters/") + std::string(filter.name) +
                                  ".cc"));
  }
  CHECK(pipeline().front().name == "apply_rules");
  CHECK(pipeline().back().name == "mark_title");
}

TEST_CASE("every filter's file is in the pipeline", "[pipeline]") {
  for (const auto& entry : std::filesystem::directory_iterator(KEHRAUS_SOURCE_DIR "/src/filters")) {
    const std::string name = entry.path().stem().string();
    if (entry.path().extension() != ".cc" || !name.starts_with("mark_")) continue;
    CAPTURE(name);
    const auto is_it = [&](const Filter& f) { return f.name == name; };
    CHECK((std::any_of(pipeline().begin(), pipeline().end(), is_it) ||
           std::any_of(page_pipeline().begin(), page_pipeline().end(), is_it)));
  }
}

TEST_CASE("marks made by a filter bear its name", "[pipeline]") {
  const std::string date = "3 May 2023";
  const std::string text = page({"Politik", "New bridge in Wellenburg now", date, sentence(20, 1),
                                 sentence(20, 2), sentence(20, 1), "A", "B", "C", "D", "E", "F", date});
  SheetOf of(text);
  judge(of.sheet());
  std::set<std::string> names;
  for (const Filter& filter : pipeline()) names.insert("filter/" + std::string(filter.name));
  REQUIRE(of.document.marks.size() >= 10);
  for (const Mark& mark : of.document.marks) {
    CAPTURE(mark.decider);
    CHECK(names.contains(std::string(mark.decider)));
  }
  CHECK(of.left() == Texts{sentence(20, 1), sentence(20, 2)});
  CHECK(of.document.metadata.title == "New bridge in Wellenburg now");
  CHECK(of.document.metadata.categories == Texts{"Politik"});
  CHECK(of.document.metadata.date_published == "2023-05-03");
}

TEST_CASE("an empty document is judged", "[pipeline]") {
  CHECK(judged("").empty());
  CHECK(judged("One").size() == 1);
}

TEST_CASE("what one round takes away lets the next see further", "[pipeline]") {
  // The date stands too deep at first: twelve short lines above it go as a menu.
  Texts blocks = repeated(12, [](std::size_t i) { return headline(2, i); });
  blocks = together({blocks, {"3 May 2023", headline(7, 3), sentence(20, 1), sentence(20, 2)}});
  CHECK(judged(page(blocks)) == Texts{sentence(20, 1), sentence(20, 2)});
}

TEST_CASE("judging again takes nothing more", "[pipeline]") {
  Texts blocks = repeated(12, [](std::size_t i) { return headline(2, i); });
  blocks = together({blocks, {"3 May 2023", headline(7, 3), sentence(20, 1), sentence(20, 2)}});
  SheetOf of(page(blocks));
  judge(of.sheet());
  const std::size_t marks = of.document.marks.size();
  judge(of.sheet());
  CHECK(of.document.marks.size() == marks);
  CHECK(judged(page(of.left())) == of.left());
}

TEST_CASE("favouring recall, rules alone remove", "[pipeline]") {
  const auto rules = rules_of({{"any/n", rule_of("category = 'newsletter'", "phrase_any = ['N']")}});
  Leaning recall;
  recall.trusts_guesses = false;
  const Texts blocks = together({{sentence(20, 1), sentence(20, 2), sentence(20, 1), "N"},
                                 repeated(8, [](std::size_t i) { return headline(2, i); }),
                                 {"3 May 2023"}});
  Texts want = blocks;
  want.erase(want.begin() + 3);
  CHECK(judged(page(blocks), *rules, recall) == want);
}

}  // namespace
}  // namespace kehraus
