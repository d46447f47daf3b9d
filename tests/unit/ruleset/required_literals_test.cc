#include "ruleset/required_literals.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "ruleset/pattern.h"
#include "ruleset/rule_set.h"
#include "text/phrase.h"

namespace kehraus {
namespace {

using Strings = std::vector<std::string>;

FurtherLiterals further(std::string_view pattern) { return required_literals(pattern).further; }

TEST_CASE("what an anchored pattern's texts begin with is known", "[required_literals]") {
  CHECK(further("(?i)^(?:read|more) on").starts == Strings{"more on", "read on"});
  CHECK(further("^whats ?app").starts == Strings{"whats app", "whatsapp"});
  CHECK(further("^(?:By|Written by) [A-Z]").starts == Strings{"by ", "written by "});
  CHECK(further("^(?:share|pin)+$").starts == Strings{"pin", "share"});
  CHECK(further("^(?:a|ab)c*").starts == Strings{"a"});  // what begins with another says nothing more
  // Nothing is known of these.
  CHECK(further("read on").starts.empty());
  CHECK(further("^[0-9]+ shares").starts.empty());
  CHECK(further("^(?:read)? *on").starts.empty());
  CHECK(further("^a|b").starts.empty());
}

TEST_CASE("all that a pattern requires is known, not only the rarest", "[required_literals]") {
  const FurtherLiterals found = further("(?i)\\b(?:this|the) article .*\\bprovided by .*\\bagency");
  CHECK(found.stand_in("this article was provided by an agency"));
  CHECK_FALSE(found.stand_in("this article was provided by a baker"));
  CHECK_FALSE(found.stand_in("an article was provided by an agency"));
  CHECK(further("(?i)a.b").stand_in(""));
}

TEST_CASE("a text begins with one of many, or not", "[required_literals]") {
  FurtherLiterals many;
  many.starts = {"by ", "photo", "read more", "share"};
  for (const char* text : {"by me", "photo", "read more", "shares"}) CHECK(many.may_start(text));
  for (const char* text : {"", "b", "by", "phot", "read", "zebra", "a", "sharks"})
    CHECK_FALSE(many.may_start(text));
  CHECK(FurtherLiterals().may_start("whatever"));
}

TEST_CASE("what the built-in rules' patterns match holds all that they require", "[required_literals]") {
  const auto rules = RuleSet::load_with_examples({}, true);
  std::string folded;
  for (const Rule& rule : rules->rules())
    for (std::size_t p = 0; p < rule.match.text_any.size(); ++p) {
      const LazyPattern pattern(rule.match.text_any[p]);
      for (const Example& example : rule.examples) {
        if (example.text.find('\n') != example.text.npos || !pattern.is_in(example.text)) continue;
        CAPTURE(rule.id, rule.match.text_any[p], example.text);
        fold_text(example.text, folded);
        CHECK(rule.further_literals[p].may_start(folded));
        CHECK(rule.further_literals[p].stand_in(folded));
      }
    }
}

}  // namespace
}  // namespace kehraus
