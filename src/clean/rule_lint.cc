#include "clean/rule_lint.h"

#include <map>

#include "document/error.h"
#include "ruleset/rule_folder.h"
#include "ruleset/rule_set.h"
#include "text/phrase.h"

namespace kehraus {
namespace {

constexpr int kMaxUnscreenedWords = 24, kMaxUnscreenedChars = 160;

class Lint {
 public:
  void look_at(const Rule& rule) {
    try {
      check_patterns(rule);
    } catch (const Error& error) {
      add(rule, error.what());
    }
    for (const auto& list : {rule.match.phrase_any, rule.match.head_any}) look_at_phrases(rule, list);
    for (const std::string_view cure : {"remove", "drop-", "delete", "strip", "clean"})
      if (rule.id.find(cure) != std::string::npos)
        add(rule, "the name says the cure; name the thing that is matched");
    look_at_cost(rule);
  }

  std::vector<ExampleFailure> take() { return std::move(found_); }

 private:
  // Patterns that no literal screens are tried on every block they may stand in: only short blocks bear that.
  void look_at_cost(const Rule& rule) {
    const bool is_small =
        rule.action != Action::trim && (rule.match.max_words.value_or(INT32_MAX) <= kMaxUnscreenedWords ||
                                        rule.match.max_chars.value_or(INT32_MAX) <= kMaxUnscreenedChars);
    for (std::size_t p = 0; !is_small && p < rule.match.text_any.size(); ++p)
      if (rule.literals[p].empty())
        add(rule, "pattern `" + rule.match.text_any[p] +
                      "`: no string of four bytes or more stands in every match, so each block would be "
                      "searched; write such a string, or give max_words = " +
                      std::to_string(kMaxUnscreenedWords) + " or less");
  }

  void look_at_phrases(const Rule& rule, const std::vector<std::string>& phrases) {
    std::map<std::string, std::string> mine;
    std::string normal;
    for (const std::string& phrase : phrases) {
      normalise_phrase(phrase, normal);
      if (const auto [other, is_new] = mine.emplace(normal, phrase); !is_new)
        add(rule, "the phrase `" + phrase + "` is the same as `" + other->second + "`");
    }
  }

  void add(const Rule& rule, std::string message) {
    found_.push_back({rule.id, rule.origin, 0, std::move(message)});
  }

  std::vector<ExampleFailure> found_;
};

}  // namespace

std::vector<ExampleFailure> lint_rules(const std::vector<std::string>& rules_folders) {
  const auto rules = RuleSet::load_with_examples(rules_folders, rules_folders.empty());
  Lint lint;
  for (const Rule& rule : rules->rules()) lint.look_at(rule);
  return lint.take();
}

}  // namespace kehraus
