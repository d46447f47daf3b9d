#include "batch/learned_store.h"

#include <filesystem>
#include <system_error>

#include "batch/part_file.h"
#include "learn/learned_file.h"

namespace kehraus {

std::optional<LearnedBlocks> load_learned_in(const OutputFolder& folder) {
  const std::string path = folder.path() + "/" + kLearnedName;
  std::error_code failure;
  if (std::filesystem::symlink_status(path, failure).type() == std::filesystem::file_type::not_found)
    return std::nullopt;
  return load_learned(path);
}

void store_learned(OutputFolder& folder, Manifest& manifest, const LearnedBlocks& learned) {
  PartFile part(folder, Compression::none);
  part.write(learned_as_file(learned));
  part.finish(true);
  Group group;
  group.moves.push_back({part.name(), kLearnedName});
  manifest.commit(group);
}

}  // namespace kehraus
