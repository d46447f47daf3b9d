// The words of all languages, ready to be looked up. Made once when the rules are loaded, never changed, and
// safe from any thread.
#pragma once

#include <vector>

#include "text/date_words.h"
#include "text/element_words.h"
#include "text/language_words.h"
#include "text/name_words.h"
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
  // What `any` says: stop words of languages that have no folder of their own, and words of no one language.
  const LanguageWords& neighbours() const noexcept { return neighbours_; }

  const DateWords& dates() const noexcept { return dates_; }
  const StopWords& stop_words() const noexcept { return stop_words_; }
  const NameWords& names() const noexcept { return names_; }
  const ElementWords& elements() const noexcept { return elements_; }

 private:
  LanguageWords neighbours_;
  std::vector<LanguageWords> languages_;
  DateWords dates_;
  StopWords stop_words_;
  NameWords names_;
  ElementWords elements_;
};

}  // namespace kehraus
