// The promises, on any input: conservation, provenance, valid UTF-8, determinism, isolation and idempotence.
#include <catch2/catch.hpp>

#include <algorithm>
#include <random>
#include <thread>

#include "clean/cleaner.h"
#include "fixtures.h"
#include "random_text.h"
#include "text/utf8.h"
#include "text/whitespace.h"
#include "write/record.h"

using namespace kehraus;

namespace {

bool is_valid_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (c.value == 0xFFFD && c.size == 1) return false;
    at += c.size;
  }
  return true;
}

struct Tile {
  Span span;
  std::string_view text;
};

std::vector<Tile> tiles_of(const Result& result) {
  std::vector<Tile> tiles;
  for (const BodyBlock& block : result.blocks) tiles.push_back({block.span, block.text});
  for (const Removal& removal : result.removed) tiles.push_back({removal.span, removal.text});
  std::sort(tiles.begin(), tiles.end(),
            [](const Tile& a, const Tile& b) { return a.span.start < b.span.start; });
  return tiles;
}

std::string squeezed(std::string_view text) {
  std::string out;
  append_squeezed(strip(text), out);
  return out;
}

// Kept and removed spans tile the input; for UTF-8 input each holds just the bytes of its text.
void check_conservation(const std::string& input, const Result& result, bool is_utf8) {
  std::size_t at = 0;
  for (const Tile& tile : tiles_of(result)) {
    REQUIRE(tile.span.start == at);
    REQUIRE(tile.span.end > at);
    at = tile.span.end;
    if (is_utf8)
      REQUIRE(squeezed(std::string_view(input).substr(tile.span.start, tile.span.size())) == tile.text);
  }
  if (at != 0)
    REQUIRE(at == input.size());
  else
    REQUIRE(squeezed(input).empty());
}

void check_provenance(const Result& result) {
  for (const Removal& removal : result.removed) {
    REQUIRE_FALSE(removal.rule.empty());
    REQUIRE_FALSE(removal.text.empty());
  }
}

void check_idempotence(const Cleaner& cleaner, const Result& first) {
  const std::string body = first.text();
  const Result second = cleaner.clean(body);
  std::string taken;
  for (const Removal& removal : second.removed) taken += removal.rule + " took: " + removal.text + "\n";
  INFO(taken);
  REQUIRE(second.removed.empty());
  REQUIRE(second.text() == body);
}

void check_promises(const Cleaner& cleaner, const std::string& name, const std::string& input, bool is_utf8) {
  INFO(name);
  const Result result = cleaner.clean(input);
  if (result.outcome == Outcome::failed) return;
  check_conservation(input, result, is_utf8);
  check_provenance(result);
  REQUIRE(is_valid_utf8(result.text()));
  check_idempotence(cleaner, result);
}

// Everything a result says, in one string: its record.
std::string told(const Result& result) {
  std::string out;
  RecordOptions options;
  options.with_blocks = options.with_removed = true;
  write_record(result, {}, options, out);
  return out;
}

std::vector<testing::NamedText> all_texts() {
  auto texts = testing::fixture_sources();
  for (auto& text : testing::gold_bodies()) texts.push_back(std::move(text));
  for (auto& text : testing::shared_texts()) texts.push_back(std::move(text));
  testing::RandomText random(20261);
  for (int i = 0; i < 40; ++i) texts.emplace_back("random " + std::to_string(i), random.document());
  return texts;
}

}  // namespace

TEST_CASE("the promises hold on every fixture and every document at hand", "[property]") {
  const Cleaner cleaner({});
  for (const auto& [name, text] : testing::fixture_sources()) check_promises(cleaner, name, text, true);
  for (const auto& [name, text] : testing::gold_bodies()) check_promises(cleaner, name, text, true);
  for (const auto& [name, text] : testing::shared_texts()) check_promises(cleaner, name, text, true);
}

TEST_CASE("the promises hold on random documents", "[property]") {
  const Cleaner cleaner({});
  testing::RandomText random(7);
  for (int i = 0; i < 3000; ++i)
    check_promises(cleaner, "random " + std::to_string(i), random.document(), true);
}

TEST_CASE("the promises hold on random bytes", "[property]") {
  const Cleaner cleaner({});
  testing::RandomText random(8);
  for (int i = 0; i < 3000; ++i) check_promises(cleaner, "bytes " + std::to_string(i), random.bytes(), false);
}

TEST_CASE("the promises hold on a million random documents", "[slow]") {
  const Cleaner cleaner({});
  testing::RandomText random(9);
  for (int i = 0; i < 1'000'000; ++i) {
    const bool bytes = i % 10 == 0;
    check_promises(cleaner, "slow " + std::to_string(i), bytes ? random.bytes() : random.document(), !bytes);
  }
}

TEST_CASE("threads, order and company change nothing", "[property]") {
  const auto texts = all_texts();
  std::vector<std::string> alone;
  for (const auto& [name, text] : texts) alone.push_back(told(Cleaner({}).clean(text)));

  for (unsigned threads : {1u, 2u, 8u}) {
    const Cleaner cleaner({});
    std::vector<std::size_t> order(texts.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::shuffle(order.begin(), order.end(), std::mt19937(threads));
    std::vector<std::string> together(texts.size());
    std::vector<std::thread> pool;
    for (unsigned t = 0; t < threads; ++t)
      pool.emplace_back([&, t] {
        for (std::size_t k = t; k < order.size(); k += threads)
          together[order[k]] = told(cleaner.clean(texts[order[k]].second));
      });
    for (std::thread& thread : pool) thread.join();
    CHECK(together == alone);
  }
}
