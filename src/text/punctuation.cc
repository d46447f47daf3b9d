#include "text/punctuation.h"

#include "text/measures.h"

namespace kehraus {

Punctuation count_punctuation(std::string_view text) noexcept { return measure(text).punctuation; }

}  // namespace kehraus
