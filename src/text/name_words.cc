#include "text/name_words.h"

#include <algorithm>

namespace kehraus {

NameWords::NameWords(const std::vector<LanguageWords>& languages, const LanguageWords& any) {
  for (std::size_t use = 0; use < kNameUses; ++use) {
    words_[use] = any.names[use];
    for (const LanguageWords& language : languages)
      words_[use].insert(words_[use].end(), language.names[use].begin(), language.names[use].end());
    std::sort(words_[use].begin(), words_[use].end());
  }
}

bool NameWords::has(NameUse use, std::string_view word) const noexcept {
  const std::vector<std::string>& words = words_[static_cast<std::size_t>(use)];
  const auto found = std::lower_bound(words.begin(), words.end(), word);
  return found != words.end() && *found == word;
}

}  // namespace kehraus
