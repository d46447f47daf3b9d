#include "write/record.h"

#include <catch2/catch.hpp>
#include <limits>

#include "write/format.h"
#include "write/trace.h"

namespace kehraus {
namespace {

Result small_result() {
  Result result;
  result.metadata.title = "Der \"Titel\"";
  result.metadata.authors = {"Eva Muster"};
  result.metadata.reading_time_minutes = 3;
  result.metadata.free_access = false;
  result.blocks.push_back({BlockKind::heading, {10, 14}, "Kopf"});
  result.blocks.push_back({BlockKind::paragraph, {14, 30}, "Ein\tAbsatz"});
  result.removed.push_back({{0, 10}, Category::date_line, "de/date", std::nullopt, "1. Mai"});
  result.removed.push_back({{30, 31}, Category::other, "filter/scorer", 0.25, ""});
  result.warnings = {"removed_share_high"};
  return result;
}

std::string record_of(const Result& result, const RecordIdentity& identity,
                      const RecordOptions& options = {}) {
  std::string out;
  write_record(result, identity, options, out);
  return out;
}

TEST_CASE("a record has its keys in fixed order and leaves out what is absent", "[write]") {
  CHECK(
      record_of(small_result(), {"7", "", {}}) ==
      R"({"id":"7","outcome":"clean","title":"Der \"Titel\"","authors":["Eva Muster"],"reading_time_minutes":3,)"
      R"("free_access":false,"text":"Kopf\n\nEin\tAbsatz","warnings":["removed_share_high"]})");
}

TEST_CASE("control characters are escaped, in long texts too", "[write]") {
  for (int c = 1; c < 0x20; ++c) {
    Result result;
    result.blocks.push_back(
        {BlockKind::paragraph, {}, std::string(40, 'a') + static_cast<char>(c) + std::string(40, 'b')});
    for (char written : record_of(result, {"a", "", {}}))
      CHECK((written == '\n' || static_cast<unsigned char>(written) >= 0x20));
  }
}

TEST_CASE("blocks and removals come on request", "[write]") {
  const RecordOptions options{true, true, JsonLayout::line};
  Result result = small_result();
  result.metadata = {};
  result.warnings.clear();
  CHECK(record_of(result, {"7", "", {}}, options) ==
        R"({"id":"7","outcome":"clean","text":"Kopf\n\nEin\tAbsatz",)"
        R"("blocks":[{"kind":"heading","text":"Kopf","start":10,"end":14},)"
        R"({"kind":"paragraph","text":"Ein\tAbsatz","start":14,"end":30}],)"
        R"("removed":[{"start":0,"end":10,"category":"date-line","rule":"de/date","text":"1. Mai"},)"
        R"({"start":30,"end":31,"category":"other","rule":"filter/scorer","score":0.25}]})");
}

TEST_CASE("evidence comes on request, as it does for explain", "[write]") {
  Result result;
  result.outcome = Outcome::empty;
  RecordOptions options;
  options.with_evidence = true;
  CHECK(record_of(result, {"7", "", {}}, options) == R"({"id":"7","outcome":"empty","text":""})");
  result.evidence = {{"title",
                      "open_graph",
                      "og:title",
                      "Der \"Titel\" | Post",
                      "Der \"Titel\"",
                      Span{3, 40},
                      {},
                      Doubt::none},
                     {"date_published", "text", "", "1. Mai 2024", "2024-05-01", {}, 70, Doubt::future}};
  const std::string evidence =
      R"("evidence":[{"field":"title","source":"open_graph","name":"og:title","raw":"Der \"Titel\" | Post",)"
      R"("value":"Der \"Titel\"","start":3,"end":40,"believed":true},)"
      R"({"field":"date_published","source":"text","raw":"1. Mai 2024","value":"2024-05-01","weight":70,)"
      R"("believed":false,"doubt":"future"}])";
  CHECK(record_of(result, {"7", "", {}}, options) ==
        R"({"id":"7","outcome":"empty","text":"",)" + evidence + "}");
  CHECK(record_of(result, {"7", "", {}}) == R"({"id":"7","outcome":"empty","text":""})");
  std::string trace;
  write_trace(result, {"7", "", {}}, JsonLayout::line, trace);
  CHECK(trace == R"({"id":"7","outcome":"empty",)" + evidence + "}");
}

TEST_CASE("comments come on request, and only where there are any", "[write]") {
  Result result;
  result.outcome = Outcome::empty;
  RecordOptions options;
  options.with_comments = true;
  CHECK(record_of(result, {"7", "", {}}, options) == R"({"id":"7","outcome":"empty","text":""})");
  result.removed = {{{0, 3}, Category::comments, "any/page-comments", {}, "So true"},
                    {{3, 6}, Category::comment_form, "any/page-comments", {}, "Reply"},
                    {{6, 9}, Category::comments, "any/page-comments", {}, "Not at all"}};
  CHECK(record_of(result, {"7", "", {}}, options) ==
        R"({"id":"7","outcome":"empty","text":"","comments":["So true","Not at all"]})");
}

TEST_CASE("an empty document has an empty text, a failed one none", "[write]") {
  Result result;
  result.outcome = Outcome::empty;
  CHECK(record_of(result, {"e", "", {}}, {true, true, JsonLayout::line}) ==
        R"({"id":"e","outcome":"empty","text":""})");
  result.outcome = Outcome::failed;
  result.error = "binary";
  CHECK(record_of(result, {"f", "", {}}) == R"({"id":"f","outcome":"failed","error":"binary"})");
}

TEST_CASE("other fields pass through byte for byte, ours win", "[write]") {
  Result result = small_result();
  result.metadata.authors.clear();
  RecordIdentity identity{"7", "7.0", {}};
  identity.fields = {{"a key", "\"a\\u0020key\"", "{ \"b\" :1e2}"},
                     {"title", "\"title\"", "\"theirs\""},
                     {"authors", "\"authors\"", "[\"theirs\"]"},
                     {"error", "\"error\"", "\"of an earlier run\""},
                     {"removed", "\"removed\"", "[]"}};
  CHECK(record_of(result, identity) ==
        R"({"id":7.0,"outcome":"clean","title":"Der \"Titel\"","reading_time_minutes":3,"free_access":false,)"
        R"("text":"Kopf\n\nEin\tAbsatz","warnings":["removed_share_high"],"a\u0020key":{ "b" :1e2},)"
        R"("authors":["theirs"]})");
}

TEST_CASE("the host of the input's address is a site where nobody says a better one", "[write]") {
  Result result;
  const RecordIdentity identity{"7", "", {}, "example.org"};
  CHECK(record_of(result, identity) == R"({"id":"7","outcome":"clean","site":"example.org","text":""})");
  const RecordIdentity with_site{"7", "", {{"site", "\"site\"", "\"Bote\""}}, "example.org"};
  CHECK(record_of(result, with_site) == R"({"id":"7","outcome":"clean","text":"","site":"Bote"})");
  result.metadata.site = "Courier";
  CHECK(record_of(result, identity) == R"({"id":"7","outcome":"clean","site":"Courier","text":""})");
  result = {};
  result.outcome = Outcome::failed;
  CHECK(record_of(result, identity) == R"({"id":"7","outcome":"failed"})");
}

TEST_CASE("a record is valid JSON in UTF-8 whatever names hold", "[write]") {
  Result result;
  result.outcome = Outcome::failed;
  result.error = std::string("nul \0 esc \x1b", 11);
  CHECK(
      record_of(result, {"a\xff\xc3", "", {}}) ==
      "{\"id\":\"a\xEF\xBF\xBD\xEF\xBF\xBD\",\"outcome\":\"failed\",\"error\":\"nul \\u0000 esc \\u001B\"}");
}

TEST_CASE("indented records stand alone or in an array", "[write]") {
  Result result;
  result.outcome = Outcome::empty;
  CHECK(record_of(result, {"e", "", {}}, {false, false, JsonLayout::object}) ==
        "{\n  \"id\": \"e\",\n  \"outcome\": \"empty\",\n  \"text\": \"\"\n}");
  CHECK(record_of(result, {"e", "", {}}, {false, false, JsonLayout::element}) ==
        "  {\n    \"id\": \"e\",\n    \"outcome\": \"empty\",\n    \"text\": \"\"\n  }");
}

TEST_CASE("framing makes the output as a whole readable", "[write]") {
  struct Row {
    Format format;
    bool several;
    std::string one, two, none;
  };
  const std::vector<Row> rows = {
      {Format::text, true, "x", "x\f\nx", ""},    {Format::markdown, true, "x", "x\f\nx", ""},
      {Format::html, true, "x", "x\f\nx", ""},    {Format::jsonl, true, "x\n", "x\nx\n", ""},
      {Format::json, false, "x\n", "x\nx\n", ""}, {Format::json, true, "[\nx\n]\n", "[\nx,\nx\n]\n", "[]\n"},
  };
  for (const Row& row : rows) {
    const Framing framing(row.format, row.several);
    const auto framed = [&](int count) {
      std::string out;
      for (int i = 0; i < count; ++i) out.append(framing.before(i == 0)).append("x").append(framing.after());
      return out.append(framing.end(count > 0));
    };
    CHECK(framed(0) == row.none);
    CHECK(framed(1) == row.one);
    CHECK(framed(2) == row.two);
  }
}

TEST_CASE("a trace holds every mark", "[write]") {
  Result result;
  result.metadata.language = "de";
  result.trace.push_back(
      {{0, 5}, "Titel", {{"title", Category::other, "filter/mark_title", "", {0, 5}, true, {}, {}}}, false});
  result.trace.push_back(
      {{6, 9}, "abc", {{"drop", Category::caption, "de/x", "^abc$", {}, false, {}, {}}}, true});
  std::string out;
  write_trace(result, {"t", "", {}}, JsonLayout::line, out);
  CHECK(
      out ==
      R"({"id":"t","outcome":"clean","language":"de","blocks":[{"start":0,"end":5,"kept":false,"text":"Titel",)"
      R"("marks":[{"verdict":"title","decider":"filter/mark_title","start":0,"end":5,"decisive":true}]},)"
      R"({"start":6,"end":9,"kept":true,"text":"abc","marks":[{"verdict":"drop","category":"caption",)"
      R"("decider":"de/x","pattern":"^abc$","decisive":false}]}]})");
}

}  // namespace
}  // namespace kehraus
