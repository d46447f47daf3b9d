// Flags that several commands share, so that a word means the same everywhere. Defaults are those of the
// structs that the flags set.
#pragma once

#include <string_view>
#include <vector>

#include "clean/options.h"
#include "cli/command.h"
#include "stream/documents.h"
#include "write/record.h"

namespace kehraus {

// --from, --text-key, --html-key, --id-key, --max-document-bytes, --max-file-bytes. Both structs outlive the
// flags.
std::vector<Flag> input_flags(StreamOptions& stream, Options& cleaning);

// --include, --exclude, --files-from and --null. `inputs` outlives the flags.
std::vector<Flag> selection_flags(InputSelection& inputs);

// --keep, --drop, --favour, --no-scorer, --language and --rules.
std::vector<Flag> cleaning_flags(Options& cleaning);

// --learned.
Flag learned_flag(Options& cleaning);

// --with: what else a record holds.
Flag record_parts_flag(RecordOptions& record, Options& cleaning);

// --field-names.
Flag field_names_flag(RecordOptions& record);

Flag jobs_flag(unsigned& jobs);

// --colour.
Flag colour_flag(std::string& when);

Flag rules_flag(std::vector<std::string>& folders);

// --to text or json, for lists.
Flag text_or_json_flag(bool& is_json);

// Categories for Flag::choices.
std::vector<std::string_view> category_names();

// Throws UsageError for what only shows when all flags are set: a category both kept and dropped.
void check_cleaning(const Options& cleaning);

// Adds the inputs that operands name: the standard input where neither they nor a list name any.
void add_inputs(const std::vector<std::string>& operands, InputSelection& inputs);

}  // namespace kehraus
