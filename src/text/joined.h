// Texts in a row as one.
#pragma once

#include <string>
#include <string_view>

namespace kehraus {

// All with `between` between them; empty for none.
template <typename Texts>
std::string joined(const Texts& texts, std::string_view between) {
  std::string all;
  bool is_first = true;
  for (const auto& text : texts) {
    if (!is_first) all += between;
    all += text;
    is_first = false;
  }
  return all;
}

}  // namespace kehraus
