#include "batch/block_counts.h"

#include <algorithm>
#include <random>

#include <catch2/catch.hpp>

#include "batch/io_error.h"

namespace kehraus {
namespace {

SeenBlock line(const std::string& text) { return {text, text, text.size(), false, false, 0}; }
SeenBlock sentence(const std::string& text) { return {text, text, text.size(), true, true, 0}; }

const std::atomic<bool> never = false;

// An article of its own, with these blocks around it.
DocumentBlocks article(std::uint64_t number, std::vector<SeenBlock> above, std::vector<SeenBlock> below,
                       const std::string& site = "a.example") {
  const std::string name = std::to_string(number);
  DocumentBlocks document{site, number, std::move(above)};
  for (const char* const part :
       {"the council of district ", "it was built in the year ", "nobody was hurt at gate "})
    document.blocks.push_back(sentence(part + name + " and all the old people of the town were there"));
  for (SeenBlock& block : below) document.blocks.push_back(std::move(block));
  for (SeenBlock& block : document.blocks) block.beside = number;
  return document;
}

LearnedBlocks learned_from(const std::vector<DocumentBlocks>& documents, const LearnedBlocks& before = {}) {
  BlockCounts counts;
  for (const DocumentBlocks& each : documents) counts.add(each);
  return counts.learned(before, never);
}

using Texts = std::vector<std::string>;

Texts texts(const LearnedBlocks& learned) {
  Texts out;
  for (const auto& [name, site] : learned.sites())
    for (const LearnedBlock& block : site.blocks())
      out.push_back(name + ": " + block.text + " " + std::string(name_of(block.place)) + " " +
                    std::to_string(block.count) + "/" + std::to_string(block.documents));
  return out;
}

TEST_CASE("what many documents of a site hold above or below the article is learned", "[block_counts]") {
  std::vector<DocumentBlocks> documents;
  for (std::uint64_t i = 1; i <= 30; ++i) {
    std::vector<SeenBlock> below = {line("follow us on the water")};
    if (i <= 11) below.push_back(line("ring twice at the gate"));
    if (i <= 10) below.push_back(line("too few have this line"));
    documents.push_back(article(i, {line("home of the old town")}, below));
  }
  CHECK(texts(learned_from(documents)) == Texts{"a.example: follow us on the water below 30/30",
                                                "a.example: home of the old town above 30/30",
                                                "a.example: ring twice at the gate below 11/30"});
}

TEST_CASE("running text must stand in twice as many", "[block_counts]") {
  std::vector<DocumentBlocks> documents;
  for (std::uint64_t i = 1; i <= 25; ++i) {
    std::vector<SeenBlock> above;
    if (i <= 19) above.push_back(sentence("another one that stands on nineteen"));
    documents.push_back(article(i, above, {sentence("a sentence that stands on all of them")}));
  }
  CHECK(texts(learned_from(documents)) ==
        Texts{"a.example: a sentence that stands on all of them below 25/25"});
}

TEST_CASE("what stands in the article stays", "[block_counts]") {
  std::vector<DocumentBlocks> documents;
  for (std::uint64_t i = 1; i <= 60; ++i) {
    DocumentBlocks each = article(i, {}, {});
    SeenBlock heading = line("why it matters to us");
    heading.beside = i;
    each.blocks.insert(each.blocks.begin() + 1, heading);
    documents.push_back(each);
  }
  CHECK(texts(learned_from(documents)).empty());
}

TEST_CASE("an item of a list that varies stays", "[block_counts]") {
  std::vector<DocumentBlocks> documents;
  for (std::uint64_t i = 1; i <= 60; ++i) {
    const std::string name = std::to_string(i);
    documents.push_back(article(
        i, {line("so much of flour " + name), line("a little salt for all"), line("milk by taste " + name)},
        {}));
  }
  CHECK(texts(learned_from(documents)).empty());
}

TEST_CASE("a form that is filled in stays", "[block_counts]") {
  std::vector<DocumentBlocks> documents;
  const Texts shown = {"to none of them", "to the keeper", "to the left wing", "to the whole bank"};
  for (std::uint64_t i = 1; i <= 60; ++i)
    documents.push_back(
        article(i, {}, {line("yellow cards " + shown[i % 8 < 4 ? i % 4 : 0]), line("seen at the ground")}));
  CHECK(texts(learned_from(documents)) == Texts{"a.example: seen at the ground below 60/60"});
}

TEST_CASE("copies of an article count once", "[block_counts]") {
  std::vector<DocumentBlocks> documents;
  for (int copy = 0; copy < 50; ++copy)
    documents.push_back(article(7, {}, {line("a list that the article has")}));
  CHECK(texts(learned_from(documents)).empty());
}

TEST_CASE("so do the versions of a story, whatever is edited in each", "[block_counts]") {
  std::vector<DocumentBlocks> documents;
  for (std::uint64_t version = 1; version <= 40; ++version) {
    DocumentBlocks each =
        article(7, {}, {line("a list that the story has"), line("and what came of it then")});
    each.content = version;
    for (SeenBlock& block : each.blocks) block.beside = version;
    each.blocks[0] = sentence("the longest of its paragraphs as it stood in version " +
                              std::to_string(version) + " of it");
    documents.push_back(each);
  }
  for (std::uint64_t i = 100; i < 120; ++i) documents.push_back(article(i, {}, {}));
  CHECK(texts(learned_from(documents)).empty());
}

TEST_CASE("each site is counted by itself, and none where it is unknown", "[block_counts]") {
  std::vector<DocumentBlocks> documents;
  for (std::uint64_t i = 1; i <= 30; ++i)
    documents.push_back(article(i, {}, {line("follow us on the water")},
                                i % 2 == 0 ? "even.example"
                                : i <= 9   ? "odd.example"
                                           : ""));
  CHECK(texts(learned_from(documents)) == Texts{"even.example: follow us on the water below 15/15"});
  BlockCounts none;
  none.add({});
  CHECK(none.is_empty());
  CHECK(none.learned({}, never) == LearnedBlocks());
}

TEST_CASE("what was learned stays as it was, unless a larger site says otherwise", "[block_counts]") {
  const auto night = [](std::uint64_t documents, std::uint64_t with) {
    std::vector<DocumentBlocks> all;
    for (std::uint64_t i = 1; i <= documents; ++i)
      all.push_back(
          article(i, {}, i <= with ? std::vector{line("follow us on the water")} : std::vector<SeenBlock>{}));
    return all;
  };
  const LearnedBlocks before = learned_from(night(12, 12));
  const Texts as_it_was = {"a.example: follow us on the water below 12/12"};
  REQUIRE(texts(before) == as_it_was);
  CHECK(texts(learned_from(night(200, 200), before)) == as_it_was);
  CHECK(texts(learned_from(night(200, 15), before)) == as_it_was);  // 29 are asked for
  CHECK(texts(learned_from(night(200, 14), before)).empty());
  CHECK(texts(learned_from(night(200, 0), before)).empty());
  CHECK(texts(learned_from(night(11, 1), before)) == as_it_was);
  CHECK(texts(learned_from(night(11, 0), before)) == as_it_was);
  CHECK(texts(learned_from({}, before)) == as_it_was);
}

TEST_CASE("what a site puts elsewhere now is learned there", "[block_counts]") {
  std::vector<DocumentBlocks> below, above;
  for (std::uint64_t i = 1; i <= 60; ++i) {
    if (i <= 20) below.push_back(article(i, {}, {line("follow us on the water")}));
    above.push_back(article(i, {line("follow us on the water")}, {}));
  }
  CHECK(texts(learned_from(above, learned_from(below))) ==
        Texts{"a.example: follow us on the water above 60/60"});
}

TEST_CASE("a site of which too many lines repeat is none to learn from", "[block_counts]") {
  std::vector<DocumentBlocks> documents;
  for (std::uint64_t i = 1; i <= 12; ++i) {
    DocumentBlocks each = article(i, {}, {});
    for (int n = 0; n < 6'000; ++n)
      each.blocks.push_back(line("one line more " + std::to_string(n) + " of many"));
    for (SeenBlock& block : each.blocks)
      block.size = each.blocks.size() < 4 ? block.size : block.is_prose ? 1'000'000 : 1;
    documents.push_back(each);
    documents.push_back(article(100 + i, {}, {line("follow us on the water")}, "b.example"));
  }
  CHECK(texts(learned_from(documents)) == Texts{"b.example: follow us on the water below 12/12"});
}

TEST_CASE("counting ends when it is to stop", "[block_counts]") {
  BlockCounts counts;
  for (std::uint64_t i = 1; i <= 5'000; ++i) counts.add(article(i, {}, {line("follow us on the water")}));
  const std::atomic<bool> stop = true;
  CHECK_THROWS_AS(counts.learned({}, stop), IoError);
}

TEST_CASE("the order of documents says nothing", "[block_counts]") {
  std::vector<DocumentBlocks> documents;
  for (std::uint64_t i = 1; i <= 200; ++i) {
    SeenBlock spelled = line("follow us on the water");
    spelled.text += std::string(i % 3, '!');
    documents.push_back(article(i, {spelled},
                                {line("line by the hand of number " + std::to_string(i / 2 % 3))},
                                i % 2 == 0 ? "a.example" : "b.example"));
  }
  const LearnedBlocks in_order = learned_from(documents);
  CHECK(in_order.block_count() == 8);
  std::mt19937 random(3);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(documents.begin(), documents.end(), random);
    CHECK(learned_from(documents) == in_order);
  }
}

}  // namespace
}  // namespace kehraus
