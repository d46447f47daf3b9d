#include "batch/tree_layout.h"

#include <algorithm>
#include <utility>

#include "batch/part_file.h"
#include "batch/safe_path.h"

namespace kehraus {

TreeLayout::TreeLayout(OutputFolder& folder, Manifest& manifest, std::string ending, Compression compression)
    : folder_(folder),
      manifest_(manifest),
      plain_ending_(std::move(ending)),
      ending_(plain_ending_ + std::string(ending_of(compression))),
      compression_(compression) {}

std::int64_t TreeLayout::put(RecordKey key, const std::string& path, std::string_view output) {
  std::string target = output_path(path, key.record, ending_);
  if (is_taken(number_of_path(target), key)) target = other_output_path(path, key.record, ending_);
  PartFile part(folder_, compression_);
  part.write(output);
  part.finish(false);
  const std::int64_t place = number_of_path(target);
  taken_[place] = key;
  moves_.push_back({part.name(), std::move(target)});
  ++files_;
  bytes_ += output.size();
  return place;
}

void TreeLayout::drop(RecordKey key, const std::string& path, std::int64_t place) {
  // Earlier runs may have compressed it otherwise.
  for (const Compression compression : {Compression::none, Compression::gzip, Compression::zstd}) {
    const std::string ending = plain_ending_ + std::string(ending_of(compression));
    for (std::string target :
         {output_path(path, key.record, ending), other_output_path(path, key.record, ending)})
      if (number_of_path(target) == place) return moves_.push_back({"", std::move(target)});
  }
}

bool TreeLayout::is_full() const noexcept { return files_ >= kGroupFiles || bytes_ >= kGroupBytes; }

void TreeLayout::finish(Group& group) {
  if (files_ > 0) folder_.sync_parts();
  group.moves = std::exchange(moves_, {});
  taken_.clear();
  files_ = bytes_ = 0;
}

bool TreeLayout::is_taken(std::int64_t place, RecordKey by_other_than) {
  const auto pending = taken_.find(place);
  if (pending != taken_.end()) return pending->second != by_other_than;
  const std::vector<RecordKey> keys = manifest_.records_at(place);
  return std::any_of(keys.begin(), keys.end(), [&](RecordKey key) { return key != by_other_than; });
}

}  // namespace kehraus
