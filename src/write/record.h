// A Result as one JSON object: the record. Decides nothing about the text.
#pragma once

#include <string>
#include <vector>

#include "document/result.h"
#include "write/field_names.h"
#include "write/json_layout.h"

namespace kehraus {

// A field of the input that is passed through.
struct RawField {
  std::string name;        // unescaped, to find clashes
  std::string key_json;    // as in the input, with its quotes
  std::string value_json;  // as in the input, valid JSON
};

// What the input says about a document besides its text.
struct RecordIdentity {
  std::string id;
  std::string id_json;           // the id as the input has it, valid JSON; empty: `id` as a string
  std::vector<RawField> fields;  // unknown to us, in the order of the input
  std::string host = {};         // where it says that the document stood, as host_of has it; may be empty
};

struct RecordOptions {
  bool with_blocks = false;   // the blocks of the body, with kind and place
  bool with_removed = false;  // every removal, with category, rule and place
  JsonLayout layout = JsonLayout::line;
  bool with_comments = false;          // what readers wrote, where it was removed as that: a list of texts
  bool with_evidence = false;          // who says each value of the metadata, where the result has that
  FieldNames names = FieldNames::own;  // and the nesting that goes with them: see write/foreign_record.h
};

// Appends one JSON object, without a line feed behind it.
//   shape   keys in the record's fixed order, then the passed-through fields. Values that are absent are
//           left out, never empty strings or lists; only `text` is there for every outcome but `failed`. A
//           passed-through field whose name we write is left out, and so is one that only we may say
//           (outcome, error, text, blocks, removed, evidence, warnings)
//   errors  none; malformed UTF-8 in names and ids becomes U+FFFD
void write_record(const ResultView& result, const RecordIdentity& identity, const RecordOptions& options,
                  std::string& out);

}  // namespace kehraus
