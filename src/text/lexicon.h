// The words of all languages, ready to be looked up. Made once when the rules are loaded, never changed, and
// safe from any thread.
#pragma once

#include <vector>

#include "text/date_words.h"
#include "text/language_words.h"
#include "text/stop_words.h"

namespace kehraus {

class Lexicon {
 public:
  // A lexicon without words.
  Lexicon() : Lexicon(std::vector<LanguageWords>()) {}

  //   in  each code once; at most kMaxLanguages besides "any"
  explicit Lexicon(std::vector<LanguageWords> languages);

  // As the files say them, sorted by code; without "any".
  const std::vector<LanguageWords>& languages() const noexcept { return languages_; }
  // What `any` says: stop words of languages that have no folder of their own.
  const LanguageWords& neighbours() const noexcept { return neighbours_; }

  const DateWords& dates() const noexcept { return dates_; }
  const StopWords& stop_words() const noexcept { return stop_words_; }

 private:
  LanguageWords neighbours_;
  std::vector<LanguageWords> languages_;
  DateWords dates_;
  StopWords stop_words_;
};

}  // namespace kehraus
