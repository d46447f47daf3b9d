#include "eval/words.h"

#include <catch2/catch.hpp>

namespace kehraus {

using Words = std::vector<std::string>;

TEST_CASE("words are runs of letters, numbers and underscores of any script") {
  CHECK(words_of("").empty());
  CHECK(words_of(" -- …").empty());
  CHECK(words_of("Ein_s, zwei-3 ½") == Words{"Ein_s", "zwei", "3", "½"});
  CHECK(words_of("日本語、テスト") == Words{"日本語", "テスト"});
  // A mark is no letter to Python, whose figures these are to be.
  CHECK(words_of("e\u0301a") == Words{"e", "a"});
}

TEST_CASE("malformed bytes end a word") {
  CHECK(words_of("a\xff"
                 "b \xe2\x82") == Words{"a", "b"});
}

TEST_CASE("lower case is Unicode's, in no language") {
  CHECK(lower_words_of("ÄRGER Straße ΣΟΦΟΣ I") == Words{"ärger", "straße", "σοφος", "i"});
}

TEST_CASE("white space becomes single blanks") {
  CHECK(with_single_blanks("").empty());
  CHECK(with_single_blanks("\u00a0 a\t\n\u2003b\x1c"
                           "c \u3000") == "a b c");
}

TEST_CASE("shingles are words in a row") {
  CHECK(shingles_of({}, 2).empty());
  CHECK(shingles_of({"a"}, 2) == Words{"a "});
  CHECK(shingles_of({"a", "b", "c"}, 2) == Words{"a b ", "b c "});
}

}  // namespace kehraus
