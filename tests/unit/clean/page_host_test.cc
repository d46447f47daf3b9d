#include "clean/page_host.h"

#include <catch2/catch.hpp>

namespace kehraus {
namespace {

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
