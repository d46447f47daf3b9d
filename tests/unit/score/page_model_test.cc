#include "score/page_model.h"

#include <catch2/catch.hpp>
#include <cmath>
#include <fstream>
#include <random>
#include <string>
#include <vector>

#include "score/page_evidence.h"

namespace kehraus {
namespace {

// The names in the enumeration, as the trainer reads them.
std::vector<std::string> names_in_header() {
  std::ifstream in(KEHRAUS_SOURCE_DIR "/src/score/page_evidence.h");
  std::vector<std::string> names;
  bool is_inside = false;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("enum class PageEvidence")) is_inside = true;
    if (is_inside && line.starts_with("};")) break;
    const std::size_t comma = line.find(',');
    if (is_inside && line.starts_with("  ") && line[2] >= 'a' && line[2] <= 'z' && comma != line.npos)
      names.push_back(line.substr(2, comma - 2));
  }
  return names;
}

TEST_CASE("evidence has the names of its enumeration, in its order", "[score]") {
  const std::vector<std::string> names = names_in_header();
  REQUIRE(names.size() == kPageEvidenceCount);
  for (std::size_t e = 0; e < names.size(); ++e) CHECK(name_of(static_cast<PageEvidence>(e)) == names[e]);
}

TEST_CASE("the page's tables ask for evidence that there is", "[score]") {
  REQUIRE(page_model().usual.size() == kPageEvidenceCount);
  REQUIRE_FALSE(page_model().trees.empty());
  for (const Tree& tree : page_model().trees)
    for (const std::uint8_t column : tree.columns) CHECK(column < kPageEvidenceCount);
}

TEST_CASE("the likeliest type has a likelihood of its share", "[score]") {
  std::mt19937 random(3);
  for (int i = 0; i < 200; ++i) {
    std::vector<float> values(kPageEvidenceCount);
    for (float& value : values) value = static_cast<float>(random() % 1000) / 10;
    const PageType type = page_type_of(values);
    CHECK_FALSE(type.type.empty());
    CHECK(type.confidence <= 1);
    CHECK(type.confidence * static_cast<float>(page_types().size()) >= 1);
  }
}

TEST_CASE("what is usual moves nothing", "[score]") {
  const PageModel& model = page_model();
  CHECK(model.weights(model.usual, 3).empty());
  std::vector<float> values(model.usual.begin(), model.usual.end());
  values[static_cast<std::size_t>(PageEvidence::to_core)] = 9;
  values[static_cast<std::size_t>(PageEvidence::to_dense)] = 9;
  REQUIRE_FALSE(model.weights(values, 3).empty());
  CHECK(model.weights(values, 3)[0].weight < 0);
}

}  // namespace
}  // namespace kehraus
