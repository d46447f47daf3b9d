#include "ruleset/rule_set.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include "document/error.h"
#include "ruleset/embedded_rules.h"
#include "ruleset/literal_grams.h"
#include "ruleset/matcher.h"
#include "ruleset/rule_archive.h"
#include "ruleset/rule_file.h"
#include "ruleset/rule_folder.h"
#include "text/hash.h"

namespace kehraus {

RuleSet::RuleSet(std::vector<Rule> rules, std::shared_ptr<const Lexicon> words)
    : rules_(std::move(rules)),
      words_(std::move(words)),
      matcher_(std::make_unique<Matcher>(rules_)),
      elements_(rules_) {}

RuleSet::~RuleSet() = default;

namespace {

// Rules by id, languages by code: a later one replaces an earlier one.
class Merge {
 public:
  explicit Merge(RuleFolder first) { add(std::move(first)); }

  void add(RuleFolder more) {
    if (!languages_.empty()) choose_grams(more.rules, languages_of_all());
    for (LanguageWords& words : more.languages) languages_.insert_or_assign(words.code, std::move(words));
    for (Rule& rule : more.rules) rules_.insert_or_assign(rule.id, std::move(rule));
  }

  // Sorted.
  RuleFolder take() {
    RuleFolder all;
    all.languages = languages_of_all();
    for (auto& [id, rule] : rules_) all.rules.push_back(std::move(rule));
    if (all.rules.size() > UINT16_MAX) throw Error("more than 65,535 rules");
    return all;
  }

 private:
  std::vector<LanguageWords> languages_of_all() const {
    std::vector<LanguageWords> all;
    for (const auto& [code, words] : languages_) all.push_back(words);
    return all;
  }

  std::map<std::string, Rule> rules_;
  std::map<std::string, LanguageWords> languages_;
};

RuleFolder merged(RuleFolder first, const std::vector<std::string>& folders) {
  Merge merge(std::move(first));
  for (const std::string& folder : folders) merge.add(read_rule_folder(folder));
  return merge.take();
}

std::shared_ptr<const Lexicon> lexicon_of(std::vector<LanguageWords> languages) {
  const auto count = std::count_if(languages.begin(), languages.end(),
                                   [](const LanguageWords& words) { return words.code != "any"; });
  if (count > static_cast<std::ptrdiff_t>(kMaxLanguages))
    throw Error(languages.back().origin + ": more than " + std::to_string(kMaxLanguages) +
                " languages with words: leave out the language.toml of some");
  return std::make_shared<const Lexicon>(std::move(languages));
}

// The program's own rules again from their text, for the examples, which the archive leaves out.
void read_again(std::vector<Rule>& rules) {
  for (Rule& rule : rules)
    rule = parse_rule(std::string(rule.toml), std::string(rule.id), std::string(rule.origin));
}

}  // namespace

std::unique_ptr<const RuleSet> RuleSet::load(const std::vector<std::string>& folders) {
  RuleFolder all = unarchive_rules(embedded_rules());
  if (!folders.empty()) all = merged(std::move(all), folders);
  auto set =
      std::unique_ptr<const RuleSet>(new RuleSet(std::move(all.rules), lexicon_of(std::move(all.languages))));
  // The program's own words are known to fit into the indexes; with others that must show before any document
  // is read.
  if (!folders.empty()) set->matcher_->build_packs();
  return set;
}

std::unique_ptr<const RuleSet> RuleSet::load_with_examples(const std::vector<std::string>& folders,
                                                           bool built_in) {
  RuleFolder own = unarchive_rules(embedded_rules());
  if (built_in)
    read_again(own.rules);
  else
    own.rules.clear();
  RuleFolder all = merged(std::move(own), folders);
  return std::unique_ptr<const RuleSet>(
      new RuleSet(std::move(all.rules), lexicon_of(std::move(all.languages))));
}

std::unique_ptr<const RuleSet> RuleSet::alone(Rule rule, std::shared_ptr<const Lexicon> words) {
  std::vector<Rule> rules;
  rules.push_back(std::move(rule));
  return std::unique_ptr<const RuleSet>(new RuleSet(std::move(rules), std::move(words)));
}

std::unique_ptr<const RuleSet> RuleSet::of(Rule rule) {
  return alone(std::move(rule), std::make_shared<const Lexicon>());
}

std::unique_ptr<const RuleSet> RuleSet::of(Rule rule, const RuleSet& words_of) {
  return alone(std::move(rule), words_of.words_);
}

const Rule* RuleSet::find(std::string_view id) const noexcept {
  const auto at = std::lower_bound(rules_.begin(), rules_.end(), id,
                                   [](const Rule& rule, std::string_view want) { return rule.id < want; });
  return at != rules_.end() && at->id == id ? &*at : nullptr;
}

std::string RuleSet::version() const {
  return version_of([](const Rule&) { return true; });
}

std::string RuleSet::version_for(const std::vector<std::string>& languages) const {
  return version_of([&](const Rule& rule) {
    return rule.language == "any" ||
           std::find(languages.begin(), languages.end(), rule.language) != languages.end();
  });
}

std::string RuleSet::version_of(const std::function<bool(const Rule&)>& counts) const {
  std::uint64_t hash = hash_of("");
  // The byte behind each is none of UTF-8: it marks where a text ends.
  const auto feed = [&](std::string_view text) { hash = hash_of("\xFF", hash_of(text, hash)); };
  for (const Rule& rule : rules_)
    if (counts(rule)) feed(rule.id), feed(rule.toml);
  feed(words_->neighbours().toml);
  for (const LanguageWords& words : words_->languages()) feed(words.code), feed(words.toml);
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
  return digits;
}

void RuleSet::match(std::string_view text, BlockSize size, std::string_view language,
                    std::vector<Hit>& out) const {
  matcher_->match(text, size, language, out);
}

void RuleSet::find(std::string_view text, BlockSize size, std::string_view language, std::vector<Hit>& out,
                   Selection selection) const {
  matcher_->find(text, size, language, out, selection);
}

bool RuleSet::holds(Hit& hit, TextBytes& text) const { return matcher_->holds(hit, text); }

void RuleSet::match_phrase(std::string_view text, BlockSize size, std::string_view language,
                           std::vector<Hit>& out) const {
  matcher_->match_phrase(text, size, language, out);
}

std::string_view RuleSet::group(const Hit& hit, std::string_view text, std::string_view name) const {
  return matcher_->group(hit, text, name);
}

}  // namespace kehraus
