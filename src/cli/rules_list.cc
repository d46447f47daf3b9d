#include "cli/rules_list.h"

#include <map>
#include <string_view>

#include "cli/columns.h"
#include "write/json.h"
#include "write/visible.h"

namespace kehraus {
namespace {

std::string joined(const std::vector<std::string>& lines) {
  std::string out;
  for (const std::string& line : lines) out += line;
  return out;
}

struct Language {
  std::size_t rules = 0;
  const LanguageWords* words = nullptr;  // null: it has no language.toml
};

std::map<std::string_view, Language> languages_of(const RuleSet& rules) {
  std::map<std::string_view, Language> languages;
  for (const Rule& rule : rules.rules()) ++languages[rule.language].rules;
  for (const LanguageWords& words : rules.words().languages()) languages[words.code].words = &words;
  if (const LanguageWords& any = rules.words().neighbours(); !any.code.empty())
    languages[any.code].words = &any;
  return languages;
}

}  // namespace

std::string rules_as_columns(const std::vector<const Rule*>& rules) {
  std::vector<std::vector<std::string>> rows;
  for (const Rule* rule : rules)
    rows.push_back({visible(rule->id), std::string(name_of(rule->category)),
                    std::string(name_of(rule->action)), std::string(name_of(rule->status)),
                    visible(rule->summary)});
  return joined(in_columns(rows));
}

std::string rules_as_json(const std::vector<const Rule*>& rules) {
  std::string out;
  const auto fill = [&](Json& json) {
    json.start_array();
    for (const Rule* rule : rules) {
      json.start_object();
      json.member("id", rule->id);
      json.member("language", rule->language);
      json.member("category", name_of(rule->category));
      json.member("action", name_of(rule->action));
      json.member("status", name_of(rule->status));
      json.member("certainty", name_of(rule->certainty));
      json.member("summary", rule->summary);
      json.member("why", rule->why);
      json.member("source", rule->source);
      json.member("origin", rule->origin);
      json.end_object();
    }
    json.end_array();
  };
  append_json(JsonLayout::object, 1u << 16, fill, out);
  return out + "\n";
}

std::string languages_as_columns(const RuleSet& rules) {
  std::vector<std::vector<std::string>> rows;
  for (const auto& [code, language] : languages_of(rules))
    rows.push_back({std::string(code), std::to_string(language.rules), language.words ? "words" : "-",
                    language.words ? visible(language.words->name) : "-"});
  return joined(in_columns(rows));
}

std::string languages_as_json(const RuleSet& rules) {
  std::string out;
  const auto fill = [&](Json& json) {
    json.start_array();
    for (const auto& [code, language] : languages_of(rules)) {
      json.start_object();
      json.member("code", code);
      if (language.words) json.member("name", language.words->name);
      json.key("rules");
      json.number(language.rules);
      json.key("has_words");
      json.boolean(language.words != nullptr);
      if (language.words) json.member("origin", language.words->origin);
      json.end_object();
    }
    json.end_array();
  };
  append_json(JsonLayout::object, 1u << 12, fill, out);
  return out + "\n";
}

}  // namespace kehraus
