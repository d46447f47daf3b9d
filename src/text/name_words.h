// Looking up the words of names: what stands before them, beside them and in their place, in all languages
// together. See NameUse. All look-ups are safe from any thread.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "text/language_words.h"

namespace kehraus {

class NameWords {
 public:
  //   in  `any`: the words of no one language
  NameWords(const std::vector<LanguageWords>& languages, const LanguageWords& any);

  // Whether some language has the word, or the phrase, for this use.
  //   in    folded or in its comparable form, as NameUse has it
  //   time  logarithmic in the words
  bool has(NameUse use, std::string_view word) const noexcept;

 private:
  std::array<std::vector<std::string>, kNameUses> words_;  // sorted
};

}  // namespace kehraus
