// A file a record, in folders that mirror the input's. A group is 2,000 of them, or 64 MiB.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "batch/layout.h"
#include "stream/compressor.h"

namespace kehraus {

class TreeLayout : public Layout {
 public:
  // `ending` is that of the outputs' form, with its dot. Both others outlive the layout.
  TreeLayout(OutputFolder& folder, Manifest& manifest, std::string ending, Compression compression);

  std::int64_t put(RecordKey key, const std::string& path, std::string_view output) override;
  bool may_stay() const noexcept override { return false; }  // it is written where it was
  void drop(RecordKey key, const std::string& path, std::int64_t place) override;
  bool is_full() const noexcept override;
  void finish(Group& group) override;

 private:
  static constexpr std::size_t kGroupFiles = 2'000;
  static constexpr std::size_t kGroupBytes = 64u << 20;

  bool is_taken(std::int64_t place, RecordKey by_other_than);

  OutputFolder& folder_;
  Manifest& manifest_;
  const std::string plain_ending_;  // before compression
  const std::string ending_;
  const Compression compression_;
  std::map<std::int64_t, RecordKey> taken_;  // by this group
  std::vector<Move> moves_;
  std::size_t files_ = 0;
  std::size_t bytes_ = 0;
};

}  // namespace kehraus
