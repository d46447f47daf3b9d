// internal: from TOML to Rule, with every complaint a rule author can meet.
#include "ruleset/rule_file.h"

#include <algorithm>
#include <array>

#include "document/error.h"
#include "ruleset/element_entry.h"
#include "ruleset/pattern.h"
#include "ruleset/required_literals.h"
#include "ruleset/toml_reader.h"
#include "text/phrase.h"

namespace kehraus {
namespace {

constexpr std::array kCaptureKeys = {
    CaptureKey::title,
    CaptureKey::authors,
    CaptureKey::agency,
    CaptureKey::date_published,
    CaptureKey::date_modified,
    CaptureKey::categories,
    CaptureKey::tags,
    CaptureKey::captions,
    CaptureKey::sources,
    CaptureKey::license,
    CaptureKey::reading_time_minutes,
    CaptureKey::free_access,
};

// The values that only rules have.
class Reader : public TomlReader {
 public:
  using TomlReader::TomlReader;

  Category category(const toml::node& at, std::string_view word) const {
    if (const auto found = category_named(word)) return *found;
    fail(at, "unknown category `" + std::string(word) + "`; see `kehraus rules list --categories`");
  }

  CaptureKey capture_key(const toml::node& at, std::string_view word) const {
    for (CaptureKey key : kCaptureKeys)
      if (name_of(key) == word) return key;
    fail(at, "unknown metadata key `" + std::string(word) + "`; see doc/writing-rules.md");
  }
};

void read_heads(const Reader& read, const toml::table& table, Rule& rule) {
  const toml::node* node = table.get("heads");
  if (!node) return;
  if (node->is_integer()) {
    rule.heads = Heads::count;
    rule.heads_count = *read.number(table, "heads", 1);
    return;
  }
  rule.heads =
      *read.choice<Heads>(table, "heads", {{"until-prose", Heads::until_prose}, {"end", Heads::end}});
}

// Phrases and heads that nothing could ever equal.
void check_phrases(const Reader& read, const toml::table& table, const Match& match) {
  for (const std::string& phrase : match.phrase_any)
    if (phrase.size() > kMaxPhraseBytes)
      read.fail(*table.get("phrase_any"), "the phrase `" + phrase + "` is longer than " +
                                              std::to_string(kMaxPhraseBytes) + " bytes; use `text_any`");
  for (const std::string& head : match.head_any)
    if (head.size() >= kHeadBytes || head_of(head + ": x").phrase.size() != head.size())
      read.fail(*table.get("head_any"), "the head `" + head + "` holds a separator or is " +
                                            std::to_string(kHeadBytes) + " bytes or longer; use `text_any`");
}

constexpr std::string_view kLowerLetters = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kNameBytes = "abcdefghijklmnopqrstuvwxyz0123456789-";

bool is_made_of(std::string_view text, std::string_view bytes) {
  return text.find_first_not_of(bytes) == text.npos;
}

// Entries without a word could never match; names that no element has neither.
void check_elements(const Reader& read, const toml::table& table, const ElementMatch& match) {
  std::string words;
  for (const char* key : {"class_any", "class_none"}) {
    for (const std::string& entry : read.texts(table, key)) {
      hyphenate(entry, words);
      if (words.empty()) read.fail(*table.get(key), "`" + entry + "` in `" + key + "` holds no word");
    }
  }
  for (const std::string& name : match.element_any)
    if (!is_made_of(name, kNameBytes))
      read.fail(*table.get("element_any"), "`" + name + "` is no element's name in lower case");
}

void check_attribute(const Reader& read, const toml::node& at, const std::string& text) {
  const auto entry = parse_attribute_entry(text);
  if (!entry)
    read.fail(at, "`" + text +
                      "` in `attribute_any` is not `name`, `name=value` or `name~words`, the name in "
                      "lower case");
  if (entry->name == "class" || entry->name == "id")
    read.fail(at, "`" + text + "` in `attribute_any`: write its words into `class_any`");
  if (entry->name == "style") read.fail(at, "`" + text + "` in `attribute_any`: styles cannot be asked for");
  if (text.size() > kMaxAttributeBytes)
    read.fail(at, "`" + text + "` in `attribute_any` is longer than " + std::to_string(kMaxAttributeBytes) +
                      " bytes");
}

// A role is the value of an attribute.
void read_attributes(const Reader& read, const toml::table& table, ElementMatch& match) {
  for (const std::string& role : read.texts(table, "role_any")) {
    if (!is_made_of(role, kNameBytes))
      read.fail(*table.get("role_any"), "`" + role + "` in `role_any` is no role's name in lower case");
    match.attribute_any.push_back("role=" + role);
  }
  for (const std::string& entry : read.texts(table, "attribute_any")) {
    check_attribute(read, *table.get("attribute_any"), entry);
    match.attribute_any.push_back(entry);
  }
}

// What an element must be like: in [match] of the element itself, in [match.inside] of one around it.
ElementMatch read_conditions(const Reader& read, const toml::table& table, const std::string& name) {
  ElementMatch match;
  match.class_any = read.texts(table, "class_any");
  match.class_none = read.texts(table, "class_none");
  match.element_any = read.texts(table, "element_any");
  read_attributes(read, table, match);
  check_elements(read, table, match);
  if (match.is_empty())
    read.fail(table, name + " needs `class_any`, `element_any`, `role_any` or `attribute_any`");
  return match;
}

ElementMatch read_around(const Reader& read, const toml::table& table, const std::string& key) {
  const toml::node* node = table.get(key);
  if (!node) return {};
  if (!node->is_table()) read.fail(*node, "`" + key + "` is a table: write [match." + key + "]");
  read.only_keys(*node->as_table(), {"class_any", "class_none", "element_any", "role_any", "attribute_any"});
  return read_conditions(read, *node->as_table(), "[match." + key + "]");
}

std::vector<std::string> read_hosts(const Reader& read, const toml::table& table) {
  std::vector<std::string> hosts = read.texts(table, "host_any");
  for (const std::string& host : hosts) {
    const std::string_view name = std::string_view(host).substr(host.starts_with('.') ? 1 : 0);
    const bool is_name = is_made_of(name, std::string(kNameBytes) + ".") && !name.starts_with('.') &&
                         !name.ends_with('.') && name.find_first_of(kLowerLetters) != name.npos;
    if (!is_name)
      read.fail(*table.get("host_any"), "`" + host +
                                            "` in `host_any` is no host: write `example.org`, or "
                                            "`.example.org` for all below it, too, in lower case");
    if (host.starts_with("www."))
      read.fail(*table.get("host_any"), "`" + host +
                                            "` in `host_any`: leave out `www.`, which no host is "
                                            "known by");
  }
  return hosts;
}

// Conditions on a page's elements. They hold for all that is in an element, so nothing else can be asked.
void read_element_match(const Reader& read, const toml::table& table, Rule& rule) {
  read.only_keys(table, {"class_any", "class_none", "element_any", "role_any", "attribute_any", "inside",
                         "outside", "host_any"});
  rule.match.element = read_conditions(read, table, "[match]");
  rule.match.inside = read_around(read, table, "inside");
  rule.match.outside = read_around(read, table, "outside");
  rule.match.host_any = read_hosts(read, table);
  if (rule.action != Action::drop || rule.heads != Heads::nothing)
    read.fail(table, "a rule for elements can only have action = \"drop\", and heads nothing");
  if (rule.language != "any")
    read.fail(table, "a rule for elements belongs into `any/`: class names are no language's");
}

bool is_of_elements(const toml::table& match) {
  const auto stands = [&](std::string_view key) { return match.contains(key); };
  constexpr std::array<std::string_view, 8> kKeys = {
      "class_any", "class_none", "element_any", "role_any", "attribute_any", "inside", "outside", "host_any"};
  return std::any_of(kKeys.begin(), kKeys.end(), stands);
}

void read_match(const Reader& read, const toml::table& top, Rule& rule) {
  const toml::node* node = top.get("match");
  if (!node || !node->is_table()) read.fail(top, "the table [match] is missing");
  const toml::table& table = *node->as_table();
  if (is_of_elements(table)) return read_element_match(read, table, rule);
  read.only_keys(
      table, {"phrase_any", "head_any", "text_any", "text_none", "min_words", "max_words", "max_chars",
              "prose", "within_first_blocks", "within_last_blocks", "before_prose", "after_prose", "beside"});
  Match& match = rule.match;
  match.phrase_any = read.texts(table, "phrase_any");
  match.head_any = read.texts(table, "head_any");
  match.text_any = read.texts(table, "text_any");
  check_phrases(read, table, match);
  match.text_none = read.texts(table, "text_none");
  if (match.phrase_any.empty() && match.head_any.empty() && match.text_any.empty())
    read.fail(table, "[match] needs `phrase_any`, `head_any` or `text_any`");
  match.min_words = read.number(table, "min_words", 1);
  match.max_words = read.number(table, "max_words", 1);
  match.max_chars = read.number(table, "max_chars", 1);
  if (match.min_words && match.max_words && *match.min_words > *match.max_words)
    read.fail(*table.get("min_words"), "`min_words` is larger than `max_words`: nothing can match");
  match.prose = read.truth(table, "prose");
  match.within_first_blocks = read.number(table, "within_first_blocks", 1);
  match.within_last_blocks = read.number(table, "within_last_blocks", 1);
  match.before_prose = read.truth(table, "before_prose");
  match.after_prose = read.truth(table, "after_prose");
  if (match.before_prose == true && match.after_prose == true)
    read.fail(*table.get("after_prose"), "`before_prose` and `after_prose` together: nothing can match");
  for (const std::string& word : read.texts(table, "beside"))
    match.beside.push_back(read.category(*table.get("beside"), word));
}

Capture read_capture(const Reader& read, const toml::table& table, CaptureKey key) {
  read.only_keys(table, {"group", "from", "type", "value"});
  Capture capture;
  capture.key = key;
  capture.group = read.text(table, "group").value_or("");
  capture.from = read.choice<Capture::From>(
                         table, "from", {{"block", Capture::From::block}, {"headed", Capture::From::headed}})
                     .value_or(Capture::From::group);
  capture.type = read.choice<Capture::Type>(table, "type",
                                            {{"string", Capture::Type::string},
                                             {"integer", Capture::Type::integer},
                                             {"date", Capture::Type::date},
                                             {"list", Capture::Type::list},
                                             {"names", Capture::Type::names}})
                     .value_or(Capture::Type::string);
  if (const toml::node* value = table.get("value")) {
    capture.value = value->is_boolean() ? (value->as_boolean()->get() ? "true" : "false")
                                        : read.required_text(table, "value");
  }
  return capture;
}

void read_captures(const Reader& read, const toml::table& top, Rule& rule) {
  const toml::node* node = top.get("capture");
  if (!node) return;
  if (!node->is_table()) read.fail(*node, "[capture] must be a table");
  for (const auto& [key, value] : *node->as_table()) {
    if (!value.is_table()) read.fail(value, "write `" + std::string(key.str()) + " = { group = \"…\" }`");
    rule.captures.push_back(read_capture(read, *value.as_table(), read.capture_key(value, key.str())));
  }
}

std::vector<std::string> given_values(const Reader& read, const toml::node& node) {
  if (node.is_integer()) return {std::to_string(node.as_integer()->get())};
  if (node.is_boolean()) return {node.as_boolean()->get() ? "true" : "false"};
  if (node.is_string()) return {node.as_string()->get()};
  if (!node.is_array()) read.fail(node, "`gives` holds strings, numbers, booleans or lists of strings");
  std::vector<std::string> out;
  for (const toml::node& item : *node.as_array()) {
    if (!item.is_string()) read.fail(item, "a list in `gives` holds strings");
    out.push_back(item.as_string()->get());
  }
  return out;
}

Example read_example(const Reader& read, const toml::table& table) {
  read.only_keys(
      table, {"text", "html", "url", "expect", "block", "at_block", "leaves", "gives", "language", "note"});
  Example example;
  example.line = static_cast<int>(table.source().begin.line);
  example.is_html = table.contains("html");
  if (example.is_html && table.contains("text"))
    read.fail(table, "an example has `text` or `html`, not both");
  example.text = read.required_text(table, example.is_html ? "html" : "text");
  const auto expect = read.choice<Example::Expect>(table, "expect",
                                                   {{"drop", Example::Expect::drop},
                                                    {"trim", Example::Expect::trim},
                                                    {"keep", Example::Expect::keep},
                                                    {"ignore", Example::Expect::ignore}});
  if (!expect) read.fail(table, "an example needs `expect`");
  example.expect = *expect;
  example.block = read.number(table, "block", 1).value_or(1);
  example.at_block = read.number(table, "at_block", 0).value_or(0);
  example.url = read.text(table, "url").value_or("");
  if (!example.url.empty() && !example.is_html)
    read.fail(*table.get("url"), "only an example in `html` has a `url`");
  example.leaves = read.text(table, "leaves");
  example.language = read.text(table, "language").value_or("");
  if (const toml::node* gives = table.get("gives")) {
    if (!gives->is_table()) read.fail(*gives, "write `gives = { key = value }`");
    for (const auto& [key, value] : *gives->as_table())
      example.gives.emplace_back(read.capture_key(value, key.str()), given_values(read, value));
  }
  return example;
}

bool takes(const Example& example, Action action) {
  if (example.expect == Example::Expect::keep) return action == Action::keep;
  return example.expect != Example::Expect::ignore;
}

void read_examples(const Reader& read, const toml::table& top, Rule& rule) {
  bool taken = false, left = false;
  if (const toml::node* node = top.get("example")) {
    if (!node->is_array_of_tables()) read.fail(*node, "examples are written as [[example]]");
    for (const toml::node& item : *node->as_array()) {
      rule.examples.push_back(read_example(read, *item.as_table()));
      if (rule.examples.back().is_html != rule.match.is_of_elements())
        read.fail(item, rule.match.is_of_elements() ? "a rule for elements has examples in `html`"
                                                    : "a rule for words has examples in `text`");
      (takes(rule.examples.back(), rule.action) ? taken : left) = true;
    }
  }
  if (rule.status == Status::retired) return;
  if (!taken || !left)
    read.fail(top,
              "a rule needs at least one [[example]] that it takes and one near miss that it leaves alone");
}

}  // namespace

Rule parse_rule(std::string_view toml, std::string_view id, std::string_view origin) {
  const toml::table top = parse_toml(toml, origin);
  const Reader read(origin);
  read.only_keys(top, {"summary", "why", "source", "status", "category", "action", "certainty", "heads",
                       "match", "capture", "example"});
  Rule rule;
  rule.id = id;
  rule.language = std::string(id.substr(0, id.find('/')));
  rule.origin = origin;
  rule.toml = toml;
  rule.summary = read.required_text(top, "summary");
  rule.why = read.required_text(top, "why");
  rule.source = read.required_text(top, "source");
  rule.status = read.choice<Status>(
                        top, "status",
                        {{"trial", Status::trial}, {"stable", Status::stable}, {"retired", Status::retired}})
                    .value_or(Status::stable);
  const std::string category = read.required_text(top, "category");
  rule.category = read.category(*top.get("category"), category);
  const auto action = read.choice<Action>(top, "action",
                                          {{"drop", Action::drop},
                                           {"trim", Action::trim},
                                           {"keep", Action::keep},
                                           {"end_body", Action::end_body}});
  if (!action) read.fail(top, "`action` is missing");
  rule.action = *action;
  rule.certainty =
      read.choice<Certainty>(top, "certainty", {{"sure", Certainty::sure}, {"unsure", Certainty::unsure}})
          .value_or(Certainty::sure);
  read_heads(read, top, rule);
  if (rule.heads != Heads::nothing && rule.action != Action::drop)
    read.fail(*top.get("heads"), "only a rule with action = \"drop\" heads other blocks");
  read_match(read, top, rule);
  // Only of patterns that RE2 accepts; the others are complained about with the rule's other patterns.
  for (const std::string& pattern : rule.match.text_any) {
    RequiredLiterals required;
    if (examine(pattern).error.empty()) required = required_literals(pattern);
    rule.literals.push_back(std::move(required.any));
    rule.further_literals.push_back(std::move(required.further));
  }
  read_captures(read, top, rule);
  if (rule.match.is_of_elements() && !rule.captures.empty())
    read.fail(*top.get("capture"), "a rule for elements captures nothing");
  read_examples(read, top, rule);
  return rule;
}

}  // namespace kehraus
