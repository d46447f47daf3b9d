// Whatever RE2 matches, the screens in front of it let through: required literals, starts and shapes promise
// nothing that is not so. Held against RE2 on patterns of all forms and texts made of the same pieces.
#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <string_view>

#include "ruleset/pattern_shape.h"
#include "ruleset/required_literals.h"
#include "text/phrase.h"

using namespace kehraus;

namespace {

constexpr auto kWords = std::to_array<std::string_view>(
    {"abcd",   "foo",      "lesen", "k",    "s", "\u00DF", "\uFB05", "\u212A", "\u00DCber", "x",
     "\u00E9", "mehr zum", "bar",   "hijk", " ", "\u023A", "\u0130", "0",      "ab",        "stra\u00DFe"});
constexpr auto kSigns = std::to_array<std::string_view>(
    {"(",    "[",   ":",     "|", "]",       "-",           "A",      "B",  "\u00C9", "\u017F",
     "ABCD", "FOO", "Lesen", "q", "STRASSE", "STRA\u1E9EE", "\u00E4", " x", ",",      "."});
constexpr auto kClasses = std::to_array<std::string_view>(
    {"[ab]", "[^x]", "[]a]", "[](]", "[a-z]", "[\\d ]", "[[:alpha:]]", "[ :]", "[k\u017F]", "[\\]x]", "[[:]",
     "[^]a]", "[a[]", "[\\w-]", "[|]", "[(]", "[)]"});
constexpr auto kPlaces =
    std::to_array<std::string_view>({"^", "$", "\\b", "\\B", "\\A", "\\z", "(?i)", "(?s)", "(?m)"});
constexpr auto kEscapes =
    std::to_array<std::string_view>({"\\d", "\\s", "\\w", "\\W", "\\pL", "\\p{Lu}", ".", "\\.", "\\x41",
                                     "\\x{e9}", "\\Qa|b\\E", "\\]", "\\|x"});
constexpr auto kRepeats = std::to_array<std::string_view>(
    {"?", "*", "+", "??", "*?", "{2}", "{0}", "{0,2}", "{1,}", "{2,3}", "{,2}", "{02}"});
constexpr auto kGroups =
    std::to_array<std::string_view>({"(", "(?:", "(?i:", "(?P<n>", "(?s:", "(?m:", "(?is:"});

class Maker {
 public:
  explicit Maker(unsigned seed) : random_(seed) {}

  std::string pattern() {
    return std::string(below(3) == 0 ? "(?i)" : "") + (below(3) == 0 ? "^" : "") + parts(3) +
           (below(4) == 0 ? "$" : "");
  }

  std::string text() {
    std::string out;
    for (std::size_t n = below(7); n > 0; --n) out += below(2) == 0 ? one_of(kWords) : one_of(kSigns);
    return out;
  }

 private:
  std::size_t below(std::size_t n) { return random_() % n; }
  template <typename List>
  std::string_view one_of(const List& list) {
    return list[below(list.size())];
  }

  std::string parts(int depth) {
    std::string out;
    for (std::size_t n = 1 + below(4); n > 0; --n) out += part(depth);
    return out;
  }

  std::string part(int depth) {
    const std::size_t kind = below(depth > 0 ? 20 : 11);
    if (kind < 5) return std::string(one_of(kWords));
    if (kind == 5) return std::string(one_of(kClasses));
    if (kind == 6) return std::string(one_of(kPlaces));
    if (kind == 7) return std::string(one_of(kEscapes));
    if (kind < 10) return std::string(one_of(kRepeats));
    if (kind == 10) return "|";
    return std::string(one_of(kGroups)) + parts(depth - 1) + ")" +
           std::string(below(2) ? one_of(kRepeats) : "");
  }

  std::mt19937 random_;
};

// What promises too much about a text that the pattern matches; empty for nothing.
std::string broken_promise(const std::string& pattern, const RequiredLiterals& required,
                           const PatternShape& shape, const std::string& text) {
  TextBytes bytes(text);
  const std::string_view folded = bytes.folded();
  const auto stands = [&](const Literal& literal) { return folded.find(literal.text) != folded.npos; };
  std::string out;
  if (!shape.fits(bytes)) out += " shape";
  if (!required.further.may_start(folded)) out += " starts";
  if (!required.further.stand_in(folded)) out += " sets";
  if (!required.any.empty() && std::none_of(required.any.begin(), required.any.end(), stands))
    out += " literals";
  return out.empty() ? out : pattern + " on `" + text + "`:" + out;
}

void check_patterns(unsigned seed, int count) {
  Maker maker(seed);
  RE2::Options quiet;
  quiet.set_log_errors(false);
  std::size_t matched = 0;
  for (int made = 0; made < count; ++made) {
    const std::string pattern = maker.pattern();
    const RE2 re(pattern, quiet);
    if (!re.ok()) continue;
    const RequiredLiterals required = required_literals(pattern);
    const PatternShape shape = shape_of(pattern);
    for (int n = 0; n < 40; ++n) {
      const std::string text = maker.text();
      if (!RE2::PartialMatch(text, re)) continue;
      ++matched;
      if (const auto broken = broken_promise(pattern, required, shape, text); !broken.empty())
        FAIL_CHECK(broken);
    }
  }
  CHECK(matched > static_cast<std::size_t>(count));
}

}  // namespace

TEST_CASE("screens let through what patterns match", "[screens]") { check_patterns(1, 10'000); }

TEST_CASE("screens let through what patterns match, on a million patterns", "[slow]") {
  check_patterns(2, 1'000'000);
}

TEST_CASE("forms of patterns that screens once misread", "[screens]") {
  const auto check = [](const std::string& pattern, const std::string& text) {
    REQUIRE(RE2::PartialMatch(text, pattern));
    CHECK(broken_promise(pattern, required_literals(pattern), shape_of(pattern), text) == "");
  };
  for (const char* pattern : {"^?foo", "^*foo", "^{0}foo"}) check(pattern, "xfoo");
  check("(?s)^??foobar", "xfoobar");
  check("^[](]foo|bar", "xx bar");
  check("(?m)^foo", "x\nfoo");
  check("[[:]abc|defg]hijk", "[abc");
  check("abcd(?i)?", "abc");
  check("foo(?)*", "fo");
}
