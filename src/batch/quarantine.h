// The documents that failed, one a line, in `quarantine.jsonl` of the output folder: those that would fail
// now, not all that ever did. It is made from the manifest, so it is the same whenever a run was killed.
#pragma once

#include <string_view>

#include "batch/manifest.h"
#include "batch/output_folder.h"

namespace kehraus {

// Notes in a group that the file is out of date.
void mark_quarantine(Group& group);

// Writes the file anew if it is out of date; where nothing failed it is removed.
//   shape   an object a line, by path and record: path, record (of one with several), stage (read, parse or
//           clean), reason, offset (of its first byte in the
//           decompressed input, of one of several), hash (of its bytes, where they could be read),
//           version (of kehraus)
//   errors  IoError
void write_quarantine(OutputFolder& folder, Manifest& manifest, std::string_view version);

}  // namespace kehraus
