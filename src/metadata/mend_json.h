// internal: JSON in pages that no parser takes as it stands.
#pragma once

#include <string>
#include <string_view>

namespace kehraus {

// The JSON without what publishing systems put around and into it by mistake, none of which changes what it
// says: HTML comments, CDATA marks and semicolons around it; line breaks and other control characters in
// strings, which become spaces; commas in front of a closing bracket. Anything else stays as it is.
//   time  linear
std::string mend_json(std::string_view json);

}  // namespace kehraus
