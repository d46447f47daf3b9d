#include "clean/page_host.h"

#include <catch2/catch.hpp>

namespace kehraus {
namespace {

TEST_CASE("a page is known by its host", "[page]") {
  CHECK(host_for_rules("https://www.Example.org/a?b#c") == "example.org");
  CHECK(host_for_rules("HTTP://user:word@News.example.org:8080") == "news.example.org");
  CHECK(host_for_rules("https://example.org.?x@y") == "example.org");
  CHECK(host_for_rules("https://example.org/a@b").starts_with("example.org"));
  for (const std::string_view none : {"", "example.org", "/a", "https://", "mailto:a@b"})
    CHECK(host_for_rules(none).empty());
}

TEST_CASE("the caller's address counts before the page's own", "[page]") {
  PageClaims claims;
  claims.urls = {{ClaimSource::open_graph, "https://graph.example/"},
                 {ClaimSource::link, "/relative"},
                 {ClaimSource::link, "https://link.example/"}};
  CHECK(host_for_rules("https://caller.example/", claims) == "caller.example");
  CHECK(host_for_rules("", claims) == "link.example");
  claims.urls.pop_back();
  CHECK(host_for_rules("caller", claims) == "graph.example");
  CHECK(host_for_rules("", PageClaims{}).empty());
}

}  // namespace
}  // namespace kehraus
