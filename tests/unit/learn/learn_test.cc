#include <algorithm>

#include <catch2/catch.hpp>

#include "document/error.h"
#include "learn/block_key.h"
#include "learn/boilerplate.h"
#include "learn/document_blocks.h"
#include "learn/learned_blocks.h"
#include "learn/learned_file.h"

namespace kehraus {
namespace {

using Catch::Matchers::Contains;

std::string key_of(const std::string& text) {
  std::string key = "what stood here before";
  block_key(text, key);
  return key;
}

TEST_CASE("a key is a block's words, whatever stands between them", "[block_key]") {
  CHECK(key_of("Follow us on the water!") == "follow us on the water");
  CHECK(key_of("» FOLLOW us - on the: Water") == "follow us on the water");
  CHECK(key_of("Größer ALS die Brücke") == "größer als die brücke");
  CHECK(key_of("Мы на воде и на суше") == "мы на воде и на суше");
}

TEST_CASE("numbers count", "[block_key]") {
  CHECK(key_of("Memory: 16 GB of RAM") == "memory 16 gb of ram");
  CHECK(key_of("Memory: 16 GB of RAM") != key_of("Memory: 8 GB of RAM"));
}

TEST_CASE("too little and too much has no key", "[block_key]") {
  CHECK(key_of("").empty());
  CHECK(key_of("Read on").empty());
  CHECK(key_of("Read on now") == "read on now");
  CHECK(key_of("Bundesverfassungsgericht in Karlsruhe") == "bundesverfassungsgericht in karlsruhe");
  CHECK(key_of("Bundesverfassungsgericht: Karlsruhe").empty());
  CHECK(key_of("関連記事はこちら") == "関連記事はこちら");
  CHECK(key_of("関連記事はこち").empty());
  CHECK(key_of("12 34 56 78").empty());
  CHECK(key_of("... --- ...").empty());
  std::string longest = "a bc ";
  longest += std::string(kMaxKeyBytes - longest.size(), 'd');
  CHECK(key_of(longest).size() == kMaxKeyBytes);
  CHECK(key_of(longest + "d").empty());
  CHECK(key_of("\xFF\xFE malformed bytes \xC3 are no words") == "malformed bytes are no words");
}

TEST_CASE("the number of repeats asked for grows with the site", "[boilerplate]") {
  struct Row {
    std::uint64_t documents, fewest, fewest_guarded;
  };
  for (const Row& row : {Row{10, 10, 20}, {25, 10, 20}, {26, 11, 21}, {100, 20, 40}, {10'000, 200, 400}}) {
    CAPTURE(row.documents);
    CHECK(is_boilerplate(row.fewest, row.documents, false));
    CHECK_FALSE(is_boilerplate(row.fewest - 1, row.documents, false));
    CHECK(is_boilerplate(row.fewest_guarded, row.documents, true));
    CHECK_FALSE(is_boilerplate(row.fewest_guarded - 1, row.documents, true));
  }
}

LearnedSite site(const std::string& name, std::vector<LearnedBlock> blocks) {
  return {name, std::move(blocks)};
}

LearnedBlocks two_sites() {
  return LearnedBlocks(
      {site("b.example", {{"Follow us on the water", LearnedPlace::above, 12, 20}}),
       site("a.example", {{"Zum Schluss noch ein Hinweis", LearnedPlace::below, 90, 100},
                          {"A \"quoted\" line\twith \xE2\x80\xAE signs", LearnedPlace::below, 30, 100}})});
}

TEST_CASE("a learned block is found by its words", "[learned_blocks]") {
  const LearnedBlocks learned = two_sites();
  std::string key;
  REQUIRE(learned.find("b.example"));
  CHECK(learned.find("b.example")->rule() == "learned/b.example/repeated-block");
  REQUIRE(learned.find("b.example")->find("FOLLOW us, on the water.", key));
  CHECK(learned.find("b.example")->find("FOLLOW us, on the water.", key)->count == 12);
  CHECK_FALSE(learned.find("b.example")->find("Follow us on the land", key));
  CHECK_FALSE(learned.find("b.example")->find("", key));
  CHECK_FALSE(learned.find("c.example"));
  CHECK(learned.block_count() == 3);
}

TEST_CASE("sites without a block, and blocks without a key, are left out", "[learned_blocks]") {
  const LearnedBlocks learned(
      {site("a.example", {}), site("b.example", {{"Read on", LearnedPlace::below, 50, 50}})});
  CHECK(learned.sites().empty());
  CHECK(learned == LearnedBlocks());
}

TEST_CASE("what was learned before stays as it was", "[learned_blocks]") {
  const LearnedBlocks before = two_sites();
  const LearnedBlocks now({site("b.example", {{"Follow us on the water!", LearnedPlace::below, 99, 100},
                                              {"Ring twice at the gate", LearnedPlace::below, 50, 100}}),
                           site("c.example", {{"Ring twice at the gate", LearnedPlace::below, 11, 11}})});
  const LearnedBlocks both = merged(before, now);
  std::string key;
  CHECK(both.find("b.example")->find("Follow us on the water", key)->count == 12);
  CHECK(both.find("b.example")->find("Ring twice at the gate", key)->count == 50);
  CHECK(both.block_count() == 5);
  CHECK(merged(both, now) == both);
  CHECK(merged(before, LearnedBlocks()) == before);
}

TEST_CASE("a share's version changes with its sites alone", "[learned_blocks]") {
  const LearnedBlocks learned = two_sites();
  const std::uint64_t a = LearnedBlocks::share_of("a.example"), b = LearnedBlocks::share_of("b.example");
  REQUIRE(a != b);
  const LearnedBlocks more =
      merged(learned,
             LearnedBlocks({site("b.example", {{"Ring twice at the gate", LearnedPlace::below, 50, 100}})}));
  CHECK(more.version_of_share(a) == learned.version_of_share(a));
  CHECK(more.version_of_share(b) != learned.version_of_share(b));
  CHECK(learned.version_of_share((a + 1) % LearnedBlocks::kShares == b ? a + 2 : a + 1) == 0);
}

TEST_CASE("the file holds what it was made of", "[learned_file]") {
  const LearnedBlocks learned = two_sites();
  const std::string file = learned_as_file(learned);
  CHECK(parse_learned(file, "f") == learned);
  CHECK(learned_as_file(parse_learned(file, "f")) == file);
  CHECK(file.find("a.example") < file.find("b.example"));
  CHECK(parse_learned(learned_as_file({}), "f") == LearnedBlocks());
}

TEST_CASE("a file that is not what was written is refused with its line", "[learned_file]") {
  const std::string file = learned_as_file(two_sites());
  const auto refusal = [](const std::string& bytes) -> std::string {
    try {
      parse_learned(bytes, "clean/learned.jsonl");
    } catch (const Error& error) {
      return error.what();
    }
    return {};
  };
  CHECK_THAT(refusal(""), Contains("clean/learned.jsonl:1: the file is empty"));
  CHECK_THAT(refusal("{}\n"), Contains("not a file of learned blocks"));
  CHECK_THAT(refusal("[]\n"), Contains("no JSON object"));
  CHECK_THAT(refusal("{\"format\":\"kehraus learned blocks\",\"version\":9}\n"), Contains("another version"));
  // Each single byte that changes, and each end.
  for (std::size_t at = 0; at < file.size(); ++at) {
    std::string changed = file;
    changed[at] = changed[at] == 'x' ? 'y' : 'x';
    if (refusal(changed).empty()) FAIL("byte " << at << " changed unnoticed");
    if (refusal(file.substr(0, at)).empty()) FAIL("cut at byte " << at << " unnoticed");
  }
  CHECK_THAT(refusal(file.substr(0, file.size() - 1)), Contains("remove it to learn anew"));
}

BodyBlockView block(std::string_view text, BlockKind kind = BlockKind::paragraph) {
  BodyBlockView block;
  block.kind = kind;
  block.text = text;
  return block;
}

ResultView document(std::vector<BodyBlockView> blocks) {
  ResultView result;
  result.judged_host = "a.example";
  result.blocks = std::move(blocks);
  return result;
}

const SeenBlock& seen(const DocumentBlocks& blocks, const std::string& text) {
  const auto found = std::find_if(blocks.blocks.begin(), blocks.blocks.end(),
                                  [&](const SeenBlock& each) { return each.text == text; });
  REQUIRE(found != blocks.blocks.end());
  return *found;
}

constexpr const char* kOne =
    "The council decided on Monday that the bridge will be torn down and built anew.";
constexpr const char* kTwo =
    "Nobody in the hall could say what it will cost, and nobody had asked for it either.";
constexpr const char* kThree =
    "The ferry sails again from the first day of spring, said the skipper to the mayor.";
constexpr const char* kFour =
    "It was a long winter on the river, and the ice was thicker than in other years.";
constexpr const char* kBox = "Follow us on the water";

TEST_CASE("what a block stands beside is the same in copies of an article", "[document_blocks]") {
  const auto first = blocks_of(document({block(kOne), block(kBox), block(kTwo), block(kThree)}));
  const auto copy =
      blocks_of(document({block(kThree), block(kTwo), block(kOne), block(kBox), block("A new line more")}));
  const auto other = blocks_of(document({block(kOne), block(kBox), block(kTwo), block(kFour)}));
  CHECK(seen(first, kBox).beside == seen(copy, kBox).beside);
  CHECK(seen(first, kBox).beside != seen(other, kBox).beside);
  CHECK(first.content == copy.content);
  CHECK(first.content != other.content);
  // Beside the paragraph that only one of them has, they are the same.
  CHECK(seen(first, kThree).beside == seen(copy, kThree).beside);
}

TEST_CASE("what is rather the article's is guarded", "[document_blocks]") {
  struct Row {
    std::string_view text;
    BlockKind kind;
    bool is_guarded;
  };
  for (const Row& row : {Row{kBox, BlockKind::paragraph, false},
                         {kBox, BlockKind::list_item, false},
                         {kBox, BlockKind::heading, true},
                         {kBox, BlockKind::table_row, true},
                         {kBox, BlockKind::quote, true},
                         {kOne, BlockKind::paragraph, true},
                         {"Nobody was hurt.", BlockKind::paragraph, true},
                         {"Three cloves of garlic", BlockKind::paragraph, false},
                         {"3 cloves of garlic", BlockKind::paragraph, true},
                         {"- a pinch of salt", BlockKind::paragraph, true},
                         {"Yellow cards: none shown", BlockKind::paragraph, true},
                         {"Follow us on the water:", BlockKind::paragraph, false}}) {
    CAPTURE(row.text, name_of(row.kind));
    CHECK(seen(blocks_of(document({block(row.text, row.kind)})), std::string(row.text)).is_guarded ==
          row.is_guarded);
  }
  CHECK(seen(blocks_of(document({block(kBox), block(kOne), block(kBox)})), kBox).is_guarded);
}

TEST_CASE("blocks stand in their order, also those that are not compared", "[document_blocks]") {
  const auto blocks = blocks_of(document({block("Read on"), block(kOne), block(kBox)})).blocks;
  REQUIRE(blocks.size() == 3);
  CHECK(blocks[0].key.empty());
  CHECK(blocks[0].text.empty());
  CHECK(blocks[0].size == 7);
  CHECK(blocks[1].is_prose);
  CHECK_FALSE(blocks[2].is_prose);
}

TEST_CASE("a document says nothing where its site is unknown", "[document_blocks]") {
  ResultView unknown = document({block(kBox)});
  unknown.judged_host.clear();
  CHECK(blocks_of(unknown).blocks.empty());
  CHECK(blocks_of(document({})).blocks.empty());
}

TEST_CASE("a text without end is not compared", "[document_blocks]") {
  const std::string signs = "Follow us " + std::string(1u << 20, '-') + " on the water";
  CHECK(blocks_of(document({block(signs)})).blocks[0].key.empty());
}

}  // namespace
}  // namespace kehraus
