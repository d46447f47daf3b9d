#include "ruleset/pattern_shape.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "random_text.h"
#include "ruleset/pattern.h"
#include "ruleset/required_literals.h"
#include "ruleset/rule_set.h"

namespace kehraus {
namespace {

bool fits(const std::string& pattern, std::string_view text) {
  TextBytes bytes(text);
  return shape_of(pattern).fits(bytes);
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (end > at) lines.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return lines;
}

}  // namespace

TEST_CASE("what a pattern cannot match does not fit its shape", "[pattern_shape]") {
  CHECK_FALSE(fits("^[0-9]{2}:[0-9]{2}$", "1234"));
  CHECK_FALSE(fits("^[0-9]{2}:[0-9]{2}$", "a2:34"));
  CHECK_FALSE(fits("^[0-9]{2}:[0-9]{2}$", "12:3a"));
  CHECK_FALSE(fits("^abc", "abd"));
  CHECK_FALSE(fits("abc$", "xxabd"));
  CHECK_FALSE(fits("(?i)^(?:tel|fax)[.: ]", "Tom: 12"));
  CHECK_FALSE(fits("a.*[0-9]", "a word"));
  CHECK_FALSE(fits("^(?:ab|cd)+$", "abce"));
}

TEST_CASE("a brace that holds no count is a character", "[pattern_shape]") {
  for (const std::string text : {"a{05}b", "a{,5}b", "a{}b", "a{2,03}b"}) {
    const std::string pattern = "^" + text + "$";
    CAPTURE(pattern);
    CHECK(examine(pattern).error.empty());
    CHECK(LazyPattern(pattern).is_in(text));
    CHECK(fits(pattern, text));
    for (const Literal& literal : required_literals(pattern).any) CHECK(text.find(literal.text) != text.npos);
  }
  CHECK(fits("^a{0,5}b$", "b"));
}

TEST_CASE("what a pattern matches fits its shape", "[pattern_shape]") {
  CHECK(fits("abc", "xxabcxx"));
  CHECK(fits("^abc", "abcd"));
  CHECK(fits("^a", "abcdefgh"));
  CHECK(fits("^a?$", ""));
  CHECK(fits("(?i)^k", "\u212Aelvin"));
  CHECK(fits("(?i)s$", "Wa\u017F"));
  CHECK(fits("(?i)^[^k]", "\u212Aelvin"));
  CHECK(fits("(?i)^stra\u00DFe$", "STRA\u1E9EE"));
  CHECK(fits("(?i)^[^\\W]", "Sk"));
  CHECK(fits("^a{0}b", "b"));
  CHECK(fits("^(?:a|bc|def|){2,}x", "defx"));
  CHECK(fits("a|^b", "xxa"));
  CHECK(fits("a$|b", "bxx"));
  CHECK(fits(R"(\$$)", "a$"));
  CHECK(fits(R"(a\$)", "a$xx"));
  CHECK(fits(R"(^\x41\x{42}$)", "AB"));
  CHECK(fits(R"(^[\d.-]+$)", "1.-"));
  CHECK(fits("^[\u00E0-\u00FF\u2013-]+$", "\u00E4\u2013-"));
}

TEST_CASE("what the built-in rules' patterns match fits their shapes", "[pattern_shape]") {
  const auto rules = RuleSet::load_with_examples({}, true);
  std::vector<std::string> texts;
  for (const Rule& rule : rules->rules())
    for (const Example& example : rule.examples)
      for (std::string& line : lines_of(example.text)) texts.push_back(std::move(line));
  testing::RandomText random(7);
  for (int i = 0; i < 20; ++i)
    for (std::string& line : lines_of(random.document())) texts.push_back(std::move(line));
  std::size_t wrong = 0;
  for (const Rule& rule : rules->rules()) {
    for (const auto* patterns : {&rule.match.text_any, &rule.match.text_none}) {
      for (const std::string& source : *patterns) {
        const LazyPattern pattern(source);
        for (const std::string& text : texts) {
          TextBytes bytes(text);
          if (pattern.shape().fits(bytes) || !pattern.is_in(text)) continue;
          UNSCOPED_INFO(source << " matches " << text);
          ++wrong;
        }
      }
    }
  }
  CHECK(wrong == 0);
}

}  // namespace kehraus
