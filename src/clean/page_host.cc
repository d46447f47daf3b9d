#include "clean/page_host.h"

#include "metadata/page_text.h"
#include "ruleset/element_entry.h"

namespace kehraus {

std::string host_for_rules(std::string_view url) {
  const std::size_t scheme = url.find("://");
  if (scheme == url.npos) return {};
  // A user's name may stand before the host.
  const std::string_view authority =
      url.substr(scheme + 3, url.find_first_of("/?#", scheme + 3) - scheme - 3);
  const std::size_t at = authority.rfind('@');
  std::string address = "://";
  address += lower_case(at == authority.npos ? authority : authority.substr(at + 1));
  std::string host(host_of(address));
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
