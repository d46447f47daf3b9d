// internal: a record in the names and the nesting of another program, so that what reads that program's
// output reads ours. What that program has no name for keeps ours; nothing is lost.
#pragma once

#include "write/json.h"
#include "write/record.h"
#include "write/record_values.h"

namespace kehraus {

// Writes one object. The forms, read from the programs' own code:
//   trafilatura  flat; keys of its JSON that have no value are null; `date` is a day, lists are joined by
//   `;`,
//                names by `; `; an empty list is an empty string
//   news-please  flat; likewise null; dates as Python prints them; authors are a list
//   datatrove    {text, id, metadata}: all else is in `metadata`, under our names but `date`
//   dolma        {id, text, source, created, added, metadata, attributes}: `source` and `added` are the
//   input's,
//                and where it has no source it is `kehraus`. What was removed stands in `attributes` as
//                `kehraus__CATEGORY`: [[start, end, score], …], places in the document as it was given, score
//                1 where a rule decided, else how likely it is boilerplate
// Of a failed document the text is empty in the last two, which know none without.
void write_foreign_record(const RecordValues& values, const ResultView& result,
                          const RecordIdentity& identity, const RecordOptions& options, Json& json);

}  // namespace kehraus
