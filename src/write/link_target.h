// internal: which addresses of a page's links may be written, and how.
#pragma once

#include <string>
#include <string_view>

namespace kehraus {

// An address fit to be written as a link's: `http`, `https`, `mailto`, or relative to the page. Empty for one
// of another scheme, such as `javascript`, and for none.
//   in   as a page has it, references decoded
//   out  without what browsers leave out before they look at the scheme: white space and controls at either
//   end,
//        line ends and tabs anywhere
std::string link_target(std::string_view address);

}  // namespace kehraus
