// Where an address leads.
#pragma once

#include <string_view>

namespace kehraus {

// The host of a whole address as it is written, without a user's name, the port and `www.`; with the brackets
// of IPv6. Empty for what is no whole address.
std::string_view host_of(std::string_view url) noexcept;

}  // namespace kehraus
