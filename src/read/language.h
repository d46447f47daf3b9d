// The language of a text.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"

namespace kehraus {

// ISO 639-1 code of the language in which the longer passages are written; empty where there is too
// little text or no one language. Looks at no more than a kilobyte or two, so a long document costs no more
// than a short one.
std::string detect_language(const std::vector<Passage>& passages);

}  // namespace kehraus
