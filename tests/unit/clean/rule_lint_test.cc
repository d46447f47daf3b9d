#include "clean/rule_lint.h"

#include <catch2/catch.hpp>

#include "document/error.h"
#include "unit/filters/sheet_of.h"

namespace kehraus {
namespace {

std::string toml(std::string_view top, std::string_view match) {
  return "summary = 's'\nwhy = 'w'\nsource = 'x'\ncategory = 'newsletter'\n" + std::string(top) +
         "\n[match]\n" + std::string(match) +
         "\n[[example]]\ntext = 'Zorp'\nexpect = 'drop'\n[[example]]\ntext = 'Zorps'\nexpect = 'keep'\n";
}

constexpr std::string_view kDrop = "action = 'drop'", kTrim = "action = 'trim'";

std::string lint_of(const std::string& id, std::string_view top, std::string_view match) {
  const TemporaryFolder folder;
  write_rules(folder, {{id, toml(top, match)}});
  std::string out;
  for (const ExampleFailure& failure : lint_rules({folder.path("")})) {
    CHECK(failure.rule == id);
    CHECK(failure.origin.ends_with(id + ".toml"));
    out += failure.message;
  }
  return out;
}

TEST_CASE("lint: phrases that are the same", "[rule_lint]") {
  CHECK(lint_of("en/x", kDrop, "phrase_any = ['Zorp', 'Zorps']").empty());
  CHECK(lint_of("en/x", kDrop, "phrase_any = ['Zorp', '» ZORP:']") ==
        "the phrase `» ZORP:` is the same as `Zorp`");
  CHECK(lint_of("en/x", kDrop, "head_any = ['Zorp', 'ZORP']") == "the phrase `ZORP` is the same as `Zorp`");
  CHECK(lint_of("en/x", kDrop, "phrase_any = ['Zorp']\nhead_any = ['Zorp']").empty());
}

TEST_CASE("lint: names say the thing, not the cure", "[rule_lint]") {
  for (const char* name :
       {"en/remove-zorp", "en/drop-zorp", "en/zorp-delete", "en/strip-zorp", "en/clean-zorp"})
    CHECK(lint_of(name, kDrop, "phrase_any = ['Zorp']") ==
          "the name says the cure; name the thing that is matched");
  CHECK(lint_of("en/rain-drop", kDrop, "phrase_any = ['Zorp']").empty());
}

TEST_CASE("lint: patterns that nothing screens need a short block", "[rule_lint]") {
  const auto is_costly = [](std::string_view top, const std::string& match) {
    return lint_of("en/x", top, "text_any = ['^[A-Z]{3}\\d']\n" + match).find("no string of four bytes") !=
           std::string::npos;
  };
  CHECK(is_costly(kDrop, ""));
  CHECK_FALSE(is_costly(kDrop, "max_words = 24"));
  CHECK(is_costly(kDrop, "max_words = 25"));
  CHECK_FALSE(is_costly(kDrop, "max_chars = 160"));
  CHECK(is_costly(kDrop, "max_chars = 161"));
  CHECK(is_costly(kTrim, "max_words = 24"));
  CHECK(lint_of("en/x", kDrop, "text_any = ['^Zorp\\d']").empty());
}

TEST_CASE("lint: a rule that cannot be read is an error", "[rule_lint]") {
  CHECK_THROWS_AS(lint_rules({"/no/such/folder"}), Error);
}

}  // namespace
}  // namespace kehraus
