// The words of names and of classes: all languages together, exact.
#include "text/name_words.h"

#include <catch2/catch.hpp>

#include "text/element_words.h"

namespace kehraus {
namespace {

LanguageWords words_of(std::string code) {
  LanguageWords words;
  words.code = std::move(code);
  return words;
}

TEST_CASE("a word of names counts in every language, for its use alone", "[words]") {
  LanguageWords any = words_of("any"), welsh = words_of("cy");
  any.names[static_cast<std::size_t>(NameUse::agency)] = {"zorp"};
  welsh.names[static_cast<std::size_t>(NameUse::byline)] = {"gan", "ysgrifennwyd"};
  const NameWords words({welsh}, any);
  CHECK(words.has(NameUse::agency, "zorp"));
  CHECK(words.has(NameUse::byline, "gan"));
  CHECK_FALSE(words.has(NameUse::before, "gan"));
  CHECK_FALSE(words.has(NameUse::byline, "ga"));
  CHECK_FALSE(words.has(NameUse::byline, "gane"));
  CHECK_FALSE(words.has(NameUse::byline, ""));
  CHECK_FALSE(NameWords({}, words_of("any")).has(NameUse::agency, "zorp"));
}

LanguageWords with_elements() {
  LanguageWords any = words_of("any");
  const auto put = [&](WordPart part, ElementSign sign, const char* word) {
    any.elements[static_cast<std::size_t>(part)][static_cast<std::size_t>(sign)].emplace_back(word);
  };
  put(WordPart::whole, ElementSign::published, "posted");
  put(WordPart::begins, ElementSign::modified, "update");
  put(WordPart::within, ElementSign::author, "byli");
  put(WordPart::within, ElementSign::no_date, "mandate");
  put(WordPart::ends, ElementSign::date, "date");
  any.author_addresses = {"/writers/"};
  return any;
}

TEST_CASE("a word of a class says what its whole, its beginning, its inside and its end say", "[words]") {
  const ElementWords words({}, with_elements());
  CHECK(words.signs_of("posted").has(ElementSign::published));
  CHECK(words.signs_of("posted").has(ElementSign::date));  // what is of publication is a date
  CHECK_FALSE(words.signs_of("reposted").has(ElementSign::published));
  CHECK(words.signs_of("updates").has(ElementSign::modified));
  CHECK_FALSE(words.signs_of("noupdates").has(ElementSign::modified));
  CHECK(words.signs_of("mybyline").has(ElementSign::author));
  CHECK(words.signs_of("entrydate").has(ElementSign::date));
  CHECK_FALSE(words.signs_of("dated").has(ElementSign::date));
  CHECK((words.signs_of("mandate").has(ElementSign::date) &&
         words.signs_of("mandate").has(ElementSign::no_date)));
  CHECK_FALSE(words.signs_of("post").has(ElementSign::date));
  CHECK_FALSE(words.signs_of("").has(ElementSign::date));
}

TEST_CASE("whatever holds no beginning of a word says nothing", "[words]") {
  const ElementWords words({}, with_elements());
  for (const char* value : {"posted", "x POSTED y", "entry-date", "UpdatedAt", "the-byline"})
    CHECK(words.may_say(value));
  for (const char* value : {"", "pos", "col-md-12 clearfix", "by line"}) CHECK_FALSE(words.may_say(value));
}

TEST_CASE("addresses of who writes", "[words]") {
  const ElementWords words({}, with_elements());
  CHECK(words.leads_to_author("https://tarn.example/writers/ada"));
  CHECK_FALSE(words.leads_to_author("/writers"));
}

}  // namespace
}  // namespace kehraus
