#include "ruleset/rule_set.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <functional>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "document/error.h"
#include "ruleset/rule_file.h"
#include "ruleset/rule_folder.h"
#include "text/date.h"
#include "text/measures.h"

namespace kehraus {
namespace {

namespace fs = std::filesystem;

// A folder of rules that lives as long as the object.
class Folder {
 public:
  Folder() {
    std::random_device random;
    path_ =
        fs::temp_directory_path() / ("kehraus-rules-" + std::to_string(random()) + std::to_string(random()));
    fs::create_directories(path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void write(const std::string& file, std::string_view text) const {
    fs::create_directories((path_ / file).parent_path());
    std::ofstream(path_ / file, std::ios::binary) << text;
  }
  std::string path() const { return path_.string(); }

 private:
  fs::path path_;
};

// A whole rule around its [match] lines, which begin in line 8.
std::string toml(std::string_view match, std::string_view action = "drop",
                 std::string_view status = "stable") {
  const bool keeps = action == "keep";
  return "summary = 's'\nwhy = 'w'\nsource = 'x'\ncategory = 'other'\naction = '" + std::string(action) +
         "'\nstatus = '" + std::string(status) + "'\n[match]\n" + std::string(match) +
         "\n[[example]]\ntext = 'a'\nexpect = '" + (keeps ? "keep" : "drop") +
         "'\n[[example]]\ntext = 'b'\nexpect = 'ignore'\n";
}

Rule rule(std::string_view match, std::string_view action = "drop") {
  return parse_rule(toml(match, action), "en/x", "my/en/x.toml");
}

// The hits of a text, measured as blocks are.
std::vector<Hit> hits(const RuleSet& rules, std::string_view text, std::string_view language = "en") {
  const Measures m = measure(text);
  std::vector<Hit> out;
  rules.match(text, {m.words, m.chars}, language, out);
  return out;
}

std::vector<std::string> ids(const RuleSet& rules, std::string_view text, std::string_view language = "en") {
  std::vector<std::string> out;
  for (const Hit& hit : hits(rules, text, language)) out.push_back(rules.rules()[hit.rule].id);
  return out;
}

bool matches(std::string_view match, std::string_view text) {
  return !hits(*RuleSet::of(rule(match)), text).empty();
}

std::string complaint(const std::function<void()>& run) {
  try {
    run();
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

std::string pattern_complaint(std::string_view match, std::string_view action = "drop") {
  return complaint([&] { check_patterns(rule(match, action)); });
}

std::unique_ptr<const RuleSet> load(const std::vector<std::string>& folders) {
  return RuleSet::load_with_examples(folders, /*built_in=*/false);
}

struct Row {
  std::string_view text;
  bool matches;
};

void check(std::string_view match, const std::vector<Row>& rows) {
  const auto rules = RuleSet::of(rule(match));
  for (const Row& row : rows) {
    CAPTURE(match, row.text);
    CHECK(hits(*rules, row.text).size() == (row.matches ? 1 : 0));
  }
}

TEST_CASE("a phrase is the whole block; case and punctuation around it do not count", "[rule_set]") {
  check("phrase_any = ['Read more', '» ZUM THEMA «', '---', 'Don’t miss']", {
                                                                                {"Read more", true},
                                                                                {"READ MORE", true},
                                                                                {"» read more:", true},
                                                                                {"[Read more …]", true},
                                                                                {"*Read more*", true},
                                                                                {"Read more about it", false},
                                                                                {"To read more", false},
                                                                                {"Read-more", false},
                                                                                {"Readmore", false},
                                                                                {"Zum Thema", true},
                                                                                {"zum thema:", true},
                                                                                {"---", true},
                                                                                {"--", false},
                                                                                {"…", false},
                                                                                {"Don’t miss!", true},
                                                                                {"Don't miss!", false},
                                                                                {"", false},
                                                                            });
  check("phrase_any = ['Ähnliche Beiträge']", {{"ÄHNLICHE BEITRÄGE", true}, {"Ahnliche Beitrage", false}});
}

TEST_CASE("a phrase's span is the whole block", "[rule_set]") {
  const auto rules = RuleSet::of(rule("phrase_any = ['Read more']"));
  const std::string_view text = "» Read more …";
  const auto found = hits(*rules, text);
  REQUIRE(found.size() == 1);
  CHECK(found[0].by == Hit::By::phrase);
  CHECK(found[0].span == Span{0, text.size()});
  CHECK(rules->group(found[0], text, "") == text);
  CHECK(rules->group(found[0], text, "head").empty());
}

TEST_CASE("phrases match at any length", "[rule_set]") {
  for (const std::size_t bytes : {159u, 160u}) {
    CAPTURE(bytes);
    const std::string phrase(bytes, 'a');
    CHECK(matches("phrase_any = ['" + phrase + "']", phrase));
  }
}

TEST_CASE("a head is what the block begins with, and a separator", "[rule_set]") {
  check("head_any = ['Read more', 'Foto', 'BERLIN (dpa)']", {
                                                                {"Read more: The bridge", true},
                                                                {"READ MORE: The bridge", true},
                                                                {"» Read more: The bridge", true},
                                                                {"[Read more]: The bridge", true},
                                                                {"Read more – The bridge", true},
                                                                {"Read more — The bridge", true},
                                                                {"Read more - The bridge", true},
                                                                {"Read more | The bridge", true},
                                                                {"Read more. The bridge", true},
                                                                {"Read more:", true},
                                                                {"Foto: Jo Muster", true},
                                                                {"Berlin (dpa) - Die Stadt", true},
                                                                {"Read more", false},
                                                                {"Read more about: it", false},
                                                                {"Read more:it", false},
                                                                {"To read more: it", false},
                                                                {"Foto-Jo", false},
                                                                {": Foto", false},
                                                                {"The bridge: Foto: Jo", false},
                                                            });
}

TEST_CASE("a head's span ends behind the separator", "[rule_set]") {
  const auto rules = RuleSet::of(rule("head_any = ['Foto']"));
  const std::string_view text = "(Foto) – Jo Muster";
  const auto found = hits(*rules, text);
  REQUIRE(found.size() == 1);
  CHECK(found[0].by == Hit::By::head);
  CHECK(text.substr(found[0].span.end) == "Jo Muster");
  CHECK(found[0].span.start == 0);
  CHECK(rules->group(found[0], text, "head") == "(Foto)");
  CHECK(rules->group(found[0], text, "") == "(Foto) – ");
  CHECK(rules->group(found[0], text, "other").empty());
}

TEST_CASE("patterns are searched for, or anchored", "[rule_set]") {
  check("text_any = ['more']", {{"more", true}, {"Read more now", true}, {"MORE", false}, {"mor", false}});
  check("text_any = ['^more']",
        {{"more and more", true}, {"no more", false}, {" more", false}, {"More", false}});
  check("text_any = ['(?i)^more']", {{"MORE", true}, {"no more", false}});
  check("text_any = ['more$']", {{"no more", true}, {"more no", false}});
  check("text_any = ['^more$']", {{"more", true}, {"more ", false}, {"more\n", false}});
  check("text_any = ['(?i:^more)']", {{"MORE", true}, {"no more", false}});
  check("text_any = ['^(?:a|b)c']", {{"ac", true}, {"bc", true}, {"xac", false}});
  check("text_any = ['(?i)ÜBER']", {{"wie über", true}});
  check("text_any = ['^.{3}$']", {{"äöü", true}, {"äö", false}});  // characters, not bytes
  check("text_any = ['a|^b']", {{"xa", true}, {"bx", true}, {"xb", false}});
  check("text_any = ['^x', 'y$', '(?i)z']",
        {{"x", true}, {"ay", true}, {"aZa", true}, {"ax", false}, {"ya", false}});
}

TEST_CASE("a pattern's span is its first match", "[rule_set]") {
  struct Case {
    std::string_view match, text, found;
    std::uint16_t pattern;
  };
  for (const Case& c : {Case{"text_any = ['o+']", "noo more oooo", "oo", 0},
                        {"text_any = ['x', '^no']", "noo", "no", 1},
                        {"text_any = ['(?i)\\bmore$']", "Über more", "more", 0},
                        {"text_any = ['^(?:a|ab)c?']", "abc", "a", 0}}) {
    CAPTURE(c.match, c.text);
    const auto found = hits(*RuleSet::of(rule(c.match)), c.text);
    REQUIRE(found.size() == 1);
    CHECK(found[0].by == Hit::By::text);
    CHECK(found[0].pattern == c.pattern);
    CHECK(c.text.substr(found[0].span.start, found[0].span.size()) == c.found);
  }
}

TEST_CASE("named groups", "[rule_set]") {
  const auto rules =
      RuleSet::of(rule(R"(text_any = ['(?i)by (?P<name>[\w ]+?)(?:, (?P<agency>dpa))?(?P<nothing>x?)$'])"));
  const std::string_view text = "Words by Jo Muster, dpa";
  const auto found = hits(*rules, text);
  REQUIRE(found.size() == 1);
  CHECK(rules->group(found[0], text, "name") == "Jo Muster");
  CHECK(rules->group(found[0], text, "agency") == "dpa");
  CHECK(rules->group(found[0], text, "nothing").empty());
  CHECK(rules->group(found[0], text, "unknown").empty());
  CHECK(rules->group(found[0], text, "") == "by Jo Muster, dpa");
  const std::string_view other = "by Jo Muster";
  const auto without = hits(*rules, other);
  REQUIRE(without.size() == 1);
  CHECK(rules->group(without[0], other, "agency").empty());  // took no part
  CHECK(rules->group(without[0], other, "name") == "Jo Muster");
}

TEST_CASE("text_none rules a block out, whatever matched", "[rule_set]") {
  check("phrase_any = ['read more']\nhead_any = ['photo']\ntext_any = ['^by']\ntext_none = ['(?i)jo', 'x$']",
        {{"Read more", true},
         {"Photo: Ann", true},
         {"Photo: JO", false},
         {"by Ann", true},
         {"by Jo", false},
         {"by Anx", false},
         {"by x Ann", true}});
}

TEST_CASE("bounds on words and characters hold at the bound", "[rule_set]") {
  check("min_words = 2\ntext_any = ['a']", {{"a", false}, {"a a", true}, {"a a a", true}});
  check("max_words = 2\ntext_any = ['a']", {{"a", true}, {"a a", true}, {"a a a", false}});
  check("max_chars = 3\ntext_any = ['a']",
        {{"aa", true}, {"aaa", true}, {"aaaa", false}, {"aäö", true}, {"aäöü", false}});
  check("min_words = 2\nphrase_any = ['a', 'a b']", {{"a", false}, {"a b", true}});
  check("max_words = 2\nhead_any = ['a']", {{"a: b", true}, {"a: b c", false}});
  check("max_chars = 4\nhead_any = ['a']", {{"a: b", true}, {"a: bc", false}});
}

// `words` words in `chars` characters.
std::string block(std::size_t words, std::size_t chars) {
  std::string text;
  for (std::size_t i = 0; i < words; ++i) text += i + 1 < words ? "a " : "a";
  text.append(chars - text.size(), 'a');
  const Measures m = measure(text);
  REQUIRE(m.words == words);
  REQUIRE(m.chars == chars);
  return text;
}

// Rules with small bounds are kept apart from the others and not tried on long blocks; that must not show.
TEST_CASE("bounds hold where short blocks end", "[rule_set]") {
  for (const std::string pattern : {"^a", "a$"}) {
    for (const int bound : {39, 40, 41, 42}) {
      CAPTURE(pattern, bound);
      const auto n = static_cast<std::size_t>(bound);
      const std::string match = "max_words = " + std::to_string(bound) + "\ntext_any = ['" + pattern + "']";
      CHECK(matches(match, block(n, 2000)));
      CHECK(matches(match, block(n, 2 * n - 1)));
      CHECK_FALSE(matches(match, block(n + 1, 2000)));
      CHECK_FALSE(matches(match, block(n + 1, 2 * n + 1)));
    }
    for (const int bound : {299, 300, 301, 302}) {
      CAPTURE(pattern, bound);
      const auto n = static_cast<std::size_t>(bound);
      const std::string match = "max_chars = " + std::to_string(bound) + "\ntext_any = ['" + pattern + "']";
      CHECK(matches(match, block(1, n)));
      CHECK(matches(match, block(140, n)));
      CHECK_FALSE(matches(match, block(1, n + 1)));
      CHECK_FALSE(matches(match, block(140, n + 1)));
    }
  }
  CHECK(matches("max_words = 40\nmax_chars = 5000\ntext_any = ['^a']", block(40, 5000)));
  CHECK(matches("max_words = 400\nmax_chars = 300\ntext_any = ['^a']", block(140, 300)));
  CHECK(matches("text_any = ['^a']", block(5000, 20'000)));
}

TEST_CASE("each rule at most once, sorted by rule, phrases first", "[rule_set]") {
  Folder folder;
  folder.write("en/b.toml", toml("text_any = ['read', 'more', '^r']"));
  folder.write("en/a.toml", toml("phrase_any = ['read more', 'READ MORE!']\ntext_any = ['read']"));
  folder.write("any/z.toml", toml("text_any = ['m']"));
  const auto rules = load({folder.path()});
  REQUIRE(rules->rules().size() == 3);
  CHECK(ids(*rules, "read more") == std::vector<std::string>{"any/z", "en/a", "en/b"});
  const auto found = hits(*rules, "read more");
  CHECK(found[1].by == Hit::By::phrase);
  CHECK(found[2].by == Hit::By::text);
  CHECK(found[2].pattern == 0);
}

TEST_CASE("hits replace what was there, and nothing matches an empty text", "[rule_set]") {
  const auto rules = RuleSet::of(rule("text_any = ['a']"));
  std::vector<Hit> out(7);
  rules->match("b", {1, 1}, "en", out);
  CHECK(out.empty());
  rules->match("a", {1, 1}, "en", out);
  CHECK(out.size() == 1);
  rules->match("", {0, 0}, "en", out);
  CHECK(out.empty());
  CHECK(hits(*RuleSet::of(rule("text_any = ['^$']")), "").size() == 1);  // unless it says so
}

TEST_CASE("rules apply to their language, those of any to all", "[rule_set]") {
  Folder folder;
  folder.write("any/x.toml", toml("text_any = ['a']"));
  folder.write("de/x.toml", toml("text_any = ['a']"));
  folder.write("en/x.toml", toml("phrase_any = ['a']"));
  const auto rules = load({folder.path()});
  CHECK(ids(*rules, "a", "de") == std::vector<std::string>{"any/x", "de/x"});
  CHECK(ids(*rules, "a", "en") == std::vector<std::string>{"any/x", "en/x"});
  CHECK(ids(*rules, "a", "fr") == std::vector<std::string>{"any/x"});
  CHECK(ids(*rules, "a", "") == std::vector<std::string>{"any/x"});
  CHECK(ids(*rules, "a", "any") == std::vector<std::string>{"any/x"});
  CHECK(ids(*rules, "a", "not a language") == std::vector<std::string>{"any/x"});
}

TEST_CASE("a retired rule does nothing, one on trial is found", "[rule_set]") {
  Folder folder;
  folder.write("en/retired.toml", toml("text_any = ['a']\nphrase_any = ['a']", "drop", "retired"));
  folder.write("en/trial.toml", toml("text_any = ['a']", "drop", "trial"));
  const auto rules = load({folder.path()});
  CHECK(rules->rules().size() == 2);
  CHECK(rules->find("en/retired") != nullptr);
  CHECK(ids(*rules, "a") == std::vector<std::string>{"en/trial"});
}

TEST_CASE("rules are found by their ids", "[rule_set]") {
  Folder folder;
  for (const std::string name : {"b", "a-b", "a", "c"})
    folder.write("en/" + name + ".toml", toml("text_any = ['a']"));
  const auto rules = load({folder.path()});
  std::vector<std::string> all;
  for (const Rule& r : rules->rules()) all.push_back(r.id);
  CHECK(std::is_sorted(all.begin(), all.end()));
  for (const std::string& id : all) {
    REQUIRE(rules->find(id) != nullptr);
    CHECK(rules->find(id)->id == id);
  }
  for (const std::string_view id : {"", "en", "en/", "en/aa", "en/d", "a/a", "zz/zz"})
    CHECK(rules->find(id) == nullptr);
}

TEST_CASE("a set without rules matches nothing", "[rule_set]") {
  Folder folder;
  const auto rules = load({folder.path()});
  CHECK(rules->rules().empty());
  CHECK(rules->find("en/x") == nullptr);
  CHECK(hits(*rules, "a").empty());
  CHECK(rules->version().size() == 16);
}

TEST_CASE("what a folder must be", "[rule_set]") {
  Folder folder;
  folder.write("file.txt", "x");
  const std::string missing = folder.path() + "/missing";
  CHECK(complaint([&] { load({missing}); }).starts_with(missing + ": "));
  CHECK(complaint([&] { load({folder.path() + "/file.txt"}); }).find("folder") != std::string::npos);
  CHECK_FALSE(complaint([&] { load({""}); }).empty());
  CHECK_FALSE(complaint([&] { RuleSet::load({missing}); }).empty());
}

TEST_CASE("a rule stands in a language's folder, not above and not below", "[rule_set]") {
  for (const std::string file : {"x.toml", "en/sub/x.toml", "a/b/c/x.toml"}) {
    Folder folder;
    folder.write(file, toml("text_any = ['a']"));
    const std::string message = complaint([&] { load({folder.path()}); });
    CAPTURE(message);
    CHECK(message.starts_with(folder.path() + "/" + file + ": "));
    CHECK(message.find("<language>/<name>.toml") != message.npos);
  }
}

TEST_CASE("a folder may be written with a slash at the end", "[rule_set]") {
  Folder folder;
  folder.write("en/x.toml", toml("text_any = ['a']"));
  for (const std::string end : {"/", "//", "/.", "/en/.."}) {
    CAPTURE(end);
    const auto rules = load({folder.path() + end});
    REQUIRE(rules->rules().size() == 1);
    CHECK(rules->rules()[0].id == "en/x");
  }
}

TEST_CASE("a rule in a folder that is wrong names its file and line", "[rule_set]") {
  const std::pair<std::string, int> rows[] = {
      {toml("text_any = ['a']\nbogus = 1"), 9},
      {toml("min_words = 3\ntext_any = ['^a(']"), 9},
      {"", 1},
  };
  for (const auto& [text, line] : rows) {
    Folder folder;
    folder.write("en/good.toml", toml("text_any = ['a']"));
    folder.write("en/wrong.toml", text);
    const std::string where = folder.path() + "/en/wrong.toml:" + std::to_string(line) + ": ";
    CHECK(complaint([&] { load({folder.path()}); }).starts_with(where));
  }
}

TEST_CASE("a rule that cannot be read", "[rule_set]") {
  Folder folder;
  folder.write("en/x.toml", toml("text_any = ['a']"));
  fs::create_symlink(folder.path() + "/nowhere", folder.path() + "/en/y.toml");
  const std::string message = complaint([&] { load({folder.path()}); });
  CHECK(message.starts_with(folder.path() + "/en/y.toml"));
  CHECK(message.find("cannot be read") != message.npos);
}

TEST_CASE("a later folder replaces the rules of the same id", "[rule_set]") {
  Folder first, second;
  first.write("en/x.toml", toml("text_any = ['first']"));
  first.write("en/y.toml", toml("text_any = ['y']"));
  second.write("en/x.toml", toml("text_any = ['second']"));
  const auto rules = load({first.path(), second.path()});
  REQUIRE(rules->rules().size() == 2);
  CHECK(ids(*rules, "first").empty());
  CHECK(ids(*rules, "second") == std::vector<std::string>{"en/x"});
  CHECK(ids(*rules, "y") == std::vector<std::string>{"en/y"});
  CHECK(rules->find("en/x")->origin == second.path() + "/en/x.toml");
  CHECK(ids(*load({second.path(), first.path()}), "first") == std::vector<std::string>{"en/x"});
}

TEST_CASE("a folder's rule replaces a built-in one, another is added", "[rule_set]") {
  const auto built_in = RuleSet::load({});
  REQUIRE_FALSE(built_in->rules().empty());
  const std::string id = built_in->rules().front().id;
  Folder folder;
  folder.write(id + ".toml", toml("text_any = ['^xyzzy$']"));
  folder.write("any/zz-mine.toml", toml("text_any = ['^plugh$']"));
  const auto rules = RuleSet::load({folder.path()});
  CHECK(rules->rules().size() == built_in->rules().size() + 1);
  REQUIRE(rules->find(id) != nullptr);
  CHECK(rules->find(id)->match.text_any == std::vector<std::string>{"^xyzzy$"});
  CHECK(ids(*rules, "xyzzy", rules->find(id)->language) == std::vector<std::string>{id});
  CHECK(ids(*rules, "plugh", "en") == std::vector<std::string>{"any/zz-mine"});
  CHECK(rules->version() != built_in->version());
}

TEST_CASE("a version is 16 hexadecimal digits that change with any rule", "[rule_set]") {
  std::set<std::string> versions;
  const auto add = [&](const std::vector<std::pair<std::string, std::string>>& files) {
    Folder folder;
    for (const auto& [file, text] : files) folder.write(file, text);
    const std::string version = load({folder.path()})->version();
    CHECK(version.size() == 16);
    CHECK(version.find_first_not_of("0123456789abcdef") == version.npos);
    return versions.insert(version).second;
  };
  const std::string a = toml("text_any = ['a']"), b = toml("text_any = ['b']");
  CHECK(add({}));
  CHECK(add({{"en/x.toml", a}}));
  CHECK_FALSE(add({{"en/x.toml", a}}));  // the same rules in another folder
  CHECK(add({{"en/x.toml", b}}));
  CHECK(add({{"en/y.toml", a}}));
  CHECK(add({{"de/x.toml", a}}));
  CHECK(add({{"en/x.toml", a}, {"en/y.toml", a}}));
  CHECK(add({{"en/x.toml", a}, {"en/y.toml", b}}));
  CHECK(add({{"en/x.toml", b}, {"en/y.toml", a}}));
  CHECK(add({{"en/x.toml", toml("text_any = ['a']", "end_body")}}));
  CHECK(add({{"en/x.toml", a + "\n# a comment\n"}}));
}

TEST_CASE("a version for languages changes with the rules that they may meet, and no others", "[rule_set]") {
  const std::string a = toml("text_any = ['a']");
  const auto version_with = [&](const std::string& file, const std::string& text,
                                const std::vector<std::string>& languages) {
    Folder folder;
    folder.write("en/first.toml", a);
    if (!file.empty()) folder.write(file, text);
    return load({folder.path()})->version_for(languages);
  };
  const std::string english = version_with("", "", {"en"});
  CHECK(version_with("de/x.toml", a, {"en"}) == english);
  CHECK(version_with("en/x.toml", a, {"en"}) != english);
  CHECK(version_with("any/x.toml", a, {"en"}) != english);
  CHECK(version_with("de/x.toml", a, {"en", "de"}) != version_with("", "", {"en", "de"}));
  CHECK(version_with("en/x.toml", a, {""}) == version_with("", "", {""}));
  CHECK(english != version_with("", "", {"de"}));
}

// A tenth language, invented: what it takes is a folder.
constexpr std::string_view kInvented = R"(name = "Invented"
stop_words = ["zok", "ur", "nemi", "ka", "ve", "tolo", "sem", "pri", "uz", "dem"]
[dates]
months = ["enar", "duar", "triar", "kvar", "kvinar", "sesar", "separ", "okar", "nauar", "dekar", "undekar", "dudekar"]
weekdays = ["lundo", "mardo", "merko", "jaudo", "vendo", "sabo", "dimano"]
published = ["aperita"]
modified = ["renovita"]
ago_after = ["pasinte"]
time_units = ["hora", "horoj"]
before_clock = ["ce"]
and = ["kaj"]
[dates.own]
relative = ["der"]
)";

TEST_CASE("a language is added by a folder alone", "[rule_set]") {
  Folder folder;
  folder.write("zz/language.toml", kInvented);
  folder.write("zz/more.toml", toml("phrase_any = ['Legu pli']"));
  const auto rules = RuleSet::load({folder.path()});
  REQUIRE(rules->find("zz/more") != nullptr);
  CHECK(rules->find("zz/language") == nullptr);
  const DateWords& dates = rules->words().dates();
  const auto found = find_date("Mardo, 29 dekar 2024 ce 7.04", "zz", dates);
  REQUIRE(found.has_value());
  CHECK(found->iso == "2024-10-29T07:04");
  CHECK(found->span.start == 0);
  const auto line = parse_date_line("Aperita: 28 dekar 2024, renovita 29 dekar 2024", "zz", dates);
  REQUIRE(line.has_value());
  CHECK(line->published == "2024-10-28");
  CHECK(line->modified == "2024-10-29");
  CHECK(is_date_line("3 horoj pasinte", "zz", dates));
  CHECK(is_date_line("der", "zz", dates));
  CHECK_FALSE(is_date_line("der", "de", dates));
  CHECK(find_date("29. Oktober 2024", "de", dates).has_value());
  CHECK(ids(*rules, "Legu pli", "zz") == std::vector<std::string>{"zz/more"});
  StopWordCount count;
  rules->words().stop_words().count("Zok ur pola nemi", 64, count);
  const auto& codes = rules->words().stop_words().languages();
  const auto place = std::find(codes.begin(), codes.end(), "zz");
  REQUIRE(place != codes.end());
  CHECK(count.hits[static_cast<std::size_t>(place - codes.begin())] == 3);
}

TEST_CASE("a folder's language replaces the built-in one of the same code", "[rule_set]") {
  Folder folder;
  folder.write("de/language.toml", "name = 'My German'\n[dates]\nrelative = ['heit']\n");
  const auto rules = RuleSet::load({folder.path()});
  CHECK(is_date_line("heit", "de", rules->words().dates()));
  CHECK_FALSE(is_date_line("heute", "de", rules->words().dates()));
  CHECK(rules->version() != RuleSet::load({})->version());
  CHECK(rules->find("de/reading-time") != nullptr);
}

TEST_CASE("a language's file that is wrong names its file and line", "[rule_set]") {
  Folder folder;
  folder.write("zz/language.toml", "name = 'X'\nstop_words = ['Zok']\n");
  const std::string message = complaint([&] { load({folder.path()}); });
  CHECK(message.starts_with(folder.path() + "/zz/language.toml:2: "));
  CHECK(message.find("`zok`") != message.npos);
}

TEST_CASE("more than thirty-two languages with words are too many", "[rule_set]") {
  Folder folder;
  const std::size_t own = RuleSet::load({})->words().languages().size();
  for (std::size_t l = own; l < kMaxLanguages; ++l)
    folder.write(std::string("z") + static_cast<char>('a' + l - own) + "/language.toml", "name = 'X'\n");
  CHECK(RuleSet::load({folder.path()})->words().languages().size() == kMaxLanguages);
  folder.write("zz/language.toml", "name = 'X'\n");
  const std::string message = complaint([&] { RuleSet::load({folder.path()}); });
  CHECK(message.find("zz/language.toml: more than 32 languages") != message.npos);
}

TEST_CASE("a pattern that RE2 refuses", "[rule_set]") {
  for (const std::string pattern :
       {"(", "a)", "[a", "ab{2,1}", "*a", "(?=a)", "(?<!a)b", R"(\1)", "(?P<a-b>a)", R"(\p{Nope})"}) {
    const std::string match = "min_words = 1\ntext_any = ['a', '" + pattern + "']";
    const std::string message = pattern_complaint(match);
    CAPTURE(pattern, message);
    CHECK(message.starts_with("my/en/x.toml:"));
    CHECK(message.find("`" + pattern + "`") != message.npos);
    CHECK_FALSE(pattern_complaint("text_any = ['a']\ntext_none = ['" + pattern + "']").empty());
  }
  CHECK(pattern_complaint("min_words = 1\ntext_any = ['^abc(']").starts_with("my/en/x.toml:9: "));
}

// How patterns are searched for (anchored or not, by the words they need or not) must not show. A rule with a
// pattern in text_none, where it is tried by itself, is what all others are held against.
TEST_CASE("a pattern matches the same texts, however it is searched for", "[rule_set]") {
  const std::string patterns[] = {"abcd",
                                  "(?i)abcd",
                                  "^abcd",
                                  "(?i)^abcd",
                                  "abcd$",
                                  "^abcd$",
                                  "^a|bcde",
                                  "(?i)^abcd|efgh$",
                                  "^(?:abcd|efgh)",
                                  "abcd|efgh",
                                  "(?:abcd)?efgh",
                                  "abcd(?:efgh)?",
                                  "(?:abcd)*",
                                  "(?:abcd)+efgh",
                                  "(?:abcd|ef)+gh",
                                  "abc[de]",
                                  "abc[^d]",
                                  "[a-c]bcd",
                                  "ab.d",
                                  "a?bcde",
                                  "a*bcde",
                                  "ab+cd",
                                  "ab{2}cd",
                                  "ab{0}cd",
                                  "ab{0,1}cde",
                                  "(?:abcd){2}",
                                  "(?:abcd){0,2}efgh",
                                  R"(ab\d+cd)",
                                  R"(abcd\.efgh)",
                                  R"(\babcd\b)",
                                  R"(\(abcd\))",
                                  "(?P<n>abcd)efgh",
                                  "(?i)straße",
                                  "(?i)STRASSE",
                                  "(?i)größer",
                                  "(?i)ΣΊΣΥΦΟΣ",
                                  "(?i)kelvin",
                                  "(?i)sister",
                                  "(?i)москва",
                                  "äöüß",
                                  "(?i:ab)cdE",
                                  "ab(?i)cd",
                                  "(?:ab(?:cd|ef)){1,2}gh",
                                  "x{2,}abcd",
                                  "abcd{2}",
                                  "abcd?",
                                  "abcd*e",
                                  "abcd+e",
                                  "[aA]bcd",
                                  "^[a|b]bcd",
                                  R"(^[\]|]abcd)",
                                  R"(^a\|bcde)",
                                  "[[:alpha:]]bcde",
                                  "^$",
                                  "^",
                                  "(?:)",
                                  "(|abcd)efgh",
                                  "(?s)abcd.efgh",
                                  "abcd efgh",
                                  "(?i)abcd[ :]+efgh",
                                  "(?i)abcd[ :]*efgh",
                                  "(?:a|b|c|d)efgh",
                                  "(?:a|b)(?:c|d)(?:e|f)(?:g|h)(?:i|j)",
                                  "a??bcde",
                                  "(?:abcd)??efgh",
                                  "^.{0,3}abcd",
                                  "([^ ]abcd|efgh)"};
  std::vector<std::string> texts = {"",
                                    "abcd",
                                    "ABCD",
                                    "Abcd",
                                    "xabcd",
                                    "abcdx",
                                    "efgh",
                                    "xefgh",
                                    "efghx",
                                    "abcdefgh",
                                    "abcd efgh",
                                    "abc",
                                    "abce",
                                    "abcf",
                                    "abxd",
                                    "bcde",
                                    "xbcde",
                                    "aabcde",
                                    "abbcd",
                                    "acd",
                                    "abde",
                                    "abcde",
                                    "ABCDE",
                                    "EFGH",
                                    "ab12cd",
                                    "abcd.efgh",
                                    "abcdxefgh",
                                    "abcdabcd",
                                    "abcdabcdefgh",
                                    "(abcd)",
                                    "a|bcde",
                                    "|abcd",
                                    "]abcd",
                                    "aefgh",
                                    "dEfgh",
                                    "acegi",
                                    "bdfhj",
                                    "STRASSE",
                                    "Straße",
                                    "STRAẞE",
                                    "straße",
                                    "größer",
                                    "GRÖẞER",
                                    "Σίσυφος",
                                    "σίσυφοσ",
                                    "ΣΊΣΥΦΟΣ",
                                    "Kelvin",
                                    "\u212Aelvin",
                                    "\u017Fi\u017Fter",
                                    "SISTER",
                                    "Москва",
                                    "МОСКВА",
                                    "ÄÖÜẞ",
                                    "äöüß",
                                    "abcdE",
                                    "ABcdE",
                                    "ABcde",
                                    "abCD",
                                    "abefgh",
                                    "abcdgh",
                                    "abefabcdgh",
                                    "xxabcd",
                                    "xabcd abcd",
                                    "abcdd",
                                    "abccd",
                                    "abce",
                                    "abcdde",
                                    "éabcd",
                                    "abcd\xFF",
                                    "\xFF"
                                    "abcd",
                                    "\xC3"
                                    "abcd",
                                    "abcd : efgh",
                                    "zzzabcd",
                                    "zzzzabcd"};
  const std::string filler(2000, 'z');
  for (std::size_t i = 0, n = texts.size(); i < n; ++i) texts.push_back(texts[i] + " " + filler);
  for (const std::string& pattern : patterns) {
    const auto alone = RuleSet::of(rule("text_any = ['(?s)^.*$', '(?:)']\ntext_none = ['" + pattern + "']"));
    const auto searched = RuleSet::of(rule("text_any = ['" + pattern + "']"));
    const auto in_short = RuleSet::of(rule("max_words = 3\ntext_any = ['" + pattern + "']"));
    for (const std::string& text : texts) {
      CAPTURE(pattern, text);
      const bool expected = hits(*alone, text).empty();
      if (hits(*searched, text).empty() == expected) CHECK(hits(*searched, text).empty() != expected);
      const bool is_short = measure(text).words <= 3;
      if (hits(*in_short, text).empty() == (expected && is_short))
        CHECK(hits(*in_short, text).size() == (is_short && expected));
    }
  }
}

TEST_CASE("a pattern whose program is too large", "[rule_set]") {
  const std::string max = std::to_string(kMaxProgramSize);
  // The longest run of letters that is let through is one instruction below the shortest that is not.
  std::size_t most = 0;
  while (pattern_complaint("text_any = ['" + std::string(most + 1, 'a') + "']").empty()) {
    ++most;
    REQUIRE(most < 1000);
  }
  const std::string message = pattern_complaint("text_any = ['" + std::string(most + 1, 'a') + "']");
  CAPTURE(message);
  CHECK(message.starts_with("my/en/x.toml:8: "));
  CHECK(message.find("compiles to " + std::to_string(kMaxProgramSize + 1) + " instructions") != message.npos);
  CHECK(message.find("more than " + max) != message.npos);
  CHECK(message.find("split it") != message.npos);
  CHECK_FALSE(
      pattern_complaint("text_any = ['a']\ntext_none = ['" + std::string(most + 1, 'a') + "']").empty());
  CHECK_FALSE(pattern_complaint(R"(text_any = ['\pL{1,900}'])").empty());
}

TEST_CASE("a trim takes an edge", "[rule_set]") {
  for (const std::string pattern : {"abc", "(?i)abc", "abc^", "$abc", R"(abc\$)", "^abc|def"}) {
    const std::string message = pattern_complaint("text_any = ['" + pattern + "']", "trim");
    CAPTURE(pattern, message);
    CHECK(message.starts_with("my/en/x.toml:8: "));
    CHECK(message.find("begin with ^ or end with $") != message.npos);
    CHECK(pattern_complaint("text_any = ['" + pattern + "']", "drop").empty());
  }
  for (const std::string pattern : {"^a", "(?i)^a", "a$", "^a$"}) {
    CAPTURE(pattern);
    CHECK(pattern_complaint("text_any = ['" + pattern + "']", "trim").empty());
  }
  CHECK(pattern_complaint("head_any = ['a']", "trim").empty());
  CHECK(pattern_complaint("phrase_any = ['a']", "trim").find("drop") != std::string::npos);
}

TEST_CASE("matching from four threads at once gives the same", "[rule_set]") {
  Folder folder;
  for (int i = 0; i < 40; ++i) {
    const std::string n = std::to_string(i);
    const std::string language = i % 3 == 0 ? "any" : i % 3 == 1 ? "de" : "en";
    folder.write(language + "/r" + n + ".toml",
                 toml("phrase_any = ['word " + n + "']\nhead_any = ['head " + n +
                      "']\ntext_any = ['^a(?P<n>" + n + ")', '(?i)Z" + n + "$']\ntext_none = ['none']"));
  }
  std::vector<std::string> texts;
  for (int i = 0; i < 60; ++i) {
    const std::string n = std::to_string(i);
    for (const std::string& text :
         {"word " + n, "Head " + n + ": and more", "a" + n + " b", "the z" + n, "a" + n + " none"})
      texts.push_back(text);
  }
  const std::vector<std::string> languages = {"de", "en", "fr", ""};
  // What one thread finds: rule, kind, span and the group, for each language and text.
  const auto findings = [&](const RuleSet& rules) {
    std::string out;
    for (const std::string& language : languages) {
      for (const std::string& text : texts) {
        for (const Hit& hit : hits(rules, text, language)) {
          out += language + text + rules.rules()[hit.rule].id + std::to_string(static_cast<int>(hit.by)) +
                 ' ' + std::to_string(hit.pattern) + ' ' + std::to_string(hit.span.start) + ' ' +
                 std::to_string(hit.span.end) + ' ' + std::string(rules.group(hit, text, "n")) + '\n';
        }
      }
    }
    return out;
  };
  const std::string expected = findings(*load({folder.path()}));
  REQUIRE_FALSE(expected.empty());
  const auto rules = load({folder.path()});  // nothing compiled yet
  std::vector<std::string> found(4);
  std::vector<std::thread> threads;
  for (std::string& mine : found) threads.emplace_back([&] { mine = findings(*rules); });
  for (std::thread& thread : threads) thread.join();
  for (const std::string& mine : found) CHECK(mine == expected);
}

}  // namespace
}  // namespace kehraus
