#include "filters/capture.h"

#include <catch2/catch.hpp>

#include "lexicon.h"
#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

// The metadata that one rule gives. The marker may head blocks.
Metadata captured(const std::string& capture, const std::string& match, const Texts& blocks,
                  const std::string& top = "category = 'other'", const std::string& language = "en") {
  const auto rules = rules_of({{"any/x", rule_of(top, match, capture)}});
  SheetOf of(page(blocks), *rules, {}, language);
  of.run({apply_rules});
  return of.document.metadata;
}

TEST_CASE("lists are split at separators with a space", "[capture]") {
  struct Row {
    std::string_view text;
    Texts items, names;
  };
  const Row rows[] = {
      {"", {}, {}},
      {"  ", {}, {}},
      {"one", {"one"}, {"one"}},
      {"one, two; three | four · five - six • seven / eight > nine » ten › eleven",
       {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"},
       {"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"}},
      {"one,two", {"one,two"}, {"one,two"}},
      {"AC/DC", {"AC/DC"}, {"AC/DC"}},
      {"one, , two,", {"one", "two"}, {"one", "two"}},
      {", one", {"one"}, {"one"}},
      {"- one; * two; #three; • four; – five",
       {"one", "two", "three", "four", "five"},
       {"one", "two", "three", "four", "five"}},
      {"Ada und Bo and Cy et Di y Ed e Fa en Gi i Ha oraz Io & Jo",
       {"Ada und Bo and Cy et Di y Ed e Fa en Gi i Ha oraz Io & Jo"},
       {"Ada", "Bo", "Cy", "Di", "Ed", "Fa", "Gi", "Ha", "Io", "Jo"}},
      {"Sandra Andersen", {"Sandra Andersen"}, {"Sandra Andersen"}},
      {"Krieg und Frieden, Liebe", {"Krieg und Frieden", "Liebe"}, {"Krieg", "Frieden", "Liebe"}},
      {"Eva E Silva, Ada AND Bo", {"Eva E Silva", "Ada AND Bo"}, {"Eva E Silva", "Ada AND Bo"}},
      {" and Ada", {"and Ada"}, {"Ada"}},
      {"Ada and", {"Ada and"}, {"Ada and"}},
      {"Ada Quill, and Bo Reed", {"Ada Quill", "and Bo Reed"}, {"Ada Quill", "Bo Reed"}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(split_list(row.text) == row.items);
    CHECK(split_names(row.text, "en", testing::dates()) == row.names);
  }
}

TEST_CASE("single values are set once, lists hold each value once", "[capture]") {
  Metadata m;
  for (const char* value : {"", "one", "two", "one"}) {
    for (CaptureKey key :
         {CaptureKey::title, CaptureKey::agency, CaptureKey::date_published, CaptureKey::date_modified,
          CaptureKey::license, CaptureKey::authors, CaptureKey::categories, CaptureKey::tags,
          CaptureKey::captions, CaptureKey::sources})
      file_value(m, key, value);
  }
  for (const auto& field : {m.title, m.agency, m.date_published, m.date_modified, m.license})
    CHECK(field == "one");
  for (const auto& list : {m.authors, m.categories, m.tags, m.captions, m.sources})
    CHECK(list == Texts{"one", "two"});
}

TEST_CASE("minutes are whole and above nothing", "[capture]") {
  for (const char* bad : {"", "x", "3x", "0", "-3", "3.5", "99999999999999999999"}) {
    Metadata m;
    file_value(m, CaptureKey::reading_time_minutes, bad);
    CAPTURE(bad);
    CHECK_FALSE(m.reading_time_minutes.has_value());
  }
  Metadata m;
  file_value(m, CaptureKey::reading_time_minutes, "03");
  file_value(m, CaptureKey::reading_time_minutes, "4");
  CHECK(m.reading_time_minutes == 3);
}

TEST_CASE("free_access is true only for `true`, and the first word counts", "[capture]") {
  Metadata yes, no;
  file_value(yes, CaptureKey::free_access, "true");
  file_value(yes, CaptureKey::free_access, "false");
  file_value(no, CaptureKey::free_access, "false");
  CHECK(yes.free_access == true);
  CHECK(no.free_access == false);
}

TEST_CASE("names in capitals are written as names", "[capture]") {
  struct Row {
    const char* raw;
    const char* name;
  };
  for (const Row& row : {Row{"ADA QUILL", "Ada Quill"},
                         {"ÄNNE ÖHM-ÜBEL", "Änne Öhm-Übel"},
                         {"ADA", "ADA"},
                         {"Ada QUILL", "Ada QUILL"},
                         {"dpa AFP", "dpa AFP"},
                         {"東京 新聞", "東京 新聞"}}) {
    Metadata m;
    file_value(m, CaptureKey::authors, row.raw);
    CAPTURE(row.raw);
    CHECK(m.authors == Texts{row.name});
  }
}

TEST_CASE("dates of a line", "[capture]") {
  SheetOf of(
      "The council met on 3 May 2023.\n\nPublished: 3 May 2023\n\nUpdated: 4 May 2023\n\nPublished: 9 May "
      "2023");
  of.document.wants_evidence = true;
  of.run({});
  const Metadata& m = of.document.metadata;
  file_dates(of.sheet(), {0, "filter/test"});
  CHECK_FALSE(m.date_published.has_value());
  for (const std::size_t i : {1, 2, 3}) file_dates(of.sheet(), {i, "filter/test"});
  CHECK(m.date_published == "2023-05-03");
  CHECK(m.date_modified == "2023-05-04");
  REQUIRE(of.document.evidence.size() == 3);
  const FieldEvidence& first = of.document.evidence[0].said;
  CHECK((first.field == "date_published" && first.name == "filter/test" && first.value == "2023-05-03"));
  CHECK(first.raw == "Published: 3 May 2023");
  CHECK(first.doubt == Doubt::none);
  CHECK(of.document.evidence[2].said.doubt == Doubt::repeated);
}

TEST_CASE("a capture of every type", "[capture]") {
  const std::string match = "text_any = ['^X: (?P<v>.*)$']";
  const auto of = [&](const std::string& capture, const std::string& text,
                      const std::string& language = "en") {
    return captured(capture, match, {text}, "category = 'other'", language);
  };
  CHECK(of("agency = { group = 'v' }", "X:  Example  Press ").agency == "Example Press");
  CHECK(of("license = { group = 'v', type = 'string' }", "X: CC BY 4.0").license == "CC BY 4.0");
  CHECK(of("reading_time_minutes = { group = 'v', type = 'integer' }", "X: 12").reading_time_minutes == 12);
  CHECK_FALSE(of("reading_time_minutes = { group = 'v', type = 'integer' }", "X: many")
                  .reading_time_minutes.has_value());
  CHECK(of("date_published = { group = 'v', type = 'date' }", "X: on 29 October 2024").date_published ==
        "2024-10-29");
  CHECK(of("date_published = { group = 'v', type = 'date' }", "X: 03/04/2024").date_published ==
        "2024-03-04");
  CHECK(of("date_published = { group = 'v', type = 'date' }", "X: 03/04/2024", "fr").date_published ==
        "2024-04-03");
  CHECK_FALSE(
      of("date_published = { group = 'v', type = 'date' }", "X: yesterday").date_published.has_value());
  CHECK(of("tags = { group = 'v', type = 'list' }", "X: a, b und c | d").tags == Texts{"a", "b und c", "d"});
  CHECK(of("authors = { group = 'v', type = 'names' }", "X: Ada Quill und Bo Reed").authors ==
        Texts{"Ada Quill", "Bo Reed"});
  CHECK(of("free_access = { value = true }", "X: a").free_access == true);
  CHECK(of("free_access = { value = false }", "X: a").free_access == false);
  CHECK(of("agency = { value = 'dpa' }", "X: a").agency == "dpa");
}

TEST_CASE("a capture without a group is the whole match; a group that took no part is nothing", "[capture]") {
  CHECK(captured("agency = {}", "text_any = ['dpa']", {"by dpa today"}).agency == "dpa");
  CHECK(captured("agency = {}", "phrase_any = ['dpa']", {"(dpa)"}).agency == "(dpa)");
  CHECK(captured("agency = {}", "text_any = ['by(?P<v> dpa)?']", {"by us"}).agency == "by");
  CHECK_FALSE(captured("agency = { group = 'v' }", "text_any = ['by(?P<v> dpa)?']", {"by us"}).agency);
  CHECK(captured("agency = { group = 'head' }", "head_any = ['dpa']", {"DPA – it rained"}).agency == "DPA");
}

TEST_CASE("captures from the block and from what is headed", "[capture]") {
  const std::string top = "category = 'other'\nheads = 2";
  CHECK(captured("captions = { from = 'block' }", "text_any = ['^Foto']", {"Foto: the bridge"}).captions ==
        Texts{"Foto: the bridge"});
  CHECK(captured("sources = { from = 'headed' }", "phrase_any = ['M']", {"M", "A", "B", "C"}, top).sources ==
        Texts{"A", "B"});
  CHECK(
      captured("tags = { from = 'headed', type = 'list' }", "phrase_any = ['M']", {"M", "A, B", "B, C"}, top)
          .tags == Texts{"A", "B", "C"});
  CHECK(captured("tags = { from = 'headed' }", "phrase_any = ['M']", {"A", "M"}, top).tags.empty());
}

TEST_CASE("a trim's captures are taken before it trims", "[capture]") {
  const Metadata m = captured("agency = { group = 'a' }", "text_any = ['^BERLIN \\((?P<a>dpa)\\) - ']",
                              {"BERLIN (dpa) - It rained."}, "category = 'dateline'\naction = 'trim'");
  CHECK(m.agency == "dpa");
}

TEST_CASE("a keeping rule captures too", "[capture]") {
  const auto rules = rules_of({{"any/x", rule_of("category = 'other'\naction = 'keep'", "phrase_any = ['X']",
                                                 "license = { value = 'CC' }")}});
  SheetOf of("X", *rules);
  of.run({apply_rules});
  CHECK(of.document.metadata.license == "CC");
}

}  // namespace
}  // namespace kehraus
