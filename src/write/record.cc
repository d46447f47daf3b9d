#include "write/record.h"

#include "write/foreign_record.h"
#include "write/json.h"
#include "write/record_values.h"

namespace kehraus {
namespace {

void write_own_record(const RecordValues& values, const RecordIdentity& identity, Json& json) {
  json.start_object();
  for (std::size_t k = 0; k < kValueKeys; ++k) {
    const auto key = static_cast<ValueKey>(k);
    if (!values.has(key)) continue;
    json.key(name_of(key));
    values.write(key, json);
  }
  for (const RawField& field : identity.fields) {
    const auto key = record_key_named(field.name);
    if (key && (is_ours_alone(*key) || values.has(*key))) continue;
    json.raw_key(field.key_json);
    json.raw(field.value_json);
  }
  json.end_object();
}

std::size_t expected_size(const ResultView& result, const RecordOptions& options) {
  std::size_t size = 1024;
  for (const BodyBlockView& block : result.blocks)
    size += block.text.size() * (options.with_blocks ? 2 : 1) + 64;
  if (options.with_removed || options.with_comments) {
    for (const RemovalView& removal : result.removed) size += removal.text.size() + 128;
  }
  return size + size / 16;
}

}  // namespace

void write_record(const ResultView& result, const RecordIdentity& identity, const RecordOptions& options,
                  std::string& out) {
  const RecordValues values(result, identity, options);
  const auto fill = [&](Json& json) {
    if (options.names == FieldNames::own) return write_own_record(values, identity, json);
    write_foreign_record(values, result, identity, options, json);
  };
  append_json(options.layout, expected_size(result, options), fill, out);
}

}  // namespace kehraus
