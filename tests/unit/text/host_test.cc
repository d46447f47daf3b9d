#include "text/host.h"

#include <catch2/catch.hpp>

namespace kehraus {

TEST_CASE("the host of an address") {
  CHECK(host_of("https://www.example.org/a?b#c") == "example.org");
  CHECK(host_of("http://example.org:8080") == "example.org");
  CHECK(host_of("http://user:word@example.org:80/x@y") == "example.org");
  CHECK(host_of("http://[::1]:80/") == "[::1]");
  CHECK(host_of("http://[::1") == "[::1");
  CHECK(host_of("ftp://Example.ORG?x") == "Example.ORG");
}

TEST_CASE("what is no whole address has no host") {
  for (const char* url :
       {"", "example.org", "//example.org/", "mailto:a@example.org", "http://", "http://user@", "http:///a"})
    CHECK(host_of(url).empty());
}

}  // namespace kehraus
