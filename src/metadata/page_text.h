// internal: small texts of a page as they are meant.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "html/tree.h"

namespace kehraus {

// A value squeezed, with references decoded even where they were written twice over (`&amp;amp;`), and
// without tags; cut at 2,000 bytes.
std::string as_meant(std::string_view value);

// The text inside an element, squeezed; of a longer one the first `max_bytes` or somewhat more. Scripts and
// styles in it count for nothing.
std::string text_inside(const html::Tree& tree, std::uint32_t element, std::size_t max_bytes);

// An address as it is meant on a page whose <base> is `base`: whole, where base is a whole web address; else
// as it is.
std::string resolved(std::string_view address, std::string_view base);

}  // namespace kehraus
