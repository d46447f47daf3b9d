// Where an address leads.
#pragma once

#include <string>
#include <string_view>

namespace kehraus {

// The host of a whole address as it is written, without a user's name, the port and `www.`; with the brackets
// of IPv6. Empty for what is no whole address.
std::string_view host_of(std::string_view url) noexcept;

// The same in lower case and without dots at the end; empty also for what is no name or number of a host:
// with other signs than these have, or longer than 253 bytes.
std::string site_host_of(std::string_view url);

}  // namespace kehraus
