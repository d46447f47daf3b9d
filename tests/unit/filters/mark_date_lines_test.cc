#include <catch2/catch.hpp>

#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

const std::string kDate = "3 May 2023";

Texts prose(std::size_t count) {
  return repeated(count, [](std::size_t i) { return sentence(12, i); });
}

Texts headlines(std::size_t count) {
  return repeated(count, [](std::size_t i) { return headline(5, i); });
}

// Whether a date at this place goes, and whether it is filed.
struct Answer {
  bool goes, files;
  bool operator==(const Answer&) const = default;
};
std::ostream& operator<<(std::ostream& out, Answer a) { return out << a.goes << a.files; }

Answer date_in(const Texts& above, const Texts& below, const std::string& date = kDate,
               Leaning leaning = {}) {
  SheetOf of(page(together({above, {date}, below})), no_rules(), leaning);
  of.run({mark_date_lines});
  const Metadata& m = of.document.metadata;
  return {of.sheet().is_dropped(above.size()), m.date_published || m.date_modified};
}

constexpr Answer kFiled = {true, true}, kGone = {true, false}, kStays = {false, false};

TEST_CASE("near the top a date goes and is filed", "[mark_date_lines]") {
  CHECK(date_in({}, prose(5)) == kFiled);
  CHECK(date_in(headlines(2), prose(5)) == kFiled);
  CHECK(date_in(prose(1), prose(5)) == kFiled);
  CHECK(date_in(prose(2), prose(5)) == kFiled);
  CHECK(date_in(prose(3), prose(5)) == kStays);
}

TEST_CASE("near the top is among the first twelve blocks", "[mark_date_lines]") {
  CHECK(date_in(headlines(11), prose(5)) == kFiled);
  CHECK(date_in(headlines(12), prose(5)) == kStays);
}

TEST_CASE("behind the last paragraph a date goes, but is not the article's", "[mark_date_lines]") {
  CHECK(date_in(prose(3), {}) == kGone);
  CHECK(date_in(prose(5), headlines(3)) == kGone);
  CHECK(date_in(together({prose(5), headlines(50)}), {}) == kGone);
  // Even close to the top, where little text stands above.
  CHECK(date_in(prose(1), {}) == kGone);
  CHECK(date_in(prose(2), {}) == kGone);
}

TEST_CASE("without prose only the top counts", "[mark_date_lines]") {
  CHECK(date_in({}, {}) == kFiled);
  CHECK(date_in(headlines(11), {}) == kFiled);
  CHECK(date_in(headlines(12), {}) == kStays);
}

TEST_CASE("a chronicle's dates stay", "[mark_date_lines]") {
  Texts blocks = prose(3);
  for (int day = 1; day <= 4; ++day) {
    blocks.push_back(std::to_string(day) + " May 2023");
    blocks.push_back(sentence(20, static_cast<std::size_t>(50 + day)));
  }
  SheetOf of(page(blocks));
  of.run({mark_date_lines});
  CHECK(of.left() == blocks);
}

TEST_CASE("date lines in other words", "[mark_date_lines]") {
  const auto goes = [](const std::string& line) { return date_in({}, prose(3), line).goes; };
  CHECK(goes("Published: 3 May 2023, 12:30"));
  CHECK(goes("Updated on May 3, 2023 at 12:30 p.m."));
  CHECK(goes("2023-05-03"));
  CHECK(goes("May 2023"));
  CHECK(goes("Mon, 3 May 2023"));
  CHECK_FALSE(goes("Wellenburg, 3 May 2023"));
  CHECK_FALSE(goes("It rained on 3 May 2023"));
  CHECK_FALSE(goes("Yesterday"));
  CHECK_FALSE(goes("3 hours ago"));  // two digits or fewer
  CHECK_FALSE(goes("12:30"));
  CHECK_FALSE(goes("2023"));
}

TEST_CASE("a date line has at most sixteen words", "[mark_date_lines]") {
  // Words: date 3, time 2.
  const std::string sixteen =
      "3 May 2023 12:30, 4 May 2023 12:30, 5 May 2023 12:30, 2023";  // not a date line's end
  CHECK_FALSE(date_in({}, prose(3), sixteen).goes);
  const std::string five = "Published 3 May 2023, updated 4 May 2023, updated 5 May 2023, updated 6 May 2023";
  CHECK(date_in({}, prose(3), five).goes);
  CHECK_FALSE(date_in({}, prose(3),
                      "Published on 3 May 2023, updated 4 May 2023, updated 5 May 2023, updated 6 May 2023")
                  .goes);
}

TEST_CASE("a modified date is filed as such", "[mark_date_lines]") {
  SheetOf of(page(together({{"3 May 2023", "Updated: 4 May 2023", "5 May 2023"}, prose(2)})));
  of.run({mark_date_lines});
  CHECK(of.document.metadata.date_published == "2023-05-03");
  CHECK(of.document.metadata.date_modified == "2023-05-04");
  CHECK(of.left().size() == 2);
}

TEST_CASE("dates are a guess; one that stays is not filed", "[mark_date_lines]") {
  Leaning recall, keeps;
  recall.trusts_guesses = false;
  keeps.keep.add(Category::date_line);
  CHECK(date_in({}, prose(3), kDate, recall) == kStays);
  CHECK(date_in({}, prose(3), kDate, keeps) == kStays);
  SheetOf of(page(together({{kDate}, prose(1)})));
  of.run({mark_date_lines});
  CHECK(of.taken() == Texts{"filter/mark_date_lines date-line: 3 May 2023"});
}

TEST_CASE("prose that was dropped does not count", "[mark_date_lines]") {
  SheetOf of(page(together({prose(3), {kDate}, prose(1)})));
  of.run({});
  of.sheet().drop(0, Category::other, "any/x");
  mark_date_lines(of.sheet());
  CHECK(of.sheet().is_dropped(3));
}

TEST_CASE("date lines settle", "[mark_date_lines]") {
  Texts many(30, kDate);
  CHECK(is_settled(together({headlines(3), many, prose(4), many}), {mark_date_lines}));
  CHECK(is_settled(many, {mark_date_lines}));
  CHECK(is_settled(together({many, prose(1), many, prose(3), many}), {mark_date_lines}));
}

}  // namespace
}  // namespace kehraus
