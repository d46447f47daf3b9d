#include "text/host.h"

#include <algorithm>

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

std::string_view host_of(std::string_view url) noexcept {
  const std::size_t scheme = url.find("://");
  if (scheme == url.npos) return {};
  std::string_view host = url.substr(scheme + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const std::size_t user = host.rfind('@'); user != host.npos) host.remove_prefix(user + 1);
  const std::size_t bracket = host.starts_with('[') ? std::min(host.find(']'), host.size()) : 0;
  host = host.substr(0, host.find(':', bracket));
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host;
}

std::string site_host_of(std::string_view url) {
  std::string lower(url);
  for (char& c : lower)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  std::string host(host_of(lower));
  while (host.ends_with('.')) host.pop_back();
  if (host.size() > kMaxHostBytes || !std::all_of(host.begin(), host.end(), may_be_in_host)) return {};
  return host;
}

}  // namespace kehraus
