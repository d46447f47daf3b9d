#include "metadata/names.h"

#include <catch2/catch.hpp>

#include "lexicon.h"

namespace kehraus {
namespace {

using List = std::vector<std::string>;

List persons(std::string_view text, NamePlace place = NamePlace::likely) {
  return read_names(text, place, "en", testing::lexicon()).persons;
}

TEST_CASE("an agency beside a name is no part of it", "[names]") {
  struct Row {
    const char* text;
    const char* language;
    std::vector<std::string> persons, agencies;
  };
  for (const Row& row : {Row{"Par Ada Quill avec AFP", "fr", {"Ada Quill"}, {"AFP"}},
                         Row{"Von Ada Quill mit dpa", "de", {"Ada Quill"}, {"dpa"}},
                         Row{"Ada Quill com Lusa", "pt", {"Ada Quill"}, {"Lusa"}},
                         Row{"Redacción / EFE", "es", {"Redacción"}, {"EFE"}}}) {
    CAPTURE(row.text);
    const Names names = read_names(row.text, NamePlace::sure, row.language, testing::lexicon());
    CHECK(names.persons == row.persons);
    CHECK(names.agencies == row.agencies);
  }
  CHECK(is_nobody("Redacción", testing::lexicon().names()));
}

TEST_CASE("words in front of names go, in many languages", "[metadata]") {
  CHECK(persons("By Ada Quill") == List{"Ada Quill"});
  CHECK(persons("Von Ada Quill") == List{"Ada Quill"});
  CHECK(persons("Par Ada Quill") == List{"Ada Quill"});
  CHECK(persons("Written by: Ada Quill") == List{"Ada Quill"});
  CHECK(persons("Text: Ada Quill") == List{"Ada Quill"});
}

TEST_CASE("several names are several persons", "[metadata]") {
  CHECK(persons("Ada Quill and Ben Ink") == List{"Ada Quill", "Ben Ink"});
  CHECK(persons("Ada Quill, Ben Ink & Cleo Page") == List{"Ada Quill", "Ben Ink", "Cleo Page"});
  CHECK(persons("Ada Quill und Ben Ink") == List{"Ada Quill", "Ben Ink"});
}

TEST_CASE("roles, addresses, dates and brackets are no names", "[metadata]") {
  CHECK(persons("Ada Quill, Staff Reporter") == List{"Ada Quill"});
  CHECK(persons("Ada Quill ada@paper.example") == List{"Ada Quill"});
  CHECK(persons("By Ada Quill Published March 1, 2024") == List{"Ada Quill"});
  CHECK(persons("Text: Ada Quill Publicerad 3 augusti 2025") == List{"Ada Quill"});
  CHECK(persons("https://paper.example/ada").empty());
  CHECK(persons("").empty());
  CHECK(persons(std::string(500, 'A')).empty());
}

TEST_CASE("an agency is no person", "[metadata]") {
  const Names names = read_names("Ada Quill (dpa)", NamePlace::likely, "de", testing::lexicon());
  CHECK(names.persons == List{"Ada Quill"});
  CHECK(names.agencies == List{"dpa"});
  CHECK(read_names("Reuters", NamePlace::sure, "en", testing::lexicon()).persons.empty());
}

TEST_CASE("a name without capitals counts only where the page says that it is one", "[metadata]") {
  CHECK(persons("spinnaker42", NamePlace::likely).empty());
  CHECK(persons("spinnaker42", NamePlace::sure) == List{"spinnaker42"});
  CHECK(persons("ADA QUILL") == List{"Ada Quill"});
}

TEST_CASE("some names are nobody's", "[metadata]") {
  CHECK(is_nobody("admin", testing::lexicon().names()));
  CHECK(is_nobody("Redaktion", testing::lexicon().names()));
  CHECK_FALSE(is_nobody("Ada Quill", testing::lexicon().names()));
}

}  // namespace
}  // namespace kehraus
