#include "clean/options.h"

#include <catch2/catch.hpp>

namespace kehraus {
namespace {

TEST_CASE("the defaults", "[options]") {
  const Options options;
  CHECK_FALSE(options.language.has_value());
  CHECK(options.favour == Favour::neither);
  CHECK(options.rules_folders.empty());
  CHECK(options.max_document_bytes == 33'554'432);
  CHECK_FALSE(options.trace);
  for (std::size_t c = 0; c < kCategoryCount; ++c) {
    CHECK_FALSE(options.keep.has(static_cast<Category>(c)));
    CHECK_FALSE(options.drop.has(static_cast<Category>(c)));
  }
}

}  // namespace
}  // namespace kehraus
