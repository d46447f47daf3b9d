#include "batch/block_counts.h"

#include <algorithm>
#include <random>

#include <catch2/catch.hpp>

namespace kehraus {
namespace {

DocumentBlocks document(std::uint64_t number, std::vector<SeenBlock> blocks) {
  for (SeenBlock& block : blocks)
    if (block.beside == 0) block.beside = number;
  return {"a.example", number, std::move(blocks)};
}

SeenBlock line(const std::string& text, std::uint64_t beside = 0) { return {text, text, false, beside}; }
SeenBlock sentence(const std::string& text) { return {text, text, true, 0}; }

LearnedBlocks learned_from(const std::vector<DocumentBlocks>& documents) {
  BlockCounts counts;
  for (const DocumentBlocks& each : documents) counts.add(each);
  return counts.learned();
}

std::vector<std::string> texts(const LearnedBlocks& learned) {
  std::vector<std::string> out;
  for (const auto& [name, site] : learned.sites())
    for (const LearnedBlock& block : site.blocks())
      out.push_back(name + ": " + block.text + " " + std::to_string(block.count) + "/" +
                    std::to_string(block.documents));
  return out;
}

TEST_CASE("what many documents of a site hold is learned", "[block_counts]") {
  std::vector<DocumentBlocks> documents;
  for (std::uint64_t i = 1; i <= 30; ++i) {
    DocumentBlocks each = document(i, {line("follow us on the water")});
    if (i <= 11) each.blocks.push_back({"ring twice at the gate", "ring twice at the gate", false, i});
    if (i <= 10) each.blocks.push_back({"too few have this line", "too few have this line", false, i});
    if (i <= 21) each.blocks.push_back({"a sentence that many share", "a sentence that many share", true, i});
    documents.push_back(each);
  }
  CHECK(texts(learned_from(documents)) ==
        std::vector<std::string>{"a.example: follow us on the water 30/30",
                                 "a.example: ring twice at the gate 11/30"});
}

TEST_CASE("running text must stand in twice as many", "[block_counts]") {
  std::vector<DocumentBlocks> documents;
  for (std::uint64_t i = 1; i <= 25; ++i) {
    DocumentBlocks each = document(i, {sentence("a sentence on all of them")});
    if (i <= 19) each.blocks.push_back({"a sentence on nineteen", "a sentence on nineteen", true, i});
    documents.push_back(each);
  }
  CHECK(texts(learned_from(documents)) ==
        std::vector<std::string>{"a.example: a sentence on all of them 25/25"});
}

TEST_CASE("copies of an article count once", "[block_counts]") {
  std::vector<DocumentBlocks> documents;
  for (int copy = 0; copy < 50; ++copy)
    documents.push_back(document(7, {line("a list that the article has", 70)}));
  CHECK(learned_from(documents).sites().empty());
}

TEST_CASE("each site is counted by itself, and none where it is unknown", "[block_counts]") {
  std::vector<DocumentBlocks> documents;
  for (std::uint64_t i = 1; i <= 30; ++i) {
    documents.push_back(document(i, {line("follow us on the water")}));
    documents.back().site = i % 2 == 0 ? "even.example" : i <= 9 ? "odd.example" : "";
  }
  CHECK(texts(learned_from(documents)) ==
        std::vector<std::string>{"even.example: follow us on the water 15/15"});
  BlockCounts none;
  none.add({});
  CHECK(none.is_empty());
  CHECK(none.learned() == LearnedBlocks());
}

TEST_CASE("the order of documents says nothing", "[block_counts]") {
  std::vector<DocumentBlocks> documents;
  for (std::uint64_t i = 1; i <= 200; ++i) {
    DocumentBlocks each = document(
        i, {line("line number " + std::to_string(i / 2 % 3)), line("FOLLOW us" + std::string(i % 3, '!'))});
    each.blocks[1].key = "follow us";
    each.blocks[1].text += " on the water";
    each.blocks[1].key += " on the water";
    each.site = i % 2 == 0 ? "a.example" : "b.example";
    documents.push_back(each);
  }
  const LearnedBlocks in_order = learned_from(documents);
  REQUIRE(in_order.block_count() > 2);
  std::mt19937 random(3);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(documents.begin(), documents.end(), random);
    CHECK(learned_from(documents) == in_order);
  }
}

}  // namespace
}  // namespace kehraus
