// Every rule proves itself by its own examples, and all rules together leave clean prose alone.
#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "clean/cleaner.h"
#include "clean/rule_examples.h"
#include "clean/rule_lint.h"
#include "fixtures.h"
#include "ruleset/rule_set.h"

using namespace kehraus;

namespace {

const std::vector<std::string> kRules = {KEHRAUS_SOURCE_DIR "/rules"};

std::string told(const ExampleFailure& failure) {
  return failure.origin + ":" + std::to_string(failure.line) + ": " + failure.message;
}

}  // namespace

TEST_CASE("every rule's examples hold", "[rules]") {
  const ExampleReport report = check_examples(kRules);
  CHECK(report.rules > 100);
  CHECK(report.examples >= 2 * report.rules);
  for (const ExampleFailure& failure : report.failures) FAIL_CHECK(told(failure));
}

TEST_CASE("the rules' form is clean", "[rules]") {
  for (const ExampleFailure& failure : lint_rules(kRules)) FAIL_CHECK(told(failure));
}

TEST_CASE("the rules in the program are those in the folder", "[rules]") {
  CHECK(RuleSet::load({})->version() == RuleSet::load_with_examples(kRules, false)->version());
}

// A gold body is an article and nothing but the article, so nothing may be taken from it.
TEST_CASE("all rules together take nothing from the gold bodies", "[rules]") {
  const Cleaner cleaner({});
  const auto bodies = testing::gold_bodies();
  REQUIRE(bodies.size() > 20);
  for (const auto& [name, body] : bodies) {
    const Result result = cleaner.clean(body);
    for (const Removal& removal : result.removed)
      FAIL_CHECK(name << ": " << removal.rule << " took: " << removal.text.substr(0, 100));
  }
}

// Breaking an example must be noticed: a rule whose example says the opposite of what it does fails the
// check.
TEST_CASE("a wrong example is reported with file and line", "[rules]") {
  const auto folder = std::filesystem::temp_directory_path() / "kehraus_wrong_example";
  std::filesystem::create_directories(folder / "en");
  std::ofstream(folder / "en" / "bell.toml") << R"(summary = "s"
why = "w"
source = "s"
category = "other"
action = "drop"
[match]
phrase_any = ["Ring the bell"]
[[example]]
text = "Ring the bell"
expect = "keep"
[[example]]
text = "Ring the bells"
expect = "drop"
)";
  const ExampleReport report = check_examples({folder.string()});
  std::filesystem::remove_all(folder);
  REQUIRE(report.failures.size() == 2);
  CHECK(report.failures[0].line == 8);
  CHECK(report.failures[1].line == 11);
}
