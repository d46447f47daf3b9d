#include "text/stop_words.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "unit/text/odd_texts.h"

namespace kehraus {
namespace {

std::vector<LanguageWords> two_languages() {
  std::vector<LanguageWords> languages(2);
  languages[0].code = "de";
  languages[0].stop_words = {"die", "und", "für", "a", "ä", "sechzehnbyteword"};
  languages[1].code = "en";
  languages[1].stop_words = {"the", "and", "a", "e", "r", "thedie"};
  return languages;
}

const StopWords& stop_words() {
  static const StopWords words(two_languages(), {"en", "n", "die"});
  return words;
}

TEST_CASE("stop words are counted by language", "[stop_words]") {
  StopWordCount count;
  stop_words().count("Die Tür und the door, a sechzehnbyteword; sechzehnbytewords für n", 64, count);
  CHECK(count.words == 10);
  CHECK(count.hits[0] == 5);
  CHECK(count.hits[1] == 2);
  CHECK(count.neighbours == 1);  // "die" is somebody's own
}

TEST_CASE("a share is that of the language, or of the one with the most", "[stop_words]") {
  const std::string_view text = "die und the house Die xyz tree xyz";
  CHECK(stop_words().share(text, 64, "de") == 0.375f);
  CHECK(stop_words().share(text, 64, "en") == 0.125f);
  CHECK(stop_words().share(text, 64, "fi") == 0.375f);
  CHECK(stop_words().share(text, 2, "de") == 1.0f);
  CHECK(stop_words().share("1 – 2", 64, "de") == 0.0f);
  CHECK(stop_words().share("", 64, "de") == 0.0f);
}

TEST_CASE("only the first letter may be a capital, and of ASCII", "[stop_words]") {
  CHECK(stop_words().share("UND uND Und Ä ä", 64, "de") == 0.4f);
}

TEST_CASE("a table of many words has them all and no others", "[stop_words]") {
  std::vector<LanguageWords> languages(1);
  languages[0].code = "xx";
  const auto word = [](int i) {
    std::string word = "w";
    for (; i > 0; i /= 26) word += static_cast<char>('a' + i % 26);
    return word;
  };
  for (int i = 0; i < 6000; i += 2) languages[0].stop_words.push_back(word(i));
  const StopWords words(languages, {});
  for (int i = 0; i < 6000; ++i) REQUIRE(words.share(word(i), 64, "xx") == (i % 2 == 0 ? 1.0f : 0.0f));
}

bool is_word_byte(char byte) {
  const auto c = static_cast<unsigned char>(byte);
  return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : c != 0xC2 && c != 0xE2;
}

StopWordCount counted_slowly(std::string_view text, std::uint32_t max_words) {
  static const std::vector<LanguageWords> languages = two_languages();
  StopWordCount count;
  for (std::size_t at = 0; at < text.size() && count.words < max_words;) {
    if (!is_word_byte(text[at])) {
      at += text[at] == '\xE2' ? 3 : text[at] == '\xC2' ? 2 : 1;
      continue;
    }
    std::string word;
    while (at < text.size() && is_word_byte(text[at])) word += text[at++];
    if (word[0] >= 'A' && word[0] <= 'Z') word[0] = static_cast<char>(word[0] + 0x20);
    ++count.words;
    for (std::size_t l = 0; l < languages.size(); ++l) {
      const auto& known = languages[l].stop_words;
      count.hits[l] += std::find(known.begin(), known.end(), word) != known.end();
    }
    count.neighbours += word == "en" || word == "n";
  }
  return count;
}

TEST_CASE("words are found many bytes at once as one by one", "[stop_words]") {
  ::testing::OddTexts(9).for_each(300, [](std::string_view text) {
    for (const std::uint32_t max_words : {64u, 5u}) {
      CAPTURE(text, max_words);
      StopWordCount count;
      stop_words().count(text, max_words, count);
      const StopWordCount slow = counted_slowly(text, max_words);
      REQUIRE(count.words == slow.words);
      REQUIRE(count.hits == slow.hits);
      REQUIRE(count.neighbours == slow.neighbours);
      const double hits = slow.words == 0 ? 0 : static_cast<double>(slow.hits[0]) / slow.words;
      REQUIRE(stop_words().share(text, max_words, "de") == static_cast<float>(hits));
    }
  });
}

}  // namespace
}  // namespace kehraus
