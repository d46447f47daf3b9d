#include "metadata/machine_date.h"

#include <catch2/catch.hpp>

#include "lexicon.h"

namespace kehraus {
namespace {

std::string read(std::string_view value) {
  return read_machine_date(value, "en", testing::dates()).value_or("none");
}

TEST_CASE("dates that programs write", "[metadata]") {
  CHECK(read("2024-03-01") == "2024-03-01");
  CHECK(read(" 2024-03-01T10:20:30.123Z ") == "2024-03-01T10:20:30Z");
  CHECK(read("2024-03-01T10:20:30+0100") == "2024-03-01T10:20:30+01:00");
  CHECK(read("20240301") == "2024-03-01");
  CHECK(read("20240301T102030Z") == "2024-03-01T10:20:30Z");
  CHECK(read("202403011020") == "2024-03-01T10:20");
  CHECK(read("1709288430") == "2024-03-01T10:20:30Z");
  CHECK(read("1709288430000") == "2024-03-01T10:20:30Z");
  CHECK(read("Fri Mar 01 10:20:30 CET 2024") == "2024-03-01T10:20:30+01:00");
  CHECK(read("Fri, 01 Mar 2024 10:20:30 GMT") == "2024-03-01T10:20:30Z");
  CHECK(read("03/01/2024") == "2024-03-01");
}

TEST_CASE("what stands for no date is none", "[metadata]") {
  for (const char* value : {"", "0", "1970-01-01T00:00:00Z", "0001-01-01", "20241301", "2024", "yesterday",
                            "12345678", "99999999999999999999"})
    CHECK(read(value) == "none");
}

TEST_CASE("dates in addresses have a day", "[metadata]") {
  const auto of = [](std::string_view address) { return read_address_date(address).value_or("none"); };
  CHECK(of("https://a.example/2024/03/01/ferry") == "2024-03-01");
  CHECK(of("https://a.example/2024/3/1/ferry") == "2024-03-01");
  CHECK(of("https://a.example/ferry-2024-03-01.html") == "2024-03-01");
  CHECK(of("https://a.example/20240301/ferry") == "2024-03-01");
  CHECK(of("https://a.example/news/01-03-2024") == "2024-03-01");
  CHECK(of("https://a.example/2024/03/ferry") == "none");
  CHECK(of("https://a.example/id/120240301") == "none");
  CHECK(of("https://a.example/2024/13/45/") == "none");
  CHECK(of("https://a.example/1824/03/01/") == "none");
}

}  // namespace
}  // namespace kehraus
