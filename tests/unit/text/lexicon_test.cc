#include "text/lexicon.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "text/date.h"
#include "text/folded_word.h"

namespace kehraus {
namespace {

LanguageWords language(const std::string& code) {
  LanguageWords words;
  words.code = code;
  return words;
}

std::vector<std::string>& list(LanguageWords& words, WordUse use) {
  return words.words[static_cast<std::size_t>(use)];
}

std::vector<std::string>& own_list(LanguageWords& words, WordUse use) {
  return words.own_words[static_cast<std::size_t>(use)];
}

std::string folded(std::string_view text) { return std::string(fold_word(text, 0).view()); }

TEST_CASE("words are folded", "[lexicon]") {
  CHECK(folded("MÄRZ 2024") == "marz");
  CHECK(folded("ma\xCC\x88rz") == "marz");
  CHECK(folded("sierpień,") == "sierpien");
  CHECK(folded("ЯНВАРЯ 1") == "января");
  CHECK(folded("ΜΑΐΟΥ") == folded("μαΐου"));
  CHECK(folded("7 Uhr").empty());
  CHECK(folded(std::string(24, 'a')).size() == 24);
  CHECK(folded(std::string(25, 'a')).empty());
  std::string wide;
  for (int i = 0; i < 24; ++i) wide += "\xF0\x90\x90\x80";  // four bytes a letter
  CHECK(folded(wide).size() == 96);
  CHECK(folded(wide + "a").empty());
  CHECK(folded("\xCC\x88").empty());
}

TEST_CASE("a lexicon without words knows none", "[lexicon]") {
  const Lexicon none;
  CHECK(none.languages().empty());
  CHECK(none.dates().language_of("de") == 0);
  CHECK(none.dates().uses_of("am", 1).is_empty());
  CHECK_FALSE(none.dates().find_month("mai", 0).has_value());
  CHECK(find_date("29.10.2024", "de", none.dates()).has_value());
  CHECK_FALSE(find_date("29 October 2024", "en", none.dates()).has_value());
  StopWordCount count;
  none.stop_words().count("Die Brücke", 64, count);
  CHECK(count.words == 2);
}

TEST_CASE("bits are handed out by code", "[lexicon]") {
  const Lexicon words({language("xx"), language("any"), language("aa")});
  REQUIRE(words.languages().size() == 2);
  CHECK(words.languages()[0].code == "aa");
  CHECK(words.dates().language_of("aa") == 1);
  CHECK(words.dates().language_of("XX-YY") == 2);
  CHECK(words.dates().language_of("xx_YY") == 2);
  for (const std::string_view code : {"", "x", "xxx", "any", "zz", "{{", "1x"}) {
    CAPTURE(code);
    CHECK(words.dates().language_of(code) == 0);
  }
  CHECK(words.dates().all() == 3);
}

TEST_CASE("thirty-two languages have a bit each", "[lexicon]") {
  std::vector<LanguageWords> languages;
  for (std::size_t l = 0; l < kMaxLanguages; ++l) {
    languages.push_back(language({'a', static_cast<char>('a' + l % 26)}));
    if (l >= 26) languages.back().code[0] = 'b';
    languages.back().stop_words = {"word", "only" + languages.back().code};
  }
  const Lexicon words(languages);
  CHECK(words.dates().all() == 0xFFFFFFFF);
  StopWordCount count;
  words.stop_words().count("Word onlybf word onlyzz", 64, count);
  CHECK(count.words == 4);
  CHECK(count.hits[0] == 2);
  CHECK(count.hits[31] == 3);
}

TEST_CASE("a month that is another one elsewhere", "[lexicon]") {
  LanguageWords polish = language("pl"), croatian = language("hr");
  polish.months.resize(12);
  polish.months[10] = {"listopad"};
  croatian.months.resize(12);
  croatian.months[9] = {"listopad"};
  const Lexicon words({polish, croatian});
  const auto iso = [&](std::string_view text, std::string_view code) {
    const auto found = find_date(text, code, words.dates());
    return found ? found->iso : "";
  };
  CHECK(iso("29 listopad 2024", "pl") == "2024-11-29");
  CHECK(iso("29 listopad 2024", "hr") == "2024-10-29");
  CHECK(iso("29 listopad 2024", "") == "");
}

TEST_CASE("what a word says in the text's own language goes first", "[lexicon]") {
  LanguageWords one = language("aa"), other = language("bb");
  list(one, WordUse::plain) = {"data"};
  list(other, WordUse::published) = {"data"};
  own_list(other, WordUse::relative) = {"hier"};
  const Lexicon words({one, other});
  const DateWords& dates = words.dates();
  CHECK(dates.uses_of("data", 1).has(WordUse::plain));
  CHECK_FALSE(dates.uses_of("data", 1).has(WordUse::published));
  CHECK(dates.uses_of("data", 2).has(WordUse::published));
  CHECK_FALSE(dates.uses_of("data", 2).has(WordUse::plain));
  CHECK(dates.uses_of("data", 0).has(WordUse::plain));
  CHECK(dates.uses_of("hier", 2).has(WordUse::relative));
  CHECK(dates.uses_of("hier", 1).is_empty());
  CHECK(dates.uses_of("hier", 0).is_empty());
  CHECK(dates.has_use_in("data", WordUse::published, 2));
  CHECK_FALSE(dates.has_use_in("data", WordUse::published, 1));
  CHECK(is_date_line("hier", "bb", dates));
  CHECK_FALSE(is_date_line("hier", "aa", dates));
}

TEST_CASE("several words that are one", "[lexicon]") {
  LanguageWords one = language("aa");
  list(one, WordUse::ago_before) = {"il y a", "il"};
  list(one, WordUse::time_unit) = {"heures"};
  own_list(one, WordUse::relative) = {"i dag"};
  const Lexicon words({one});
  const DateWords& dates = words.dates();
  CHECK(dates
            .find("Il  y\xC2\xA0"
                  "a 2",
                  0, WordUse::ago_before, 1)
            .end == 8);
  CHECK(dates.find("il y b", 0, WordUse::ago_before, 1).end == 2);
  CHECK(dates.find("il y", 0, WordUse::ago_before, 1).end == 2);
  CHECK(dates.find("ilya", 0, WordUse::ago_before, 1).end == 4);
  CHECK(dates.find("", 0, WordUse::ago_before, 1).end == 0);
  CHECK(is_date_line("il y a 2 heures", "aa", dates));
  CHECK(is_date_line("il 2 heures", "aa", dates));
  CHECK_FALSE(is_date_line("il y 2 heures", "aa", dates));
  CHECK(is_date_line("I dag", "aa", dates));
  CHECK_FALSE(is_date_line("I dag", "", dates));
  CHECK_FALSE(is_date_line("dag", "aa", dates));
  CHECK_FALSE(is_date_line("i", "aa", dates));
}

TEST_CASE("stop words of neighbours count by what is theirs alone", "[lexicon]") {
  LanguageWords one = language("aa"), any = language("any");
  one.stop_words = {"med", "för"};
  any.stop_words = {"med", "ikke"};
  const Lexicon words({one, any});
  StopWordCount count;
  words.stop_words().count("Med ikke för ikke FÖR medikke", 5, count);
  CHECK(count.words == 5);
  CHECK(count.hits[0] == 2);
  CHECK(count.neighbours == 2);
}

TEST_CASE("the share of stop words is that of the language, or of the one that fits best", "[lexicon]") {
  LanguageWords german = language("de"), dutch = language("nl");
  german.stop_words = {"der", "und"};
  dutch.stop_words = {"de", "en", "het"};
  const Lexicon lexicon({german, dutch});
  const StopWords& words = lexicon.stop_words();
  CHECK(words.share("Der Fluss und das Haus", 64, "de") == Approx(0.4));
  CHECK(words.share("Der Fluss und das Haus", 64, "nl") == 0);
  CHECK(words.share("Der Fluss und das Haus", 64, "xx") == Approx(0.4));
  CHECK(words.share("Der Fluss und das Haus", 2, "de") == Approx(0.5));
  CHECK(words.share("12 - 34", 64, "de") == 0);
}

TEST_CASE("a language's zone goes before the program's, and that before another language's", "[lexicon]") {
  LanguageWords one = language("aa"), other = language("bb");
  one.zones = {{"BST", 60}, {"CET", 0}, {"XYZ", 90}};
  const Lexicon words({one, other});
  const auto iso = [&](std::string_view text, std::string_view code) {
    const auto found = find_date(text, code, words.dates());
    return found ? found->iso : "";
  };
  CHECK(iso("2024-10-29 07:04 BST", "aa") == "2024-10-29T07:04+01:00");
  CHECK(iso("2024-10-29 07:04 BST", "bb") == "2024-10-29T07:04");
  CHECK(iso("2024-10-29 07:04 CET", "aa") == "2024-10-29T07:04Z");
  CHECK(iso("2024-10-29 07:04 CET", "bb") == "2024-10-29T07:04+01:00");
  CHECK(iso("2024-10-29 07:04 XYZ", "bb") == "2024-10-29T07:04+01:30");
}

}  // namespace
}  // namespace kehraus
