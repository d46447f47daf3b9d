// Limits on failures, and the line that says how far a run is.
#include "cli/batch_choices.h"

#include <catch2/catch.hpp>

#include "cli/progress_line.h"

namespace kehraus {
namespace {

TEST_CASE("too many failures are more than the limit", "[batch_choices]") {
  const FailureLimit share;
  CHECK_FALSE(is_too_many(share, 0, 0));
  CHECK_FALSE(is_too_many(share, 5, 100));
  CHECK(is_too_many(share, 6, 100));
  CHECK(is_too_many(share, 1, 1));
  const FailureLimit count{2, 0};
  CHECK_FALSE(is_too_many(count, 2, 2));
  CHECK(is_too_many(count, 3, 1000));
}

TEST_CASE("progress tells rate, share and time left", "[progress_line]") {
  CHECK(progress_text({0, 0, 7}, 0.5) == "7 documents");
  CHECK(progress_text({0, 0, 1'234'567}, 10) == "1,234,567 documents, 123,456 a second");
  CHECK(progress_text({500'000'000, 1'000'000'000, 1000}, 3600) ==
        "1,000 documents, 0 a second, 50 % of 1.0 GB, 1:00:00 left");
  CHECK(progress_text({9'000'000, 1'000'000, 10}, 5) ==
        "10 documents, 2 a second, 99 % of 1.0 MB, 0:00:00 left");
}

}  // namespace
}  // namespace kehraus
