// internal: where the values of the metadata come from, as JSON: what a record and `explain` share.
#pragma once

#include <vector>

#include "document/field_evidence.h"
#include "write/json.h"

namespace kehraus {

// Writes the value of a key: an array of one object for each claim. Not for an empty list.
void write_field_evidence(const std::vector<FieldEvidence>& evidence, Json& json);

}  // namespace kehraus
