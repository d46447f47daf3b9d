#include "metadata/mend_json.h"

#include <catch2/catch.hpp>

namespace kehraus {
namespace {

TEST_CASE("what stands around JSON by mistake goes", "[metadata]") {
  CHECK(mend_json(" <!-- {\"a\":1} --> ") == "{\"a\":1}");
  CHECK(mend_json("//<![CDATA[\n{\"a\":1}\n//]]>") == "{\"a\":1}");
  CHECK(mend_json("{\"a\":1};") == "{\"a\":1}");
}

TEST_CASE("line breaks in strings become spaces, elsewhere they stay", "[metadata]") {
  CHECK(mend_json("{\n\"a\":\"b\nc\td\"}") == "{\n\"a\":\"b c d\"}");
  CHECK(mend_json("{\"a\":\"b\\\"\nc\"}") == "{\"a\":\"b\\\" c\"}");
}

TEST_CASE("a comma in front of a closing bracket goes, but not in a string", "[metadata]") {
  CHECK(mend_json("{\"a\":[1,2, ],}") == "{\"a\":[1,2 ]}");
  CHECK(mend_json("{\"a\":\",}\"}") == "{\"a\":\",}\"}");
}

TEST_CASE("what is not known to be safe stays broken", "[metadata]") {
  CHECK(mend_json("{'a':1}") == "{'a':1}");
  CHECK(mend_json("{\"a\":\"b\"c\"}") == "{\"a\":\"b\"c\"}");
  CHECK(mend_json("").empty());
  CHECK(mend_json("\"\\") == "\"\\");
}

}  // namespace
}  // namespace kehraus
