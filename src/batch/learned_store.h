// What was learned, in the output folder: a file `learned.jsonl`, kept from night to night.
#pragma once

#include <optional>

#include "batch/manifest.h"
#include "batch/output_folder.h"
#include "learn/learned_blocks.h"

namespace kehraus {

// Nothing where there is no file.
//   errors  throws Error as load_learned() does
std::optional<LearnedBlocks> load_learned_in(const OutputFolder& folder);

// Puts the file in place of the one that is there, whole. When it returns, it is on the disk.
//   errors  IoError
void store_learned(OutputFolder& folder, Manifest& manifest, const LearnedBlocks& learned);

}  // namespace kehraus
