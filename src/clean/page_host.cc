#include "clean/page_host.h"

#include <algorithm>

#include "ruleset/element_entry.h"
#include "text/host.h"

namespace kehraus {
namespace {

constexpr std::size_t kMaxHostBytes = 253;  // of a name in the Domain Name System

// Letters and digits of any script, and what else names and addresses have.
bool may_be_in_host(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') ||
         std::string_view(".-_:[]%").find(c) != std::string_view::npos;
}

}  // namespace

std::string host_for_rules(std::string_view url) {
  std::string host(host_of(lower_case(url)));
  while (host.ends_with('.')) host.pop_back();
  if (host.size() > kMaxHostBytes || !std::all_of(host.begin(), host.end(), may_be_in_host)) return {};
  return host;
}

std::string host_for_rules(std::string_view url, const PageClaims& claims) {
  if (std::string host = host_for_rules(url); !host.empty()) return host;
  for (const ClaimSource source :
       {ClaimSource::link, ClaimSource::open_graph, ClaimSource::linked_data, ClaimSource::plain_meta})
    for (const TextClaim& claim : claims.urls)
      if (claim.source == source)
        if (std::string host = host_for_rules(claim.value); !host.empty()) return host;
  return {};
}

}  // namespace kehraus
