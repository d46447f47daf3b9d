#include "write/link_target.h"

#include <algorithm>
#include <array>

namespace kehraus {
namespace {

constexpr std::array<std::string_view, 3> kSchemes = {"http", "https", "mailto"};

bool is_left_out(char c) noexcept { return c == '\t' || c == '\n' || c == '\r'; }
bool is_edge(char c) noexcept { return static_cast<unsigned char>(c) <= ' '; }

// What stands before a colon that no path, query or fragment comes before. A browser takes it for a scheme
// only if it has the characters of one; here that makes no difference.
bool has_foreign_scheme(std::string_view address) {
  const std::size_t end = address.find_first_of(":/?#\\");
  if (end == address.npos || address[end] != ':') return false;
  const std::string_view scheme = address.substr(0, end);
  return std::none_of(kSchemes.begin(), kSchemes.end(), [&](std::string_view known) {
    return std::equal(scheme.begin(), scheme.end(), known.begin(), known.end(),
                      [](char c, char lower) { return (c >= 'A' && c <= 'Z' ? c | 0x20 : c) == lower; });
  });
}

}  // namespace

std::string link_target(std::string_view address) {
  while (!address.empty() && is_edge(address.front())) address.remove_prefix(1);
  while (!address.empty() && is_edge(address.back())) address.remove_suffix(1);
  std::string target(address);
  target.erase(std::remove_if(target.begin(), target.end(), is_left_out), target.end());
  return has_foreign_scheme(target) ? std::string() : target;
}

}  // namespace kehraus
