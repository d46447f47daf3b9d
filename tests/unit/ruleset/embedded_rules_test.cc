#include "ruleset/embedded_rules.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "ruleset/language_file.h"
#include "ruleset/literal_grams.h"
#include "ruleset/rule_archive.h"
#include "ruleset/rule_file.h"
#include "ruleset/rule_folder.h"
#include "ruleset/rule_set.h"

namespace kehraus {
namespace {

// The built-in rules read once more from their own text.
const std::vector<Rule>& rules_of_text() {
  static const std::vector<Rule> rules = [] {
    std::vector<Rule> out;
    const RuleFolder own = unarchive_rules(embedded_rules());
    for (const Rule& rule : own.rules) out.push_back(parse_rule(rule.toml, rule.id, rule.origin));
    choose_grams(out, own.languages);
    return out;
  }();
  return rules;
}

void check_same(const Match& a, const Match& b) {
  CHECK(a.phrase_any == b.phrase_any);
  CHECK(a.head_any == b.head_any);
  CHECK(a.text_any == b.text_any);
  CHECK(a.text_none == b.text_none);
  CHECK(a.min_words == b.min_words);
  CHECK(a.max_words == b.max_words);
  CHECK(a.max_chars == b.max_chars);
  CHECK(a.prose == b.prose);
  CHECK(a.within_first_blocks == b.within_first_blocks);
  CHECK(a.within_last_blocks == b.within_last_blocks);
  CHECK(a.before_prose == b.before_prose);
  CHECK(a.after_prose == b.after_prose);
  CHECK(a.beside == b.beside);
}

bool is_same(const Capture& a, const Capture& b) {
  return a.key == b.key && a.from == b.from && a.group == b.group && a.type == b.type && a.value == b.value;
}

// All but the examples and the origin.
void check_same(const Rule& a, const Rule& b) {
  CAPTURE(a.id);
  CHECK(a.id == b.id);
  CHECK(a.language == b.language);
  CHECK(a.summary == b.summary);
  CHECK(a.why == b.why);
  CHECK((a.source == b.source));
  CHECK(a.status == b.status);
  CHECK(a.category == b.category);
  CHECK(a.action == b.action);
  CHECK(a.certainty == b.certainty);
  CHECK(a.heads == b.heads);
  CHECK(a.heads_count == b.heads_count);
  check_same(a.match, b.match);
  CHECK(std::equal(a.captures.begin(), a.captures.end(), b.captures.begin(), b.captures.end(),
                   [](const Capture& x, const Capture& y) { return is_same(x, y); }));
  CHECK(a.literals == b.literals);
  CHECK((a.toml == b.toml));
}

TEST_CASE("the built-in rules are what their files say", "[embedded_rules]") {
  const std::vector<Rule> rules = unarchive_rules(embedded_rules()).rules;
  REQUIRE_FALSE(rules.empty());
  REQUIRE(rules.size() == rules_of_text().size());
  for (std::size_t i = 0; i < rules.size(); ++i) {
    check_same(rules[i], rules_of_text()[i]);
    CHECK(rules[i].origin == "rules/" + rules[i].id + ".toml");
    CHECK(rules[i].examples.empty());
    CHECK_NOTHROW(check_patterns(rules[i]));
  }
}

TEST_CASE("an archive holds every field", "[embedded_rules]") {
  Rule rule;
  rule.id = "de/x";
  rule.language = "de";
  rule.summary = std::string("a\0b", 3);
  rule.why = "Grün";
  rule.source = std::string(70'000, 's');
  rule.status = Status::retired;
  rule.category = Category::other;
  rule.action = Action::end_body;
  rule.certainty = Certainty::unsure;
  rule.heads = Heads::count;
  rule.heads_count = 3;
  rule.match.phrase_any = {"a", "", "b"};
  rule.match.head_any = {"c"};
  rule.match.text_any = {"d", "e"};
  rule.match.text_none = {"f"};
  rule.match.min_words = 0;
  rule.match.max_words = 1'000'000;
  rule.match.max_chars = -1;
  rule.match.prose = false;
  rule.match.within_first_blocks = 1;
  rule.match.within_last_blocks = 2;
  rule.match.before_prose = true;
  rule.match.after_prose = false;
  rule.match.beside = {Category::wire_disclaimer, Category::other};
  rule.captures = {{CaptureKey::free_access, Capture::From::headed, "g", Capture::Type::names, "false"},
                   {CaptureKey::title, Capture::From::group, "", Capture::Type::string, {}}};
  rule.literals = {{{"dddd", 0}, {"eeeee", 1}}, {}};
  rule.origin = "my/de/x.toml";
  rule.toml = "summary = 'a'\n";
  const std::vector<Rule> read = unarchive_rules(archive_rules({{rule, Rule(), rule}, {}})).rules;
  REQUIRE(read.size() == 3);
  check_same(read[0], rule);
  check_same(read[1], Rule());
  check_same(read[2], rule);
  CHECK(read[0].origin == rule.origin);
  CHECK(unarchive_rules(archive_rules({})).rules.empty());
}

TEST_CASE("an archive holds every field of a language", "[embedded_rules]") {
  LanguageWords words;
  words.code = "xx";
  words.name = "Grün";
  words.stop_words = {"a", "ö"};
  words.months = {{"m", "n"}, {}};
  words.months_short = {{"s"}};
  words.weekdays = {{"w"}};
  words.weekdays_short = {{}, {"v"}};
  for (std::size_t use = 0; use < kWordUses; ++use) {
    words.words[use] = {"u" + std::to_string(use)};
    words.own_words[use] = {"o" + std::to_string(use), "il y a"};
  }
  words.zones = {{"MEZ", 60}, {"NST", -210}};
  words.month_first = words.everywhere = true;
  words.origin = "my/xx/language.toml";
  words.toml = "name = 'Grün'\n";
  const auto read = unarchive_rules(archive_rules({{}, {words, LanguageWords()}})).languages;
  REQUIRE(read.size() == 2);
  CHECK((read[0] == words));
  CHECK((read[1] == LanguageWords()));
}

TEST_CASE("the built-in languages are what their files say", "[embedded_rules]") {
  const auto languages = unarchive_rules(embedded_rules()).languages;
  REQUIRE(languages.size() >= 9);
  for (const LanguageWords& words : languages) {
    CAPTURE(words.code);
    CHECK(words.origin == "rules/" + words.code + "/language.toml");
    CHECK((words == parse_language(words.toml, words.code, words.origin)));
    if (words.code == "any") continue;
    // Too few would hardly ever make up the share of a text's words that is asked for.
    CHECK(words.stop_words.size() >= 50);
    CHECK(words.months.size() == 12);
    CHECK(words.weekdays.size() == 7);
  }
}

TEST_CASE("a built-in rule's id is <language>/<name>", "[embedded_rules]") {
  for (const Rule& rule : rules_of_text()) {
    const auto slash = rule.id.find('/');
    CAPTURE(rule.id);
    REQUIRE(slash != rule.id.npos);
    const std::string name = rule.id.substr(slash + 1);
    CHECK(rule.language == rule.id.substr(0, slash));
    CHECK((rule.language == "any" || rule.language.size() == 2));
    CHECK(rule.language.find_first_not_of("abcdefghijklmnopqrstuvwxyz") == std::string::npos);
    CHECK_FALSE(name.empty());
    CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string::npos);
  }
}

TEST_CASE("the built-in rules load, sorted, and compile for every language", "[embedded_rules]") {
  const auto rules = RuleSet::load({});
  const auto with_examples = RuleSet::load_with_examples({}, true);
  CHECK(std::is_sorted(rules->rules().begin(), rules->rules().end(),
                       [](const Rule& a, const Rule& b) { return a.id < b.id; }));
  CHECK(rules->rules().size() == rules_of_text().size());
  CHECK(rules->version() == with_examples->version());
  std::vector<Hit> hits;
  for (const Rule& rule : rules->rules()) {
    CAPTURE(rule.id);
    CHECK(rules->find(rule.id) == &rule);
    REQUIRE(with_examples->find(rule.id) != nullptr);
    CHECK((rule.status == Status::retired || with_examples->find(rule.id)->examples.size() >= 2));
    rules->match("Xyzzy plugh.", {2, 12}, rule.language, hits);
    CHECK(hits.empty());
  }
}

// Whether the rule with other words matches.
bool matches(Rule rule, const Match& match, const std::string& text) {
  rule.match = match;
  rule.literals.clear();
  const std::string language = rule.language;
  std::vector<Hit> hits;
  RuleSet::of(std::move(rule))->match(text, {1, 1}, language, hits);
  return !hits.empty();
}

// Such a rule would match nothing without saying so: longer blocks are not looked up among the phrases, and a
// head ends at the first separator.
TEST_CASE("the built-in rules' phrases can match", "[embedded_rules]") {
  for (const Rule& rule : rules_of_text()) {
    if (rule.status == Status::retired) continue;
    for (const std::string& phrase : rule.match.phrase_any) {
      CAPTURE(rule.id, phrase);
      Match match;
      match.phrase_any.push_back(phrase);
      CHECK(matches(rule, match, phrase));
    }
    for (const std::string& head : rule.match.head_any) {
      CAPTURE(rule.id, head);
      Match match;
      match.head_any.push_back(head);
      CHECK(matches(rule, match, head + ": x"));
    }
  }
}

TEST_CASE("the built-in rules' captures name groups that their patterns have", "[embedded_rules]") {
  for (const Rule& rule : rules_of_text()) {
    for (const Capture& capture : rule.captures) {
      if (capture.group.empty() || capture.value) continue;
      CAPTURE(rule.id, capture.group);
      const auto has_group = [&](const std::string& pattern) {
        return pattern.find("(?P<" + capture.group + ">") != pattern.npos;
      };
      const auto& patterns = rule.match.text_any;
      CHECK((std::any_of(patterns.begin(), patterns.end(), has_group) ||
             (capture.group == "head" && !rule.match.head_any.empty())));
    }
  }
}

}  // namespace
}  // namespace kehraus
