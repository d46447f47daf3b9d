// Which rules know an element by its name, or by words of its class or id.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "ruleset/phrase_index.h"
#include "ruleset/rule.h"

namespace kehraus {

// The words of class and id are told apart by what is no letter or digit and by capitals behind small
// letters: `relatedArticles`, `related-articles` and `c_related__articles` all hold `related articles`.
// Entries match whole words in a row, in one name of a class. Built once, then read by any number of threads.
class ElementIndex {
 public:
  // All rules with conditions on elements but retired ones; their numbers are their places in `rules`.
  explicit ElementIndex(const std::vector<Rule>& rules);

  struct Hit {
    std::uint16_t rule = 0;
    std::string_view entry;  // as the rule has it
  };

  // Replaces `out` by the hits for an element, the rules in order and each once.
  //   in    the name in lower case; class and id as the page has them
  //   time  linear in class and id
  void find(std::string_view name, std::string_view classes, std::string_view id,
            std::vector<Hit>& out) const;

 private:
  struct Entry {
    std::string words;  // behind the first, each with a hyphen in front
    Hit hit;
    bool forbids = false;
  };

  void add(const std::vector<std::string>& entries, std::uint16_t rule, bool forbids);
  void add(std::string_view first_word, Entry entry, PhraseIndex& index);
  void look_up(std::string_view words, std::vector<Hit>& out, std::vector<std::uint16_t>& forbidden) const;

  std::vector<Entry> entries_;
  PhraseIndex by_word_, by_name_;  // places in entries_, by their first word or the element's name
};

// The words of a name of a class, in lower case and each between hyphens; `-related-articles-`. Empty if
// there are none.
void hyphenate(std::string_view name, std::string& out);

}  // namespace kehraus
