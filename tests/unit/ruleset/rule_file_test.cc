#include "ruleset/rule_file.h"

#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "document/error.h"

namespace kehraus {
namespace {

const std::string kRule = R"(summary  = "Reading time"
why      = "Printed by the system"
source   = "fixtures/x"
category = "reading-time"
action   = "drop"

[match]
max_words = 6
text_any  = ['^reads in (?P<minutes>\d+)$']

[capture]
reading_time_minutes = { group = "minutes", type = "integer" }

[[example]]
text   = "reads in 3"
expect = "drop"

[[example]]
text   = "she reads in 3"
expect = "keep"
)";

// The rule with one piece replaced; the piece must be there.
std::string with(std::string_view piece, std::string_view by) {
  std::string rule = kRule;
  const auto at = rule.find(piece);
  REQUIRE(at != rule.npos);
  return rule.replace(at, piece.size(), by);
}

std::string in_match(std::string_view line) { return with("max_words = 6", line); }

Rule parse(std::string_view toml) { return parse_rule(toml, "en/reads-in", "my/en/reads-in.toml"); }

std::string complaint(const std::string& toml) {
  try {
    parse(toml);
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

struct Bad {
  std::string toml;
  int line;
  std::vector<std::string> says;  // pieces of the message
};

void check_complaints(const std::vector<Bad>& rows) {
  for (const Bad& row : rows) {
    const std::string message = complaint(row.toml);
    CAPTURE(row.toml, message);
    CHECK(message.starts_with("my/en/reads-in.toml:" + std::to_string(row.line) + ": "));
    for (const std::string& piece : row.says) {
      CAPTURE(piece);
      CHECK(message.find(piece) != message.npos);
    }
  }
}

TEST_CASE("a rule is read as it is written", "[rule_file]") {
  const Rule rule = parse(kRule);
  CHECK(rule.id == "en/reads-in");
  CHECK(rule.language == "en");
  CHECK(rule.origin == "my/en/reads-in.toml");
  CHECK(rule.toml == kRule);
  CHECK(rule.summary == "Reading time");
  CHECK(rule.why == "Printed by the system");
  CHECK(rule.source == "fixtures/x");
  CHECK(rule.status == Status::stable);
  CHECK(rule.category == Category::reading_time);
  CHECK(rule.action == Action::drop);
  CHECK(rule.certainty == Certainty::sure);
  CHECK(rule.heads == Heads::nothing);
  CHECK(rule.match.text_any == std::vector<std::string>{R"(^reads in (?P<minutes>\d+)$)"});
  CHECK(rule.match.phrase_any.empty());
  CHECK(rule.match.max_words == 6);
  CHECK_FALSE(rule.match.min_words.has_value());
  CHECK_FALSE(rule.match.max_chars.has_value());
  CHECK_FALSE(rule.match.prose.has_value());
  REQUIRE(rule.captures.size() == 1);
  CHECK(rule.captures[0].key == CaptureKey::reading_time_minutes);
  CHECK(rule.captures[0].from == Capture::From::group);
  CHECK(rule.captures[0].group == "minutes");
  CHECK(rule.captures[0].type == Capture::Type::integer);
  CHECK_FALSE(rule.captures[0].value.has_value());
  REQUIRE(rule.examples.size() == 2);
  CHECK(rule.examples[0].text == "reads in 3");
  CHECK(rule.examples[0].expect == Example::Expect::drop);
  CHECK(rule.examples[0].block == 1);
  CHECK(rule.examples[0].at_block == 0);
  CHECK(rule.examples[0].line == 14);
  CHECK(rule.examples[1].expect == Example::Expect::keep);
  CHECK(rule.examples[1].line == 18);
}

TEST_CASE("every condition of [match]", "[rule_file]") {
  const Match match = parse(in_match(R"(phrase_any = ["Read more", "More"]
head_any = ["Photo"]
text_none = ['\bnot\b', 'b']
min_words = 2
max_words = 2
max_chars = 1
prose = false
within_first_blocks = 1
within_last_blocks = 1000000
before_prose = true
after_prose = false
beside = ["caption", "byline"])"))
                          .match;
  CHECK(match.phrase_any == std::vector<std::string>{"Read more", "More"});
  CHECK(match.head_any == std::vector<std::string>{"Photo"});
  CHECK(match.text_none == std::vector<std::string>{R"(\bnot\b)", "b"});
  CHECK(match.min_words == 2);
  CHECK(match.max_words == 2);
  CHECK(match.max_chars == 1);
  CHECK(match.prose == false);
  CHECK(match.within_first_blocks == 1);
  CHECK(match.within_last_blocks == 1000000);
  CHECK(match.before_prose == true);
  CHECK(match.after_prose == false);
  CHECK(match.beside == std::vector<Category>{Category::caption, Category::byline});
}

TEST_CASE("actions, statuses, certainties and heads", "[rule_file]") {
  CHECK(parse(with("\"drop\"", "\"trim\"")).action == Action::trim);
  CHECK(parse(with("\"drop\"", "\"end_body\"")).action == Action::end_body);
  CHECK(
      parse(with("\"drop\"", "\"keep\"").append("[[example]]\ntext = \"x\"\nexpect = \"ignore\"\n")).action ==
      Action::keep);
  const auto top = [](const std::string& line) { return parse(with("\n[match]", line + "\n[match]")); };
  CHECK(top("status = 'trial'").status == Status::trial);
  CHECK(top("status = 'stable'").status == Status::stable);
  CHECK(top("status = 'retired'").status == Status::retired);
  CHECK(top("certainty = 'unsure'").certainty == Certainty::unsure);
  CHECK(top("certainty = 'sure'").certainty == Certainty::sure);
  CHECK(top("heads = 'end'").heads == Heads::end);
  CHECK(top("heads = 'until-prose'").heads == Heads::until_prose);
  CHECK(top("heads = 1").heads == Heads::count);
  CHECK(top("heads = 3").heads_count == 3);
}

TEST_CASE("captures", "[rule_file]") {
  const auto captures = [](const std::string& lines) {
    return parse(with(R"(reading_time_minutes = { group = "minutes", type = "integer" })", lines)).captures;
  };
  const auto found = captures(R"(authors = { from = "headed", type = "names" }
free_access = { value = false }
license = { value = "CC BY" }
tags = { from = "block", type = "list" }
title = {}
date_published = { group = "minutes", type = "date" }
)");
  REQUIRE(found.size() == 6);
  for (const Capture& capture : found) {
    switch (capture.key) {
      case CaptureKey::authors:
        CHECK(capture.from == Capture::From::headed);
        CHECK(capture.type == Capture::Type::names);
        break;
      case CaptureKey::free_access: CHECK(capture.value == "false"); break;
      case CaptureKey::license: CHECK(capture.value == "CC BY"); break;
      case CaptureKey::tags:
        CHECK(capture.from == Capture::From::block);
        CHECK(capture.type == Capture::Type::list);
        break;
      case CaptureKey::title:
        CHECK(capture.from == Capture::From::group);
        CHECK(capture.group.empty());
        CHECK(capture.type == Capture::Type::string);
        break;
      case CaptureKey::date_published: CHECK(capture.type == Capture::Type::date); break;
      default: FAIL("unexpected key");
    }
  }
  for (const std::string key :
       {"title", "authors", "agency", "date_published", "date_modified", "categories", "tags", "captions",
        "sources", "license", "reading_time_minutes", "free_access"}) {
    const auto one = captures(key + " = {}");
    REQUIRE(one.size() == 1);
    CHECK(name_of(one[0].key) == key);
  }
}

TEST_CASE("every key of an example", "[rule_file]") {
  const Rule rule = parse(with("expect = \"keep\"", R"(expect = "ignore"
block = 2
at_block = 0
leaves = ""
language = "fr"
note = "a sentence"
gives = { tags = ["a", "b"], title = "T", reading_time_minutes = 3, free_access = true })"));
  const Example& example = rule.examples.at(1);
  CHECK(example.expect == Example::Expect::ignore);
  CHECK(example.block == 2);
  CHECK(example.at_block == 0);
  CHECK(example.leaves == "");
  CHECK(example.language == "fr");
  REQUIRE(example.gives.size() == 4);
  for (const auto& [key, values] : example.gives) {
    if (key == CaptureKey::tags) CHECK(values == std::vector<std::string>{"a", "b"});
    if (key == CaptureKey::title) CHECK(values == std::vector<std::string>{"T"});
    if (key == CaptureKey::reading_time_minutes) CHECK(values == std::vector<std::string>{"3"});
    if (key == CaptureKey::free_access) CHECK(values == std::vector<std::string>{"true"});
  }
}

TEST_CASE("unknown keys name the known ones", "[rule_file]") {
  check_complaints({
      {with("why      =", "reason   ="), 2, {"unknown key `reason`", "summary", "why"}},
      {with("category =", "Category ="), 4, {"unknown key `Category`"}},
      {in_match("max_word = 6"), 8, {"unknown key `max_word`", "max_words"}},
      {with("type = \"integer\"", "kind = \"integer\""), 12, {"unknown key `kind`", "type"}},
      {with("expect = \"keep\"", "expects = \"keep\""), 20, {"unknown key `expects`", "expect", "at_block"}},
      {with("[match]", "[matches]"), 7, {"unknown key `matches`", "match"}},
      {with("[[example]]", "[[examples]]"), 14, {"unknown key `examples`", "example"}},
      {with("reading_time_minutes", "reading_time"),
       12,
       {"unknown metadata key `reading_time`", "writing-rules"}},
      {with("expect = \"drop\"", "expect = \"drop\"\ngives = { minutes = 3 }"),
       17,
       {"unknown metadata key `minutes`", "writing-rules"}},
  });
}

TEST_CASE("bad choices name the good ones", "[rule_file]") {
  const auto top = [](const std::string& line) {
    return with("action   = \"drop\"", "action = \"drop\"\n" + line);
  };
  check_complaints({
      {with("\"reading-time\"", "\"reading_time\""), 4, {"unknown category `reading_time`", "--categories"}},
      {with("\"reading-time\"", "\"\""), 1, {"`category`", "empty"}},
      {with("\"drop\"", "\"remove\""), 5, {"`action` is `remove`", "drop", "trim", "keep", "end_body"}},
      {with("\"drop\"", "\"\""), 5, {"action", "drop"}},
      {top("status = 'draft'"), 6, {"`status` is `draft`", "trial", "stable", "retired"}},
      {top("certainty = 'maybe'"), 6, {"`certainty` is `maybe`", "sure", "unsure"}},
      {top("heads = 'all'"), 6, {"`heads` is `all`", "until-prose", "end"}},
      {top("heads = 0"), 6, {"heads", "1 or more"}},
      {top("heads = -1"), 6, {"heads"}},
      {top("heads = true"), 6, {"heads"}},
      {in_match("beside = ['photo']"), 8, {"unknown category `photo`"}},
      {with("\"integer\"", "\"int\""), 12, {"`type` is `int`", "integer", "names"}},
      {with("group = \"minutes\"", "from = \"line\""), 12, {"`from` is `line`", "block", "headed"}},
      {with("expect = \"keep\"", "expect = \"left\""), 20, {"`expect` is `left`", "drop", "ignore"}},
  });
}

TEST_CASE("what is missing", "[rule_file]") {
  check_complaints({
      {with("summary  = \"Reading time\"", ""), 1, {"`summary`", "missing"}},
      {with("\"Reading time\"", "\"\""), 1, {"`summary`", "empty"}},
      {with("why      = \"Printed by the system\"", ""), 1, {"`why`"}},
      {with("source   = \"fixtures/x\"", ""), 1, {"`source`"}},
      {with("category = \"reading-time\"", ""), 1, {"`category`"}},
      {with("action   = \"drop\"", ""), 1, {"`action`"}},
      {"", 1, {"missing"}},
      {with("text_any  = ['^reads in (?P<minutes>\\d+)$']", ""),
       7,
       {"[match] needs", "`phrase_any`", "`head_any`", "`text_any`"}},
      {with("text   = \"she reads in 3\"", ""), 18, {"`text`"}},
      {with("expect = \"keep\"", ""), 18, {"`expect`"}},
  });
  std::string no_match = kRule;
  no_match.erase(no_match.find("[match]"), no_match.find("[capture]") - no_match.find("[match]"));
  check_complaints({{no_match, 1, {"[match]", "missing"}}});
}

TEST_CASE("wrong types and empty lists", "[rule_file]") {
  check_complaints({
      {with("\"Reading time\"", "3"), 1, {"`summary`", "string"}},
      {with("\"reading-time\"", "[\"caption\"]"), 4, {"`category`", "string"}},
      {with("\"drop\"", "true"), 5, {"`action`", "string"}},
      {with("[match]", "[[match]]"), 1, {"[match]"}},
      {in_match("max_words = \"6\""), 8, {"`max_words`", "whole number", "1 or more"}},
      {in_match("max_words = 6.0"), 8, {"`max_words`", "whole number"}},
      {in_match("max_words = 0"), 8, {"`max_words`", "1 or more"}},
      {in_match("max_words = -6"), 8, {"`max_words`"}},
      {in_match("max_words = 9223372036854775807"), 8, {"`max_words`"}},
      {in_match("min_words = 0"), 8, {"`min_words`"}},
      {in_match("max_chars = 0"), 8, {"`max_chars`"}},
      {in_match("max_chars = 1000001"), 8, {"`max_chars`"}},
      {in_match("within_first_blocks = 0"), 8, {"`within_first_blocks`"}},
      {in_match("within_last_blocks = 0"), 8, {"`within_last_blocks`"}},
      {in_match("prose = \"yes\""), 8, {"`prose`", "true or false"}},
      {in_match("before_prose = 1"), 8, {"`before_prose`", "true or false"}},
      {in_match("after_prose = []"), 8, {"`after_prose`", "true or false"}},
      {in_match("phrase_any = \"Read more\""), 8, {"`phrase_any`", "list"}},
      {in_match("phrase_any = []"), 8, {"`phrase_any`", "not empty"}},
      {in_match("head_any = []"), 8, {"`head_any`", "not empty"}},
      {in_match("text_none = []"), 8, {"`text_none`", "not empty"}},
      {in_match("text_none = ['']"), 8, {"`text_none`", "empty"}},
      {in_match("text_none = ['a', 3]"), 8, {"`text_none`", "string"}},
      {in_match("text_none = [\n'a',\n3]"), 10, {"`text_none`"}},
      {in_match("beside = []"), 8, {"`beside`", "not empty"}},
      {in_match("beside = 'caption'"), 8, {"`beside`", "list"}},
      {with("{ group = \"minutes\", type = \"integer\" }", "\"minutes\""),
       12,
       {"reading_time_minutes = { group"}},
      {with("\"minutes\", type", "3, type"), 12, {"`group`", "string"}},
      {with("group = \"minutes\"", "value = 3"), 12, {"`value`"}},
      {with("group = \"minutes\"", "value = \"\""), 12, {"`value`", "empty"}},
      {with("expect = \"keep\"", "expect = \"keep\"\nblock = 0"), 21, {"`block`", "1 or more"}},
      {with("expect = \"keep\"", "expect = \"keep\"\nat_block = -1"), 21, {"`at_block`", "0 or more"}},
      {with("expect = \"keep\"", "expect = \"keep\"\nleaves = 1"), 21, {"`leaves`", "string"}},
      {with("expect = \"keep\"", "expect = \"keep\"\ngives = 'x'"), 21, {"gives"}},
      {with("expect = \"keep\"", "expect = \"keep\"\ngives = { title = 1.5 }"), 21, {"gives"}},
      {with("expect = \"keep\"", "expect = \"keep\"\ngives = { tags = [1] }"), 21, {"gives"}},
      {with("[[example]]\ntext   = \"reads in 3\"\nexpect = \"drop\"\n\n[[example]]", "[example]"),
       14,
       {"[[example]]"}},
  });
}

TEST_CASE("conditions that contradict each other", "[rule_file]") {
  check_complaints({{in_match("min_words = 7\nmax_words = 6"), 8, {"`min_words`", "`max_words`"}}});
  CHECK(complaint(in_match("min_words = 6\nmax_words = 6")).empty());
  for (const std::string action : {"trim", "keep", "end_body"}) {
    for (const std::string heads : {"1", "'until-prose'", "'end'"}) {
      check_complaints({{with("action   = \"drop\"", "action = \"" + action + "\"\nheads = " + heads),
                         6,
                         {"heads", "drop"}}});
    }
  }
}

TEST_CASE("an example of each kind", "[rule_file]") {
  const std::string takes = "[[example]]\ntext   = \"reads in 3\"\nexpect = \"drop\"\n\n";
  const std::string leaves = "[[example]]\ntext   = \"she reads in 3\"\nexpect = \"keep\"\n";
  check_complaints({
      {with(takes, ""), 1, {"[[example]]", "near miss"}},
      {with(leaves, ""), 1, {"[[example]]", "near miss"}},
      {with(takes + leaves, ""), 1, {"[[example]]", "near miss"}},
  });
  // Where the action is to keep, `keep` is what the rule does and `ignore` the near miss.
  const std::string keep = with("action   = \"drop\"", "action = \"keep\"");
  std::string no_near_miss = keep, good = keep;
  no_near_miss.replace(no_near_miss.find("expect = \"drop\""), 15, "expect = \"keep\"");
  good.replace(good.find("expect = \"drop\""), 15, "expect = \"ignore\"");
  check_complaints({{no_near_miss, 1, {"near miss"}}});
  CHECK(complaint(good).empty());
  // A retired rule needs none.
  CHECK(complaint(with(takes + leaves, "").insert(0, "status = 'retired'\n")).empty());
  CHECK_FALSE(complaint(with(takes + leaves, "").insert(0, "status = 'trial'\n")).empty());
}

TEST_CASE("bad TOML", "[rule_file]") {
  check_complaints({
      {kRule + "trailing garbage\n", 21, {}},
      {kRule + "}", 21, {}},
      {kRule + "x = ", 21, {}},
      {with("\"Reading time\"", "\"Reading time"), 1, {}},
      {with("\"Reading time\"", "'''Reading time"), 20, {}},
      {with("action   = \"drop\"", "action \"drop\""), 5, {}},
      {with("[match]", "[match"), 7, {}},
      {with("why      = ", "summary  = "), 2, {}},  // twice the same key
      {with("[capture]", "[match]"), 11, {}},       // twice the same table
      {with("\"drop\"", "\"\\q\""), 5, {}},
      {with("Printed", "Gr\xFC\xDF"), 2, {}},  // not UTF-8
      {with("Printed", std::string_view("\0", 1)), 2, {}},
  });
}

TEST_CASE("line ends and byte-order marks of other systems", "[rule_file]") {
  std::string crlf;
  for (const char c : kRule) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  CHECK(parse(crlf).examples.size() == 2);
  CHECK(parse(crlf).match.max_words == 6);
  CHECK(parse("\xEF\xBB\xBF" + kRule).summary == "Reading time");
}

TEST_CASE("64 KiB is the most", "[rule_file]") {
  constexpr std::size_t kMost = 64u << 10;
  std::string rule = kRule + "#";
  rule.append(kMost - rule.size(), 'x');
  REQUIRE(rule.size() == kMost);
  CHECK(complaint(rule).empty());
  rule += 'x';
  const std::string message = complaint(rule);
  CHECK(message.starts_with("my/en/reads-in.toml"));
  CHECK(message.find("64 KiB") != message.npos);
  CHECK(complaint(std::string(64u << 20, '[')).find("64 KiB") != std::string::npos);
}

TEST_CASE("deep nesting is refused, not followed", "[rule_file]") {
  const auto repeat = [](std::string_view piece, std::size_t times) {
    std::string out;
    for (std::size_t i = 0; i < times; ++i) out += piece;
    return out;
  };
  for (const std::size_t depth : {300u, 20'000u}) {
    CAPTURE(depth);
    check_complaints({
        {with("\"Reading time\"", repeat("[", depth)), 1, {}},
        {with("\"Reading time\"", repeat("[", depth) + repeat("]", depth)), 1, {}},
        {with("\"Reading time\"", repeat("{a=", depth)), 1, {}},
    });
  }
}

// The TOML library recurses into dotted keys; the bound on the file keeps them from the stack's end.
TEST_CASE("a key of very many parts is refused", "[rule_file]") {
  for (const std::size_t parts : {30'000u, 100'000u}) {
    std::string key = "a";
    for (std::size_t i = 1; i < parts; ++i) key += ".a";
    CHECK_FALSE(complaint(key + " = 1\n" + kRule).empty());
  }
}

TEST_CASE("the language is the id's first part", "[rule_file]") {
  CHECK(parse_rule(kRule, "any/x", "x").language == "any");
  CHECK(parse_rule(kRule, "de/x", "x").language == "de");
}

TEST_CASE("names in rules are names in C++", "[rule_file]") {
  CHECK(name_of(Status::trial) == "trial");
  CHECK(name_of(Status::stable) == "stable");
  CHECK(name_of(Status::retired) == "retired");
  CHECK(name_of(Action::drop) == "drop");
  CHECK(name_of(Action::trim) == "trim");
  CHECK(name_of(Action::keep) == "keep");
  CHECK(name_of(Action::end_body) == "end_body");
  CHECK(name_of(Certainty::sure) == "sure");
  CHECK(name_of(Certainty::unsure) == "unsure");
}

const std::string kElementRule = R"(summary  = "Menu"
why      = "Leads elsewhere"
source   = "fixtures/x"
category = "navigation"
action   = "drop"

[match]
class_any = ["main menu"]

[[example]]
html   = "<div class=main-menu>a</div>"
expect = "drop"

[[example]]
html   = "<div class=menu>a</div>"
expect = "keep"
)";

TEST_CASE("a rule may know elements", "[rule_file]") {
  const Rule rule = parse_rule(kElementRule, "any/menu", "x.toml");
  CHECK(rule.match.element.class_any == std::vector<std::string>{"main menu"});
  CHECK(rule.match.is_of_elements());
  CHECK(rule.examples.at(0).is_html);
}

TEST_CASE("a rule may ask for roles, attributes, elements around and the host", "[rule_file]") {
  std::string toml = kElementRule;
  const std::string_view classes = "class_any = [\"main menu\"]\n";
  toml.replace(toml.find(classes), classes.size(), R"(
role_any      = ["menu", "doc-toc"]
attribute_any = ["data-menu", "itemprop=Menu", "aria-label~main menu"]
host_any      = ["example.org", ".example.com"]
[match.inside]
element_any = ["header"]
[match.outside]
role_any = ["main"]
)");
  const Match match = parse_rule(toml, "any/menu", "x.toml").match;
  CHECK(match.element.attribute_any == std::vector<std::string>{"role=menu", "role=doc-toc", "data-menu",
                                                                "itemprop=Menu", "aria-label~main menu"});
  CHECK(match.host_any == std::vector<std::string>{"example.org", ".example.com"});
  CHECK(match.inside.element_any == std::vector<std::string>{"header"});
  CHECK(match.outside.attribute_any == std::vector<std::string>{"role=main"});
  CHECK(match.is_of_elements());
}

TEST_CASE("a rule for elements asks nothing of words", "[rule_file]") {
  const auto says = [](std::string_view piece, std::string_view by, std::string_view id = "any/menu") {
    std::string toml = kElementRule;
    toml.replace(toml.find(piece), piece.size(), by);
    try {
      static_cast<void>(parse_rule(toml, id, "x.toml"));
    } catch (const Error& error) {
      return std::string(error.what());
    }
    return std::string();
  };
  CHECK(says("class_any", "max_words = 3\nclass_any").starts_with("x.toml:8: unknown key `max_words`"));
  CHECK(says("\"main menu\"", "\"--\"").starts_with("x.toml:8: `--` in `class_any` holds no word"));
  CHECK(says("class_any", "class_none").starts_with("x.toml:7: [match] needs"));
  CHECK(says("class_any = [\"main menu\"]", "element_any = [\"NAV\"]").starts_with("x.toml:8: `NAV` is no"));
  CHECK(says("\"drop\"", "\"trim\"").starts_with("x.toml:7: a rule for elements can only"));
  CHECK(says("\"Menu\"", "\"Menu\"", "de/menu").starts_with("x.toml:7: a rule for elements belongs"));
  CHECK(says("html   =", "text   =").starts_with("x.toml:10: a rule for elements has examples in `html`"));
  const auto with = [&](const std::string& more) { return says("class_any", more + "\nclass_any"); };
  CHECK(with("role_any = ['Menu']").starts_with("x.toml:8: `Menu` in `role_any` is no role's name"));
  CHECK(with("attribute_any = ['a b']").starts_with("x.toml:8: `a b` in `attribute_any` is not `name`"));
  CHECK(with("attribute_any = ['x=']").starts_with("x.toml:8: `x=` in"));
  CHECK(with("attribute_any = ['x~--']").starts_with("x.toml:8: `x~--` in"));
  CHECK(with("attribute_any = ['id=x']").find("into `class_any`") != std::string::npos);
  CHECK(with("attribute_any = ['style~none']").find("styles cannot") != std::string::npos);
  CHECK(with("attribute_any = ['x=" + std::string(400, 'y') + "']").find("longer than 400") !=
        std::string::npos);
  CHECK(with("inside = 1").starts_with("x.toml:8: `inside` is a table: write [match.inside]"));
  CHECK(with("inside = {}").starts_with("x.toml:8: [match.inside] needs"));
  CHECK(with("inside = {host_any = ['x.org']}").starts_with("x.toml:8: unknown key `host_any`"));
  for (const std::string host : {"Example.org", "https://x.org", "x..", "1.2.3.4", "."})
    CHECK(
        with("host_any = ['" + host + "']").starts_with("x.toml:8: `" + host + "` in `host_any` is no host"));
  CHECK(with("host_any = ['www.x.org']").find("leave out `www.`") != std::string::npos);
  CHECK(says("class_any = [\"main menu\"]", "host_any = ['x.org']").starts_with("x.toml:7: [match] needs"));
  CHECK(says("html   = \"<div class=menu>a</div>\"", "text = 'a'\nurl = 'b'").starts_with("x.toml:"));
}

}  // namespace
}  // namespace kehraus
