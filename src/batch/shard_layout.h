// Records one behind the other in files of a certain size: `000001.jsonl`, `000002.jsonl`, … A group is a
// file.
#pragma once

#include <memory>
#include <optional>
#include <set>

#include "batch/layout.h"
#include "batch/part_file.h"

namespace kehraus {

class ShardLayout : public Layout {
 public:
  // A shard ends with the record that brings it to `shard_bytes`, before compression. Both others outlive
  // the layout.
  ShardLayout(OutputFolder& folder, Manifest& manifest, std::size_t shard_bytes, Compression compression);

  std::int64_t put(RecordKey key, const std::string& path, std::string_view output) override;
  bool may_stay() const noexcept override { return true; }
  void drop(RecordKey key, const std::string& path, std::int64_t place) override;
  bool is_full() const noexcept override { return bytes_ >= shard_bytes_; }
  void finish(Group& group) override;

 private:
  OutputFolder& folder_;
  const std::size_t shard_bytes_;
  const Compression compression_;
  std::int64_t next_number_;
  std::optional<PartFile> part_;
  std::size_t bytes_ = 0;
  std::set<std::int64_t> to_rewrite_;
};

// Compares the shards with the manifest. Of one that is missing, or has another size than it should, the
// records are to be made anew; what is left of it is removed.
//   out  the names of such shards
std::vector<std::string> drop_damaged_shards(OutputFolder& folder, Manifest& manifest);

// Writes the shards that hold superseded records anew without them, each in a group of its own; one that
// would be empty is removed.
//   out  the names of those that turned out to be damaged: they are removed, and their records are to be made
//        anew
std::vector<std::string> rewrite_shards(OutputFolder& folder, Manifest& manifest);

}  // namespace kehraus
