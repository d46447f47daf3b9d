#include "ruleset/language_file.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "document/error.h"
#include "text/date_words.h"

namespace kehraus {
namespace {

using Texts = std::vector<std::string>;

const std::string kLanguage = R"(name = "Invented"
stop_words = ["og", "för"]

[dates]
months = [["eno", "enon"], "duo", "tri", "kva", "kvin", "ses", "sep", "ok", "nau", "dek", "dekuno", "dekduo"]
months_short = ["en", [], [], [], [], [], [], [], [], [], [], []]
weekdays = ["lun", "mar", "mer", "jau", "ven", "sab", "dim"]
published = ["presita"]
ago_before = ["antau ol"]
zones = { IVZ = "-03:30" }

[dates.own]
relative = ["nun", "hodiau mem"]
)";

// The file with one piece replaced; the piece must be there.
std::string with(std::string_view piece, std::string_view by) {
  std::string file = kLanguage;
  const auto at = file.find(piece);
  REQUIRE(at != file.npos);
  return file.replace(at, piece.size(), by);
}

LanguageWords parse(std::string_view toml, std::string_view code = "xx") {
  return parse_language(toml, code, "my/xx/language.toml");
}

const Texts& list(const LanguageWords& words, WordUse use) {
  return words.words[static_cast<std::size_t>(use)];
}

TEST_CASE("a language is read as it is written", "[language_file]") {
  const LanguageWords words = parse(kLanguage);
  CHECK(words.code == "xx");
  CHECK(words.name == "Invented");
  CHECK(words.origin == "my/xx/language.toml");
  CHECK(words.toml == kLanguage);
  CHECK(words.stop_words == Texts{"og", "för"});
  REQUIRE(words.months.size() == 12);
  CHECK(words.months[0] == Texts{"eno", "enon"});
  CHECK(words.months[11] == Texts{"dekduo"});
  REQUIRE(words.months_short.size() == 12);
  CHECK(words.months_short[0] == Texts{"en"});
  CHECK(words.months_short[1].empty());
  CHECK(words.weekdays.size() == 7);
  CHECK(words.weekdays_short.empty());
  CHECK(list(words, WordUse::published) == Texts{"presita"});
  CHECK(list(words, WordUse::modified).empty());
  CHECK(list(words, WordUse::ago_before) == Texts{"antau ol"});
  CHECK(words.own_words[static_cast<std::size_t>(WordUse::relative)] == Texts{"nun", "hodiau mem"});
  REQUIRE(words.zones.size() == 1);
  CHECK(words.zones[0].name == "IVZ");
  CHECK(words.zones[0].offset_minutes == -210);
  CHECK_FALSE(words.month_first);
  CHECK_FALSE(words.short_years);
  CHECK_FALSE(words.everywhere);
}

TEST_CASE("a language may say as little as its name", "[language_file]") {
  const LanguageWords words = parse("name = 'Invented'");
  CHECK(words.stop_words.empty());
  CHECK(words.months.empty());
  CHECK(parse("name = 'Others'\nstop_words = ['og']", "any").stop_words == Texts{"og"});
  const LanguageWords flags =
      parse("name = 'X'\n[dates]\nmonth_first = true\nshort_years = true\neverywhere = true");
  CHECK((flags.month_first && flags.short_years && flags.everywhere));
}

TEST_CASE("every key of a list is read", "[language_file]") {
  const std::vector<std::pair<std::string, WordUse>> keys = {{"plain", WordUse::plain},
                                                             {"published", WordUse::published},
                                                             {"modified", WordUse::modified},
                                                             {"as_of", WordUse::as_of},
                                                             {"relative", WordUse::relative},
                                                             {"ago_before", WordUse::ago_before},
                                                             {"ago_after", WordUse::ago_after},
                                                             {"quantities", WordUse::quantity},
                                                             {"time_units", WordUse::time_unit},
                                                             {"before_clock", WordUse::before_clock},
                                                             {"oclock", WordUse::oclock},
                                                             {"hours", WordUse::hours},
                                                             {"of", WordUse::of},
                                                             {"before_day", WordUse::before_day},
                                                             {"after_day", WordUse::after_day},
                                                             {"after_year", WordUse::after_year},
                                                             {"after_weekday", WordUse::after_weekday},
                                                             {"and", WordUse::conjunction}};
  CHECK(keys.size() == kWordUses);
  for (const auto& [key, use] : keys) {
    CAPTURE(key);
    CHECK(list(parse("name = 'X'\n[dates]\n" + key + " = ['so']"), use) == Texts{"so"});
    const LanguageWords own = parse("name = 'X'\n[dates.own]\n" + key + " = ['so']");
    CHECK(own.own_words[static_cast<std::size_t>(use)] == Texts{"so"});
    CHECK(list(own, use).empty());
  }
}

TEST_CASE("a language in another script is folded by case alone", "[language_file]") {
  CHECK(list(parse("name = 'X'\n[dates]\nrelative = ['вчера']"), WordUse::relative) == Texts{"вчера"});
}

TEST_CASE("mistakes are named with file, line and what to do", "[language_file]") {
  struct Bad {
    std::string toml;
    int line;
    Texts says;  // pieces of the message
  };
  const std::vector<Bad> rows = {
      {"name = 'X'\nnam = 'Y'", 2, {"unknown key `nam`", "known here: name, stop_words, dates"}},
      {with("published", "publised"), 8, {"unknown key `publised`", "published"}},
      {with("relative", "months"), 13, {"unknown key `months`"}},
      {with("name = \"Invented\"\n", ""), 1, {"`name` is missing"}},
      {with("\"Invented\"", "3"), 1, {"`name` must be a string"}},
      {with("name =", "name"), 1, {}},
      {with("[\"og\", \"för\"]", "\"og\""), 2, {"`stop_words` must be a list of strings"}},
      {with("\"för\"", "7"), 2, {"`stop_words` holds something that is not a string"}},
      {with("\"för\"", "\"För\""), 2, {"`För`", "lower case: `för`"}},
      {with("\"för\"", "\"og\""), 2, {"`og` stands twice"}},
      {with("\"för\"", "\"d'un\""), 2, {"`d'un` could never be found", "letters"}},
      {with("\"för\"", "\"" + std::string(17, 'a') + "\""), 2, {"could never be found", "16 bytes"}},
      {with("\"duo\"", "\"Duo\""), 5, {"`Duo`", "without capitals and accents: `duo`"}},
      {with("\"duo\"", "\"düo\""), 5, {"`düo`", "`duo`"}},
      {with("\"duo\"", "\"du-o\""), 5, {"`du-o` could never be found", "letters only"}},
      {with("\"duo\"", "\"du o\""), 5, {"`du o` must be one word"}},
      {with("\"duo\"", "\"\""), 5, {"could never be found"}},
      {with("\"duo\"", "\"" + std::string(25, 'a') + "\""), 5, {"could never be found", "24 at most"}},
      {with("\"duo\"", "\"eno\""), 5, {"`eno` stands twice among these names"}},
      {with("\"duo\"", "2"), 5, {"must be a string"}},
      {with("\"duo\", ", ""), 5, {"`months` must be a list of 12"}},
      {with("\"en\", []", "\"duo\", []"), 6, {"`duo` stands twice"}},
      {with("\"dim\"]", "\"dim\", \"dom\"]"), 7, {"`weekdays` must be a list of 7"}},
      {with("\"presita\"", "\"presita\", \"presita\""), 8, {"`presita` stands twice in `published`"}},
      {with("\"presita\"", "\"Presita\""), 8, {"`presita`"}},
      {with("\"presita\"", "\"presita  je\""), 8, {"could never be found"}},
      {with("\"nun\"", "\"presita\""), 13, {"`presita` already stands in `published`", "one thing"}},
      {with("ago_before", "ago_after"), 9, {"`antau ol` must be one word"}},
      {with("\"-03:30\"", "\"3:30\""), 10, {"time zone `IVZ`", "IVZ = \"+01:00\""}},
      {with("\"-03:30\"", "-3"), 10, {"time zone `IVZ`"}},
      {with("\"-03:30\"", "\"+15:00\""), 10, {"time zone `IVZ`"}},
      {with("IVZ", "ivz"), 10, {"`ivz` must be one to five capital letters"}},
      {with("zones = { IVZ = \"-03:30\" }", "zones = 3"), 10, {"`zones` must be a table"}},
      {with("[dates.own]\nrelative = [\"nun\", \"hodiau mem\"]", "own = 1"), 12, {"`own` must be a table"}},
      {"name = 'X'\ndates = 1", 2, {"`dates` must be a table"}},
      {"name = 'X'\n[dates]\nmonth_first = 1", 3, {"`month_first` must be true or false"}},
      {"name = 'X'\n[dates]\nplain = []", 3, {"not empty"}},
  };
  for (const Bad& row : rows) {
    std::string message;
    try {
      parse(row.toml);
    } catch (const Error& error) {
      message = error.what();
    }
    CAPTURE(row.toml, message);
    CHECK(message.starts_with("my/xx/language.toml:" + std::to_string(row.line) + ": "));
    for (const std::string& piece : row.says) {
      CAPTURE(piece);
      CHECK(message.find(piece) != message.npos);
    }
  }
}

TEST_CASE("words of names and of elements", "[language_file]") {
  const LanguageWords words = parse(R"(name = 'Invented'
[names]
before = ['gan']
nobody = ['y swyddfa']
[elements]
date = ['dyddiad']
author_addresses = ['/awdur']
[elements.begins]
author = ['awdu'])");
  CHECK(words.names[static_cast<std::size_t>(NameUse::before)] == Texts{"gan"});
  CHECK(words.names[static_cast<std::size_t>(NameUse::nobody)] == Texts{"y swyddfa"});
  CHECK(words.names[static_cast<std::size_t>(NameUse::agency)].empty());
  const auto of = [&](WordPart part, ElementSign sign) {
    return words.elements[static_cast<std::size_t>(part)][static_cast<std::size_t>(sign)];
  };
  CHECK(of(WordPart::whole, ElementSign::date) == Texts{"dyddiad"});
  CHECK(of(WordPart::begins, ElementSign::author) == Texts{"awdu"});
  CHECK(of(WordPart::within, ElementSign::author).empty());
  CHECK(words.author_addresses == Texts{"/awdur"});
  CHECK(parse("name = 'X'\n[names]\nagencies = ['zorp']", "any").names.back() == Texts{"zorp"});
}

TEST_CASE("words of names and of elements that could never be found", "[language_file]") {
  struct Row {
    const char* toml;
    const char* says;
  };
  for (const Row& row :
       {Row{"[names]\nbefore = ['Gan']", "`gan`"}, Row{"[names]\nbefore = ['gan y']", "one word"},
        Row{"[names]\nnobody = ['Admin.']", "`admin`"}, Row{"[names]\nby = ['gan']", "unknown key `by`"},
        Row{"[names]\nroles = ['a', 'a']", "twice"}, Row{"[elements]\ndate = ['tag']", "4 to 32"},
        Row{"[elements]\ndate = ['entry-date']", "4 to 32"}, Row{"[elements]\nwhen = ['time']", "`when`"},
        Row{"[elements.ends]\nwhen = ['time']", "`when`"}, Row{"[elements]\nbegins = ['time']", "table"},
        Row{"[elements]\nauthor_addresses = ['writers']", "slash"}}) {
    CAPTURE(row.toml);
    CHECK_THROWS_WITH(parse(std::string("name = 'X'\n") + row.toml),
                      Catch::Contains(row.says) && Catch::StartsWith("my/xx/language.toml:3"));
  }
}

TEST_CASE("`any` has no dates", "[language_file]") {
  CHECK_THROWS_WITH(parse("name = 'X'\n[dates]\nplain = ['so']", "any"),
                    Catch::Contains("words of dates belong to one language"));
}

}  // namespace
}  // namespace kehraus
