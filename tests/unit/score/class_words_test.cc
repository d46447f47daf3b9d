#include "score/class_words.h"

#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace kehraus {
namespace {

constexpr std::array<ClassWord, 3> kWords = {{{hash_class_word("related"), 0.1f},
                                              {hash_class_word("article"), 0.8f},
                                              {hash_class_word("body"), 0.9f}}};

TEST_CASE("class words are parted by signs, digits and capitals behind small letters", "[score]") {
  const ClassWords words(kWords);
  for (const char* names :
       {"related-article", "relatedArticle", "c_related__article2", "x RELATED ARTICLE"}) {
    const ClassShares shares = words.find(names);
    CHECK(shares.least == 0.1f);
    CHECK(shares.most == 0.8f);
  }
  CHECK(words.find("body").least == 0.9f);
}

TEST_CASE("of other words nothing is known", "[score]") {
  const ClassWords words(kWords);
  for (const char* names : {"", "relatedarticle", "rel", "articles 12", "\xC3\xA4rticle-"})
    CHECK_FALSE(words.find(names).is_known());
  CHECK_FALSE(ClassWords({}).find("body").is_known());
}

TEST_CASE("shares of one element are taken together", "[score]") {
  ClassShares shares;
  shares.add({});
  CHECK_FALSE(shares.is_known());
  shares.add({0.5f, 0.5f});
  shares.add({0.2f, 0.7f});
  shares.add({});
  CHECK(shares.least == 0.2f);
  CHECK(shares.most == 0.7f);
}

TEST_CASE("all words of a full table are found", "[score]") {
  std::vector<ClassWord> many;
  for (int i = 0; i < 1000; ++i)
    many.push_back({hash_class_word(std::string("word") + static_cast<char>('a' + i % 26) +
                                    static_cast<char>('a' + i / 26 % 26) + static_cast<char>('a' + i / 676)),
                    static_cast<float>(i)});
  const ClassWords words(many);
  CHECK(words.find("wordaaa").most == 0);
  CHECK(words.find("x-wordzab-y").most == 51 - 26 + 676);
}

}  // namespace
}  // namespace kehraus
