// Names as they are written in running text.
#pragma once

#include <string>
#include <string_view>

namespace kehraus {

// A name of two words or more that is all capitals, as headlines are set, with a capital for each word;
// others stay as they are.
std::string as_name(std::string_view text);

}  // namespace kehraus
