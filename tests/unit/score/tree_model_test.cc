#include "score/tree_model.h"

#include <array>
#include <catch2/catch.hpp>
#include <cmath>

#include "score/evidence.h"
#include "score/text_model.h"

namespace kehraus {
namespace {

// One tree: column 0 up to 5 leads to -2, above to column 1, up to 1 to 0, above to 3.
constexpr std::array<float, 2> kUsual = {10, 2};
constexpr std::array<std::int32_t, 1> kRoots = {0};
constexpr std::array<Split, 2> kSplits = {{{0, 5, -1, 1}, {1, 1, -2, -3}}};
constexpr std::array<float, 3> kLeaves = {-2, 0, 3};
constexpr TreeModel kModel = {kUsual, kRoots, kSplits, kLeaves, 1, {0.2f, 0.4f}, {0.1f, 0.2f}};

float odds(float log_odds) { return 1 / (1 + std::exp(-log_odds)); }

TEST_CASE("a score is the sum over the trees, as a probability", "[score]") {
  CHECK(kModel.score(std::array<float, 2>{5, 9}) == Approx(odds(-1)));
  CHECK(kModel.score(std::array<float, 2>{5.5f, 1}) == Approx(odds(1)));
  CHECK(kModel.score(std::array<float, 2>{6, 1.5f}) == Approx(odds(4)));
}

TEST_CASE("weights say what moved the score against the usual value", "[score]") {
  const auto weights = kModel.weights(std::array<float, 2>{4, 2}, 3);
  REQUIRE(weights.size() == 1);  // column 1 has its usual value
  CHECK(weights[0].column == 0);
  CHECK(weights[0].value == 4);
  CHECK(weights[0].weight == Approx(-5));
  CHECK(kModel.weights(std::array<float, 2>{10, 2}, 3).empty());
}

TEST_CASE("the tables for text are whole", "[score]") {
  const TreeModel& model = text_model();
  CHECK(model.usual.size() == kEvidenceCount);
  for (const Split& split : model.splits) CHECK(split.column < kEvidenceCount);
  CHECK(model.sentences.drop_below <= model.fragments.drop_below);
  EvidenceValues usual{};
  std::copy(model.usual.begin(), model.usual.end(), usual.begin());
  CHECK(model.score(usual) > 0.9f);  // a usual paragraph is an article's
}

}  // namespace
}  // namespace kehraus
