#include "clean/page_host.h"

#include "ruleset/element_entry.h"
#include "text/host.h"

namespace kehraus {

std::string host_for_rules(std::string_view url) {
  std::string host(host_of(lower_case(url)));
  while (host.ends_with('.')) host.pop_back();
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
