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

TEST_CASE("a site is known by its host in lower case") {
  CHECK(site_host_of("https://www.Example.org/a?b#c") == "example.org");
  CHECK(site_host_of("HTTPS://WWW.News.Example.ORG.:80/x") == "news.example.org");
  CHECK(site_host_of("https://example.org.?x@y") == "example.org");
  CHECK(site_host_of("https://b\xC3\xBC"
                     "cher.example/") ==
        "b\xC3\xBC"
        "cher.example");
  CHECK(site_host_of("http://[2001:DB8::1]:80/") == "[2001:db8::1]");
}

TEST_CASE("what no host can be called is no site") {
  for (const char* url : {"", "example.org", "https://", "https://ex am.ple/", "https://ex\nam.ple/",
                          "https://<b>/", "https://a\\b/", "https://a'b/"})
    CHECK(site_host_of(url).empty());
  CHECK(site_host_of("https://" + std::string(253, 'a') + "/").size() == 253);
  CHECK(site_host_of("https://" + std::string(254, 'a') + "/").empty());
}

}  // namespace kehraus
