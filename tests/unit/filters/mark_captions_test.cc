#include <catch2/catch.hpp>

#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

const RuleSet& rules() {
  static const auto set = rules_of({
      {"any/dateline", rule_of("category = 'dateline'\naction = 'trim'", "head_any = ['BERLIN (dpa)']")},
      {"any/credit", rule_of("category = 'photo-credit'", "head_any = ['Photo']")},
      {"any/ad", rule_of("category = 'advertisement'", "phrase_any = ['Ad']")},
  });
  return *set;
}

Texts left_of(const Texts& blocks, Leaning leaning = {}) {
  return SheetOf(page(blocks), rules(), leaning).run({apply_rules, mark_captions}).left();
}

const std::string kStart = "BERLIN (dpa) - " + sentence(12);

// A sentence of so many words that ends in a date, which is three of them.
std::string dated(std::size_t words) {
  std::string out = sentence(words - 3, 40);
  out.pop_back();
  return out + " 3 May 2023.";
}

bool is_caption_above_dateline(const Texts& blocks) {
  SheetOf of(page(blocks), rules());
  of.run({apply_rules, mark_captions});
  return of.sheet().is_dropped(0);
}

TEST_CASE("a dated sentence above the dateline is a caption", "[mark_captions]") {
  CHECK(is_caption_above_dateline({dated(12), kStart}));
  CHECK_FALSE(is_caption_above_dateline({sentence(12, 40), kStart}));  // no date
  CHECK_FALSE(is_caption_above_dateline({dated(12), sentence(12)}));   // no dateline
  CHECK_FALSE(is_caption_above_dateline({kStart, dated(12)}));         // below it
  std::string open = dated(12);
  open.pop_back();
  CHECK_FALSE(is_caption_above_dateline({open, kStart}));  // no sentence
  CHECK_FALSE(is_caption_above_dateline({"It rained in May here.", kStart}));
}

TEST_CASE("a caption has 4 to 45 words", "[mark_captions]") {
  CHECK_FALSE(is_caption_above_dateline({"3 May 2023.", kStart}));
  CHECK(is_caption_above_dateline({"On 3 May 2023.", kStart}));
  CHECK(is_caption_above_dateline({dated(45), kStart}));
  CHECK_FALSE(is_caption_above_dateline({dated(46), kStart}));
}

TEST_CASE("the dateline stands among the first eight blocks", "[mark_captions]") {
  const auto with = [](std::size_t between) {
    return is_caption_above_dateline(
        together({{dated(12)}, repeated(between, [](std::size_t i) { return headline(4, i); }), {kStart}}));
  };
  CHECK(with(6));
  CHECK_FALSE(with(7));
}

TEST_CASE("a later round still knows of the dateline", "[mark_captions]") {
  SheetOf of(page({dated(12), kStart}), rules());
  of.run({apply_rules});
  CHECK(of.left().size() == 2);
  of.run({apply_rules, mark_captions});
  CHECK(of.left().size() == 1);
}

// A caption of these words between two paragraphs, with a credit below.
bool is_credited_caption(const std::string& text) {
  SheetOf of(page({sentence(20, 1), text, "Photo: Ada Quill", sentence(20, 2)}), rules());
  of.run({apply_rules, mark_captions});
  return of.sheet().is_dropped(1);
}

TEST_CASE("what stands above a credit is the caption", "[mark_captions]") {
  CHECK(is_credited_caption(sentence(12)));
  // A line without a full stop above a credit is as often a subheading or a product's name.
  CHECK_FALSE(is_credited_caption(headline(12)));
  CHECK_FALSE(is_credited_caption("- " + sentence(12)));
}

TEST_CASE("a credited caption has 3 to 20 words and at most two sentences", "[mark_captions]") {
  CHECK_FALSE(is_credited_caption(sentence(2)));
  CHECK(is_credited_caption(sentence(3)));
  CHECK(is_credited_caption(sentence(20)));
  CHECK_FALSE(is_credited_caption(sentence(21)));
  CHECK(is_credited_caption(sentence(5) + " " + sentence(5)));
  CHECK_FALSE(is_credited_caption(sentence(5) + " " + sentence(5) + " " + sentence(5)));
}

TEST_CASE("the first and the last paragraph are no captions", "[mark_captions]") {
  const std::string p = sentence(12, 1), q = sentence(12, 2), r = sentence(12, 3);
  CHECK(left_of({p, "Photo: Ada", q, r}) == Texts{p, q, r});
  CHECK(left_of({p, q, r, "Photo: Ada"}) == Texts{p, q, r});
  CHECK(left_of({p, q, "Photo: Ada", r}) == Texts{p, r});
  CHECK(left_of({headline(5), "Photo: Ada", p, q}) == Texts{headline(5), p, q});
  CHECK(left_of({p, headline(5), "Ad", q}) == Texts{p, headline(5), q});  // not a credit
  CHECK(left_of({headline(5), "Photo: Ada"}) == Texts{headline(5)});      // no prose at all
}

TEST_CASE("captions are filed, but those that stay are not", "[mark_captions]") {
  const Texts blocks = {dated(12), kStart, sentence(12, 3), "Photo: Ada", sentence(12, 4)};
  const auto captions = [&](Leaning leaning) {
    SheetOf of(page(blocks), rules(), leaning);
    of.run({apply_rules, mark_captions});
    return of.document.metadata.captions;
  };
  Leaning recall, keeps;
  recall.trusts_guesses = false;
  keeps.keep.add(Category::caption);
  CHECK(captions({}) == Texts{dated(12), sentence(12, 3)});
  CHECK(captions(recall).empty());
  CHECK(captions(keeps).empty());
  SheetOf of(page(blocks), rules());
  of.run({apply_rules, mark_captions});
  CHECK(of.taken().back() == "filter/mark_captions caption: " + sentence(12, 3));
}

TEST_CASE("captions settle", "[mark_captions]") {
  CHECK(is_settled({dated(12), dated(14), kStart, sentence(12, 3), "Photo: Ada", sentence(12, 4), "Photo: Bo",
                    "Photo: Cy", sentence(12, 5), dated(13), "Photo: Di"},
                   {apply_rules, mark_captions}, rules()));
}

}  // namespace
}  // namespace kehraus
