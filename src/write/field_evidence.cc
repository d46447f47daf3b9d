#include "write/field_evidence.h"

#include <string>

namespace kehraus {
namespace {

void write_one(const FieldEvidence& said, Json& json) {
  json.start_object();
  json.key("field");
  json.word(said.field);
  json.key("source");
  json.word(said.source);
  if (!said.name.empty()) json.member("name", said.name);
  json.member("raw", said.raw);
  if (!said.value.empty()) json.member("value", said.value);
  if (said.span) json.members(*said.span);
  if (said.weight) {
    json.key("weight");
    json.raw(std::to_string(*said.weight));
  }
  json.key("believed");
  json.boolean(said.doubt == Doubt::none);
  if (said.doubt != Doubt::none) {
    json.key("doubt");
    json.word(name_of(said.doubt));
  }
  json.end_object();
}

}  // namespace

void write_field_evidence(const std::vector<FieldEvidence>& evidence, Json& json) {
  json.start_array();
  for (const FieldEvidence& said : evidence) write_one(said, json);
  json.end_array();
}

}  // namespace kehraus
