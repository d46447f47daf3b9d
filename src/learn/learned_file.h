// Learned blocks as a file, so that they are the same from night to night: lines of JSON, sorted by site and
// text, below one that has their check sum.
#pragma once

#include <string>
#include <string_view>

#include "learn/learned_blocks.h"
#include "write/json.h"

namespace kehraus {

// The file's bytes; equal for equal blocks.
std::string learned_as_file(const LearnedBlocks& learned);

// The members of a block, in an object that is begun: site, place, count, documents, text.
void write_learned_block(const LearnedSite& site, const LearnedBlock& block, Json& json);

// Reads such bytes.
//   in      `name`: of the file, for messages
//   errors  throws Error with the line, for what is no such file, is of a version that this program does not
//           know, or has changed since it was written
LearnedBlocks parse_learned(std::string_view bytes, const std::string& name);

// Reads the file, or of a batch's output folder the one in it.
//   errors  the same, also for what cannot be read; std::runtime_error where the disk fails
LearnedBlocks load_learned(const std::string& path);

inline constexpr const char* kLearnedName = "learned.jsonl";  // in an output folder

}  // namespace kehraus
