// The language of a text.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "text/stop_words.h"

namespace kehraus {

// What detect_language() looks at: passages of so many words, and of those no more than so many bytes.
inline constexpr std::uint32_t kLanguagePassageWords = 8;
inline constexpr std::size_t kLanguageSampleBytes = 4000;

// ISO 639-1 code of the language in which the longer passages are written; empty where there is too little
// text or no one language. It may be any language; those of the stop words are told quickly. A long document
// costs no more than a short one.
std::string detect_language(const std::vector<Passage>& passages, const StopWords& stop_words);

}  // namespace kehraus
