#include <catch2/catch.hpp>

#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

// The labels taken from above a paragraph.
Texts labels_of(const Texts& above, Leaning leaning = {}) {
  SheetOf of(page(together({above, {sentence(20)}})), no_rules(), leaning);
  of.run({mark_section_labels});
  const Texts labels = of.document.metadata.categories;
  CHECK(of.left().size() + labels.size() == above.size() + 1);
  return labels;
}

const std::string kTitle = headline(6, 50);

TEST_CASE("short lines above the title are its rubrics", "[mark_section_labels]") {
  CHECK(labels_of({"Politik", kTitle}) == Texts{"Politik"});
  CHECK(labels_of({"Stadt & Land", "Kultur", kTitle}) == Texts{"Stadt & Land", "Kultur"});
  CHECK(labels_of({"Politik", kTitle, "Politik"}).empty());  // two could be titles
  CHECK(labels_of({kTitle, "Politik"}).empty());             // a subtitle
  CHECK(labels_of({"Politik"}).empty());
  CHECK(labels_of({"Politik", "Kultur"}).empty());
  CHECK(labels_of({kTitle}).empty());
  CHECK(labels_of({}).empty());
}

TEST_CASE("a label has at most three words, forty characters and no digits", "[mark_section_labels]") {
  CHECK(labels_of({headline(3), kTitle}).size() == 1);
  CHECK(labels_of({headline(4), kTitle}).empty());
  CHECK(labels_of({std::string(40, 'X'), kTitle}).size() == 1);
  CHECK(labels_of({std::string(41, 'X'), kTitle}).empty());
  CHECK(labels_of({"WM 2026", kTitle}).empty());
  CHECK(labels_of({"Was nun?", kTitle}).empty());
  CHECK(labels_of({"Politik!", kTitle}).empty());
}

TEST_CASE("a title below a label has at least four words", "[mark_section_labels]") {
  CHECK(labels_of({"Politik", headline(4, 9)}).size() == 1);
  CHECK(labels_of({"Politik", headline(3, 9)}).empty());
}

TEST_CASE("labels are a guess and have their category", "[mark_section_labels]") {
  Leaning recall, keeps;
  recall.trusts_guesses = false;
  keeps.keep.add(Category::section_label);
  CHECK(labels_of({"Politik", kTitle}, recall).empty());
  CHECK(labels_of({"Politik", kTitle}, keeps).empty());
  SheetOf of(page({"Politik", kTitle, sentence(20)}));
  of.run({mark_section_labels});
  CHECK(of.taken() == Texts{"filter/mark_section_labels section-label: Politik"});
}

TEST_CASE("what rules took above does not count", "[mark_section_labels]") {
  SheetOf of(page({"Menu", "Politik", "Share", kTitle, "Print", sentence(20)}));
  of.run({});
  for (const std::size_t i : {0u, 2u, 4u}) of.sheet().drop(i, Category::navigation, "any/x");
  mark_section_labels(of.sheet());
  CHECK(of.left() == Texts{kTitle, sentence(20)});
}

TEST_CASE("section labels settle", "[mark_section_labels]") {
  CHECK(is_settled({"Politik", "Kultur", kTitle, sentence(20)}, {mark_section_labels}));
  CHECK(is_settled({"Politik", "Kultur", sentence(20)}, {mark_section_labels}));
}

}  // namespace
}  // namespace kehraus
