#include "write/trace.h"

#include "write/field_evidence.h"
#include "write/json.h"
#include "write/record_values.h"

namespace kehraus {
namespace {

void write_evidence(const std::vector<EvidenceWeight>& evidence, Json& json) {
  json.key("evidence");
  json.start_array();
  for (const EvidenceWeight& e : evidence) {
    json.start_object();
    json.member("name", e.name);
    json.key("value");
    json.number(e.value);
    json.key("weight");
    json.number(e.weight);
    json.end_object();
  }
  json.end_array();
}

void write_mark(Json& json, const MarkTrace& mark) {
  json.start_object();
  json.member("verdict", mark.verdict);
  if (mark.verdict != "keep" && mark.verdict != "title") json.member("category", name_of(mark.category));
  json.member("decider", mark.decider);
  if (!mark.pattern.empty()) json.member("pattern", mark.pattern);
  if (!mark.span.empty()) json.members(mark.span);
  if (mark.score) write_score(*mark.score, json);
  if (!mark.evidence.empty()) write_evidence(mark.evidence, json);
  json.key("decisive");
  json.boolean(mark.decisive);
  json.end_object();
}

void write_block(Json& json, const BlockTrace& block) {
  json.start_object();
  json.members(block.span);
  json.key("kept");
  json.boolean(block.kept);
  if (!block.path.empty()) json.member("path", block.path);
  json.member("text", block.text);
  if (!block.marks.empty()) {
    json.key("marks");
    json.start_array();
    for (const MarkTrace& mark : block.marks) write_mark(json, mark);
    json.end_array();
  }
  json.end_object();
}

void write_head(Json& json, const ResultView& result, const RecordIdentity& identity) {
  json.key("id");
  identity.id_json.empty() ? json.string(identity.id) : json.raw(identity.id_json);
  json.member("outcome", name_of(result.outcome));
  if (!result.error.empty()) json.member("error", result.error);
  if (result.metadata.title) json.member("title", *result.metadata.title);
  if (result.metadata.language) json.member("language", *result.metadata.language);
  if (result.warnings.empty()) return;
  json.key("warnings");
  json.start_array();
  for (const std::string& warning : result.warnings) json.string(warning);
  json.end_array();
}

}  // namespace

void write_trace(const ResultView& result, const RecordIdentity& identity, JsonLayout layout,
                 std::string& out) {
  const auto fill = [&](Json& json) {
    json.start_object();
    write_head(json, result, identity);
    if (!result.trace.empty()) {
      json.key("blocks");
      json.start_array();
      for (const BlockTrace& block : result.trace) write_block(json, block);
      json.end_array();
    }
    if (!result.evidence.empty()) {
      json.key("evidence");
      write_field_evidence(result.evidence, json);
    }
    json.end_object();
  };
  append_json(layout, 4096, fill, out);
}

}  // namespace kehraus
