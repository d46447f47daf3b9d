#include "clean/page_host.h"

#include "text/host.h"

namespace kehraus {

std::string host_for_rules(std::string_view url, const PageClaims& claims) {
  if (std::string host = site_host_of(url); !host.empty()) return host;
  for (const ClaimSource source :
       {ClaimSource::link, ClaimSource::open_graph, ClaimSource::linked_data, ClaimSource::plain_meta})
    for (const TextClaim& claim : claims.urls)
      if (claim.source == source)
        if (std::string host = site_host_of(claim.value); !host.empty()) return host;
  return {};
}

}  // namespace kehraus
