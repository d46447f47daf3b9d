#include "score/text_model.h"

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <cmath>
#include <cstdint>
#include <random>
#include <span>
#include <vector>

#include "score/evidence.h"

namespace kehraus {
namespace {

// A tree that asks one question: its other splits lead to equal leaves.
constexpr Tree tree_of(std::uint8_t column, float limit, float yes, float no) {
  Tree tree;
  tree.columns[0] = column;
  tree.limits[0] = limit;
  for (std::size_t leaf = 0; leaf < Tree::kLeaves; ++leaf)
    tree.leaves[leaf] = leaf < Tree::kLeaves / 2 ? yes : no;
  return tree;
}

constexpr std::array<float, 2> kUsual = {10, 2};
constexpr std::array<Tree, 1> kGlance = {tree_of(0, 5, -2, 4)};
constexpr std::array<Tree, 1> kLook = {tree_of(1, 1, 0.5f, -1)};
constexpr TextModel kModel = {kUsual, kGlance, kLook, 1, 5, {0.2f, 0.4f}, {0.1f, 0.2f}};

float odds(float log_odds) { return 1 / (1 + std::exp(-log_odds)); }

TEST_CASE("a score is the sum over the trees, as a probability", "[score]") {
  CHECK(kModel.score(std::array<float, 2>{5, 1}) == Approx(odds(1 - 2 + 0.5f)));
  CHECK(kModel.score(std::array<float, 2>{5, 1.5f}) == Approx(odds(1 - 2 - 1)));
}

TEST_CASE("what a glance finds clear is not looked at further", "[score]") {
  for (float other : {0.f, 9.f}) CHECK(kModel.score(std::array<float, 2>{5.5f, other}) == Approx(odds(5)));
  CHECK(kModel.is_clear(5));
  CHECK_FALSE(kModel.is_clear(4.99f));
  const std::array<float, 2> values = {1, 1};
  CHECK(kModel.look_at(values, kModel.glance_at(values)) == kModel.score(values));
}

TEST_CASE("weights say what moved the score against the usual value", "[score]") {
  const auto weights = kModel.weights(std::array<float, 2>{4, 2}, 3);
  REQUIRE(weights.size() == 1);  // column 1 has its usual value
  CHECK(weights[0].column == 0);
  CHECK(weights[0].value == 4);
  CHECK(weights[0].weight == Approx(1 - 2 - 1 - 5));
  CHECK(kModel.weights(std::array<float, 2>{10, 2}, 3).empty());
}

// As the comment on Tree says it.
float walk(const Tree& tree, std::span<const float> values) {
  std::size_t at = 0;
  while (at < Tree::kSplits) at = 2 * at + (values[tree.columns[at]] <= tree.limits[at] ? 1 : 2);
  return tree.leaves[at - Tree::kSplits];
}

TEST_CASE("trees side by side are walked as each alone", "[score]") {
  std::mt19937 random(7);
  const auto number = [&] { return static_cast<float>(random() % 100); };
  for (std::size_t count : {0, 1, 3, 4, 5, 8, 13}) {
    std::vector<Tree> trees(count);
    for (Tree& tree : trees) {
      for (auto& column : tree.columns) column = static_cast<std::uint8_t>(random() % 2);
      for (float& limit : tree.limits) limit = number();
      for (float& leaf : tree.leaves) leaf = number();
    }
    const TextModel model = {kUsual, trees, {}, 0, 1e9f, {}, {}};
    const std::array<float, 2> values = {number(), number()};
    float sum = 0;
    for (const Tree& tree : trees) sum += walk(tree, values);
    CHECK(model.glance_at(values) == Approx(sum));
  }
}

TEST_CASE("the tables for text are whole", "[score]") {
  const TextModel& model = text_model();
  CHECK(model.usual.size() == kEvidenceCount);
  for (const Tree& tree : model.glance)
    for (std::uint8_t column : tree.columns) CHECK(column < kGlanceCount);
  for (const Tree& tree : model.look)
    for (std::uint8_t column : tree.columns) CHECK(column < kEvidenceCount);
  CHECK(model.sentences.drop_below <= model.fragments.drop_below);
  // What may go, or may be unsure, is never clear at a glance.
  CHECK(odds(model.clear_above) > std::max(model.fragments.unsure_below, model.sentences.unsure_below));
  EvidenceValues usual{};
  std::copy(model.usual.begin(), model.usual.end(), usual.begin());
  CHECK(model.score(usual) > 0.9f);  // a usual paragraph is an article's
}

}  // namespace
}  // namespace kehraus
