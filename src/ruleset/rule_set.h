// All rules in force, compiled: which rules' words match a block. Knows nothing of a block's place.
// The only user of RE2.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ruleset/rule.h"
#include "text/span.h"

namespace kehraus {

// A rule whose words match a block. Conditions on words, characters and `text_none` hold too; those on
// the block's place and neighbours are the caller's to check.
struct Hit {
  enum class By : std::uint8_t { phrase, head, text };

  std::uint16_t rule = 0;     // index into RuleSet::rules()
  std::uint16_t pattern = 0;  // index into the rule's text_any, with By::text
  By by = By::phrase;
  Span span;  // what matched, in bytes of the text given; for a head with its separator
};

// What matching needs to know about a block besides its text.
struct BlockSize {
  std::uint32_t words = 0;
  std::uint32_t chars = 0;  // code points
};

class RuleSet {
 public:
  // Rules from the program itself and then from `folders`, which add to them or replace those of the same id.
  //   errors  throws Error with file, line and advice: see parse_rule; also a pattern that RE2 refuses or
  //   whose
  //           program is larger than kMaxProgramSize, and a folder that is missing or holds other files
  static std::unique_ptr<const RuleSet> load(const std::vector<std::string>& folders);

  // The same with the examples read; `built_in` false leaves out the program's own rules.
  static std::unique_ptr<const RuleSet> load_with_examples(const std::vector<std::string>& folders,
                                                           bool built_in);

  // One rule alone, for its examples. The rule must have passed `check_patterns`.
  static std::unique_ptr<const RuleSet> of(Rule rule);

  ~RuleSet();

  // Sorted by id.
  const std::vector<Rule>& rules() const noexcept { return rules_; }

  // Null for an unknown id.
  const Rule* find(std::string_view id) const noexcept;

  // 16 hexadecimal digits that change with any rule.
  std::string version() const;

  // The rules for `language` (and those for any) whose words match `text`, by rule, each at most once.
  //   in       one block's squeezed text; language: ISO 639-1, empty for unknown
  //   out      replaced by the hits, sorted by rule
  //   threads  safe from any number at once; a language's patterns are compiled at its first use
  void match(std::string_view text, BlockSize size, std::string_view language, std::vector<Hit>& out) const;

  // The value of a hit's named group, empty if it took no part; the whole match without a name. For a
  // head the group `head` is the phrase without its separator.
  std::string_view group(const Hit& hit, std::string_view text, std::string_view name) const;

  // Programs are bounded because RE2's time is linear in the text but also in the program.
  static constexpr int kMaxProgramSize = 200;

 private:
  struct Pack;
  class Compiled;

  explicit RuleSet(std::vector<Rule> rules);

  const Pack& pack_for(std::string_view language) const;

  std::vector<Rule> rules_;
  std::unique_ptr<Compiled> compiled_;
};

// Compiles every pattern of a rule and throws Error for the first bad one, naming origin, line and reason.
void check_patterns(const Rule& rule);

}  // namespace kehraus
