#include "ruleset/rule_set.h"

#include <algorithm>
#include <cstdio>
#include <map>

#include "document/error.h"
#include "ruleset/embedded_rules.h"
#include "ruleset/matcher.h"
#include "ruleset/rule_archive.h"
#include "ruleset/rule_file.h"
#include "ruleset/rule_folder.h"

namespace kehraus {

RuleSet::RuleSet(std::vector<Rule> rules)
    : rules_(std::move(rules)), matcher_(std::make_unique<Matcher>(rules_)) {}

RuleSet::~RuleSet() = default;

namespace {

// Rules by id: a later one replaces an earlier one of the same id.
std::vector<Rule> merge(std::vector<Rule> rules, const std::vector<std::string>& folders) {
  std::map<std::string, Rule> by_id;
  const auto add = [&](std::vector<Rule> more) {
    for (Rule& rule : more) by_id.insert_or_assign(rule.id, std::move(rule));
  };
  add(std::move(rules));
  for (const std::string& folder : folders) add(read_rule_folder(folder));
  if (by_id.size() > UINT16_MAX) throw Error("more than 65,535 rules");
  std::vector<Rule> merged;
  merged.reserve(by_id.size());
  for (auto& [id, rule] : by_id) merged.push_back(std::move(rule));
  return merged;
}

// The program's own rules again from their text, for the examples, which the archive leaves out.
std::vector<Rule> embedded_rules_with_examples() {
  std::vector<Rule> rules = unarchive_rules(embedded_rules());
  for (Rule& rule : rules)
    rule = parse_rule(std::string(rule.toml), std::string(rule.id), std::string(rule.origin));
  return rules;
}

}  // namespace

std::unique_ptr<const RuleSet> RuleSet::load(const std::vector<std::string>& folders) {
  std::vector<Rule> rules = unarchive_rules(embedded_rules());
  if (folders.empty()) return std::unique_ptr<const RuleSet>(new RuleSet(std::move(rules)));
  auto set = std::unique_ptr<const RuleSet>(new RuleSet(merge(std::move(rules), folders)));
  // The program's own patterns are known to compile together; with others that must show before any document
  // is read.
  set->matcher_->compile_all();
  return set;
}

std::unique_ptr<const RuleSet> RuleSet::load_with_examples(const std::vector<std::string>& folders,
                                                           bool built_in) {
  std::vector<Rule> rules = built_in ? embedded_rules_with_examples() : std::vector<Rule>();
  return std::unique_ptr<const RuleSet>(new RuleSet(merge(std::move(rules), folders)));
}

std::unique_ptr<const RuleSet> RuleSet::of(Rule rule) {
  std::vector<Rule> rules;
  rules.push_back(std::move(rule));
  return std::unique_ptr<const RuleSet>(new RuleSet(std::move(rules)));
}

const Rule* RuleSet::find(std::string_view id) const noexcept {
  const auto at = std::lower_bound(rules_.begin(), rules_.end(), id,
                                   [](const Rule& rule, std::string_view want) { return rule.id < want; });
  return at != rules_.end() && at->id == id ? &*at : nullptr;
}

std::string RuleSet::version() const {
  std::uint64_t hash = 14695981039346656037ull;  // FNV-1a, 64 bits
  const auto feed = [&](std::string_view text) {
    for (unsigned char c : text) hash = (hash ^ c) * 1099511628211ull;
    hash = (hash ^ 0xFF) * 1099511628211ull;  // no byte of UTF-8: marks where a text ends
  };
  for (const Rule& rule : rules_) feed(rule.id), feed(rule.toml);
  char digits[17];
  std::snprintf(digits, sizeof digits, "%016llx", static_cast<unsigned long long>(hash));
  return digits;
}

void RuleSet::match(std::string_view text, BlockSize size, std::string_view language,
                    std::vector<Hit>& out) const {
  matcher_->match(text, size, language, out);
}

void RuleSet::find(std::string_view text, BlockSize size, std::string_view language,
                   std::vector<Hit>& out) const {
  matcher_->find(text, size, language, out);
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
