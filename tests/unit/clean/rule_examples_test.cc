#include "clean/rule_examples.h"

#include <catch2/catch.hpp>

#include "document/error.h"
#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

// A rule with examples of its own, which begin in line 8 where `top` and `match` are a line each.
std::string toml(std::string_view top, std::string_view match, std::string_view examples) {
  return "summary = 's'\nwhy = 'w'\nsource = 'x'\ncategory = 'newsletter'\n" + std::string(top) +
         "\n[match]\n" + std::string(match) + "\n" + std::string(examples);
}

ExampleReport report_of(const std::vector<NamedRule>& rules) {
  const TemporaryFolder folder;
  write_rules(folder, rules);
  return check_examples({folder.path("")});
}

// The complaint about one rule's examples; empty where they hold.
std::string complaint(std::string_view top, std::string_view match, std::string_view examples,
                      const std::string& id = "en/x") {
  const ExampleReport report = report_of({{id, toml(top, match, examples)}});
  std::string out;
  for (const ExampleFailure& failure : report.failures)
    out += std::to_string(failure.line) + ": " + failure.message;
  return out;
}

constexpr std::string_view kDrop = "action = 'drop'", kTrim = "action = 'trim'", kKeep = "action = 'keep'";
const std::string kTaken = "[[example]]\ntext = 'Zorp'\nexpect = 'drop'\n";
const std::string kLeft = "[[example]]\ntext = 'Zorps'\nexpect = 'keep'\n";

TEST_CASE("examples that hold", "[rule_examples]") {
  const ExampleReport report = report_of({{"en/x", toml(kDrop, "phrase_any = ['Zorp']", kTaken + kLeft)}});
  CHECK(report.rules == 1);
  CHECK(report.examples == 2);
  CHECK(report.failures.empty());
}

TEST_CASE("a failing example names rule, file and line", "[rule_examples]") {
  const ExampleReport report = report_of({{"en/x", toml(kDrop, "phrase_any = ['Zorps']", kTaken + kLeft)}});
  REQUIRE(report.failures.size() == 2);
  CHECK(report.failures[0].rule == "en/x");
  CHECK(report.failures[0].origin.ends_with("en/x.toml"));
  CHECK(report.failures[0].line == 8);
  CHECK(report.failures[0].message == "expected drop, but the rule's answer is ignore: Zorp");
  CHECK(report.failures[1].line == 11);
  CHECK(report.failures[1].message == "expected ignore, but the rule's answer is drop: Zorps");
}

TEST_CASE("`ignore` is `keep`, but for a rule that keeps", "[rule_examples]") {
  const std::string ignored = "[[example]]\ntext = 'Zorps'\nexpect = 'ignore'\n";
  CHECK(complaint(kDrop, "phrase_any = ['Zorp']", kTaken + ignored).empty());
  CHECK(complaint(kKeep, "phrase_any = ['Zorp']", "[[example]]\ntext = 'Zorp'\nexpect = 'keep'\n" + ignored)
            .empty());
  CHECK(complaint(kKeep, "phrase_any = ['Zorp', 'Zorps']",
                  "[[example]]\ntext = 'Zorp'\nexpect = 'keep'\n" + ignored) ==
        "11: expected ignore, but the rule's answer is keep: Zorps");
}

TEST_CASE("an example's block and what stands above it", "[rule_examples]") {
  CHECK(complaint(kDrop, "phrase_any = ['Zorp']\nwithin_first_blocks = 3",
                  "[[example]]\ntext = 'Zorp'\nexpect = 'drop'\nat_block = 2\n"
                  "[[example]]\ntext = 'Zorp'\nexpect = 'keep'\nat_block = 3\n")
            .empty());
  CHECK(complaint("action = 'drop'\nheads = 1", "phrase_any = ['Zorp']",
                  "[[example]]\ntext = \"Zorp\\n\\nA\\n\\nB\"\nexpect = 'drop'\nblock = 2\nat_block = 1\n"
                  "[[example]]\ntext = \"Zorp\\n\\nA\\n\\nB\"\nexpect = 'keep'\nblock = 3\nat_block = 1\n")
            .empty());
  // What stands above is running text.
  CHECK(complaint(kDrop, "phrase_any = ['Zorp']\nafter_prose = true\nbefore_prose = false",
                  "[[example]]\ntext = 'Zorp'\nexpect = 'drop'\nat_block = 1\n"
                  "[[example]]\ntext = 'Zorp'\nexpect = 'keep'\n")
            .empty());
  CHECK(complaint(kDrop, "phrase_any = ['Zorp']",
                  kLeft + "[[example]]\ntext = 'Zorp'\nexpect = 'drop'\nblock = 2\n") ==
        "11: the text has no block 2");
}

TEST_CASE("what an example leaves, filler apart", "[rule_examples]") {
  const std::string left = "[[example]]\ntext = 'Rain'\nexpect = 'keep'\n";
  const auto leaves = [&](const std::string& what) {
    return complaint(
        kTrim, "head_any = ['ZORP']",
        left + "[[example]]\ntext = \"ZORP: It rained.\\n\\nMore\"\nexpect = 'trim'\nat_block = 1\n" +
            "leaves = \"" + what + "\"\n");
  };
  CHECK(leaves("It rained.\\n\\nMore").empty());
  CHECK(leaves("It rained.") == "11: leaves:\nIt rained.\n\nMore");
}

TEST_CASE("what an example gives", "[rule_examples]") {
  const auto gives = [](const std::string& capture, const std::string& given) {
    return complaint(
        kDrop, "text_any = ['^Zorp: (?P<v>.*)$']\n[capture]\n" + capture,
        kLeft + "[[example]]\ntext = 'Zorp: 3, Rain'\nexpect = 'drop'\ngives = { " + given + " }\n");
  };
  CHECK(gives("tags = { group = 'v', type = 'list' }", "tags = ['3', 'Rain']").empty());
  CHECK(gives("tags = { group = 'v', type = 'list' }", "tags = ['3']").find("tags is `3`, `Rain`, not `3`") !=
        std::string::npos);
  CHECK(gives("agency = { value = 'zp' }", "agency = 'zp'").empty());
  CHECK(gives("agency = { value = 'zp' }", "license = 'zp'").find("license is nothing, not `zp`") !=
        std::string::npos);
  CHECK(gives("free_access = { value = true }", "free_access = true").empty());
  CHECK(gives("reading_time_minutes = { value = '3' }", "reading_time_minutes = 3").empty());
  for (const std::string key : {"title", "date_published", "date_modified", "license"})
    CHECK(gives(key + " = { group = 'v' }", key + " = '3, Rain'").empty());
  for (const std::string key : {"authors", "categories", "captions", "sources"})
    CHECK(gives(key + " = { group = 'v' }", key + " = ['3, Rain']").empty());
}

TEST_CASE("a rule is tried in its language, one for any in the example's", "[rule_examples]") {
  const std::string examples = "[[example]]\ntext = 'Zorp 03/04/2024'\nexpect = 'drop'\n";
  const std::string match =
      "text_any = ['^Zorp ']\n[capture]\ndate_published = { type = 'date', from = 'block' }";
  const auto given = [&](const std::string& id, const std::string& line) {
    return complaint(kDrop, match, examples + line + kLeft, id);
  };
  CHECK(given("fr/x", "gives = { date_published = '2024-04-03' }\n").empty());
  CHECK(given("en/x", "gives = { date_published = '2024-03-04' }\n").empty());
  CHECK(given("any/x", "gives = { date_published = '2024-03-04' }\n").empty());
  CHECK(given("any/x", "gives = { date_published = '2024-04-03' }\nlanguage = 'fr'\n").empty());
}

TEST_CASE("each rule is tried alone; trial and unsure rules as they would act", "[rule_examples]") {
  const ExampleReport report = report_of({
      {"en/a", toml(kDrop, "phrase_any = ['Zorp', 'Zorps']",
                    kTaken + "[[example]]\ntext = 'Zorpss'\nexpect = 'keep'\n")},
      {"en/b", toml("action = 'drop'\nstatus = 'trial'", "phrase_any = ['Zorp']", kTaken + kLeft)},
      {"en/c", toml("action = 'drop'\ncertainty = 'unsure'", "phrase_any = ['Zorp']", kTaken + kLeft)},
      {"en/d", toml("action = 'drop'\nstatus = 'retired'", "phrase_any = ['Zorps']", kTaken + kLeft)},
  });
  CHECK(report.rules == 3);
  CHECK(report.examples == 6);
  CHECK(report.failures.empty());
}

TEST_CASE("a rule with beside is tried together with all others", "[rule_examples]") {
  const ExampleReport report = report_of({
      {"en/a", toml(kDrop, "phrase_any = ['Zorp']", kTaken + kLeft)},
      {"en/b", toml(kDrop, "phrase_any = ['Other']\nbeside = ['newsletter']",
                    "[[example]]\ntext = \"Other\\n\\nZorp\"\nexpect = 'drop'\nleaves = ''\n"
                    "[[example]]\ntext = \"Other\\n\\nZorps\"\nexpect = 'keep'\n")},
  });
  CHECK(report.failures.empty());
}

TEST_CASE("a rule that cannot be read is an error", "[rule_examples]") {
  CHECK_THROWS_AS(report_of({{"en/x", "summary = 's'"}}), Error);
  CHECK_THROWS_AS(check_examples({"/no/such/folder"}), Error);
}

TEST_CASE("without folders the program's own rules are meant", "[rule_examples]") {
  const ExampleReport report = check_examples({});
  CHECK(report.rules > 100);
  CHECK(report.examples >= 2 * report.rules);
}

}  // namespace
}  // namespace kehraus
