// All rules in force, compiled: which rules' words match a block. Knows nothing of a block's place. And the
// words of all languages.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ruleset/element_index.h"
#include "ruleset/hit.h"
#include "ruleset/pattern_shape.h"
#include "ruleset/rule.h"
#include "ruleset/selection.h"
#include "text/lexicon.h"

namespace kehraus {

class Matcher;

class RuleSet {
 public:
  // Rules and languages from the program itself and then from `folders`, which add to them or replace those
  // of the same id or code.
  //   errors  throws Error with file, line and advice: see parse_rule and parse_language; also a pattern that
  //           RE2 refuses or whose program is too large, a folder that is missing (see rule_folder.h), and
  //           more languages than kMaxLanguages
  static std::unique_ptr<const RuleSet> load(const std::vector<std::string>& folders);

  // The same with the examples read; `built_in` false leaves out the program's own rules, not its languages.
  static std::unique_ptr<const RuleSet> load_with_examples(const std::vector<std::string>& folders,
                                                           bool built_in);

  // One rule alone, for its examples, with the words of another set or none. The rule must have passed
  // `check_patterns`.
  static std::unique_ptr<const RuleSet> of(Rule rule);
  static std::unique_ptr<const RuleSet> of(Rule rule, const RuleSet& words_of);

  ~RuleSet();

  // Sorted by id.
  const std::vector<Rule>& rules() const noexcept { return rules_; }

  // Null for an unknown id.
  const Rule* find(std::string_view id) const noexcept;

  // The rules for a page's elements; their hits are places in rules().
  const ElementIndex& elements() const noexcept { return elements_; }

  // The words of all languages.
  const Lexicon& words() const noexcept { return *words_; }

  // 16 hexadecimal digits that change with any rule and any language's words.
  std::string version() const;

  // The same of what a document that is judged as one of these languages may meet: rules for them and for
  // any, among these all for elements; all words, since all may settle the language. An empty one is not
  // known.
  std::string version_for(const std::vector<std::string>& languages) const;

  // The rules for `language` (and those for any) whose words match `text`, by rule, each at most once.
  //   in       one block's squeezed text; language: ISO 639-1, empty for unknown
  //   out      replaced by the hits, sorted by rule
  //   threads  safe from any number at once; a language's patterns are compiled at its first use
  void match(std::string_view text, BlockSize size, std::string_view language, std::vector<Hit>& out) const;

  // The same before it is checked, which takes most of the time: hits whose words may match, sorted by rule,
  // and several for a rule. Of a rule the first that holds counts. Only of the rules of a selection.
  void find(std::string_view text, BlockSize size, std::string_view language, std::vector<Hit>& out,
            Selection selection = Selection::all) const;
  // Checks a hit that find() gave for this text, unless that was done; also settles its span.
  bool holds(Hit& hit, TextBytes& text) const;

  // Of these rules only those of which `text` is a phrase.
  void match_phrase(std::string_view text, BlockSize size, std::string_view language,
                    std::vector<Hit>& out) const;

  // The value of a hit's named group, empty if it took no part; the whole match without a name. For a
  // head the group `head` is the phrase without its separator.
  std::string_view group(const Hit& hit, std::string_view text, std::string_view name) const;

 private:
  RuleSet(std::vector<Rule> rules, std::shared_ptr<const Lexicon> words);
  static std::unique_ptr<const RuleSet> alone(Rule rule, std::shared_ptr<const Lexicon> words);
  std::string version_of(const std::function<bool(const Rule&)>& counts) const;

  std::vector<Rule> rules_;
  std::shared_ptr<const Lexicon> words_;
  std::unique_ptr<Matcher> matcher_;
  ElementIndex elements_;
};

}  // namespace kehraus
