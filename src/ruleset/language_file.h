// Reading the words of one language.
#pragma once

#include <string_view>

#include "text/language_words.h"

namespace kehraus {

// Reads and checks a language's file.
//   code    ISO 639-1, or `any`, which has stop words only
//   origin  what errors call the file
//   errors  throws Error with origin, line and advice: bad TOML, an unknown key, a wrong type, a word that
//           could never be found as it is written, one that stands twice
LanguageWords parse_language(std::string_view toml, std::string_view code, std::string_view origin);

}  // namespace kehraus
