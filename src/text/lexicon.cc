#include "text/lexicon.h"

#include <algorithm>

namespace kehraus {
namespace {

// Takes the entry of "any" out of the list.
LanguageWords take_neighbours(std::vector<LanguageWords>& languages) {
  const auto any = std::find_if(languages.begin(), languages.end(),
                                [](const LanguageWords& words) { return words.code == "any"; });
  if (any == languages.end()) return {};
  LanguageWords neighbours = std::move(*any);
  languages.erase(any);
  return neighbours;
}

std::vector<LanguageWords> sorted(std::vector<LanguageWords> languages) {
  std::sort(languages.begin(), languages.end(),
            [](const LanguageWords& a, const LanguageWords& b) { return a.code < b.code; });
  return languages;
}

}  // namespace

Lexicon::Lexicon(std::vector<LanguageWords> languages)
    : neighbours_(take_neighbours(languages)),
      languages_(sorted(std::move(languages))),
      dates_(languages_),
      stop_words_(languages_, neighbours_.stop_words),
      names_(languages_, neighbours_),
      elements_(languages_, neighbours_) {}

}  // namespace kehraus
