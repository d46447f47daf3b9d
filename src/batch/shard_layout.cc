#include "batch/shard_layout.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <map>

#include "batch/io_error.h"
#include "stream/input_file.h"
#include "stream/line_reader.h"

namespace kehraus {
namespace {

constexpr const char* kNextShard = "next_shard";
constexpr std::size_t kUnlimited = SIZE_MAX / 2;

std::string name_of_shard(std::int64_t number, Compression compression) {
  char digits[24];
  std::snprintf(digits, sizeof digits, "%06lld", static_cast<long long>(number));
  return std::string(digits) + ".jsonl" + std::string(ending_of(compression));
}

Compression compression_of_name(std::string_view name) {
  for (const Compression kind : {Compression::gzip, Compression::zstd})
    if (name.ends_with(ending_of(kind))) return kind;
  return Compression::none;
}

// The size of a shard; nothing where it is missing or is no file. A shard of which the system cannot say is
// not taken for one: it would be removed, and with it the records of inputs that are gone.
std::optional<std::int64_t> size_of(const OutputFolder& folder, const Shard& shard) {
  struct stat status {};
  const bool is_there = fstatat(folder.descriptor(), shard.name.c_str(), &status, AT_SYMLINK_NOFOLLOW) == 0;
  if (!is_there && errno != ENOENT)
    throw_io_error("cannot read '" + folder.path() + "/" + shard.name + "'", errno);
  if (!is_there || !S_ISREG(status.st_mode)) return std::nullopt;
  return status.st_size;
}

// The records that a shard is to hold, by their hash: how many there are of each. Records that are the same
// to the byte are one as good as the other.
std::map<ContentHash, std::size_t> wanted_lines(Manifest& manifest, std::int64_t shard) {
  std::map<ContentHash, std::size_t> wanted;
  for (const ContentHash& hash : manifest.outputs_at(shard)) ++wanted[hash];
  return wanted;
}

Group without_shard(const Shard& shard) {
  Group group;
  group.gone_shards.push_back(shard.number);
  group.moves.push_back({"", shard.name});
  return group;
}

// Copies the wanted lines into a part.
//   out     nothing where lines are missing: the shard is damaged
//   errors  IoError where it could not be read, which says nothing of its lines
std::optional<Shard> copy_lines(OutputFolder& folder, const Shard& shard,
                                std::map<ContentHash, std::size_t> wanted, PartFile& part) {
  const std::atomic<bool> stop = false;
  InputFile file(folder.path() + "/" + shard.name, kUnlimited, stop);
  LineReader lines(file.content(), kUnlimited);
  InputLine line;
  while (lines.next(line) && line.state == InputLine::State::whole) {
    const auto found = wanted.find(content_hash(line.bytes));
    if (found == wanted.end()) continue;
    if (--found->second == 0) wanted.erase(found);
    part.write(line.bytes);
    part.write("\n");
  }
  if (file.error() != 0)
    throw_io_error("cannot read '" + folder.path() + "/" + shard.name + "'", file.error());
  if (!wanted.empty()) return std::nullopt;
  return Shard{shard.number, shard.name, static_cast<std::int64_t>(part.finish(true))};
}

// False where the shard turned out to be damaged, and is gone now.
bool rewrite(OutputFolder& folder, Manifest& manifest, const Shard& shard) {
  auto wanted = wanted_lines(manifest, shard.number);
  if (wanted.empty()) {
    manifest.commit(without_shard(shard));
    return true;
  }
  PartFile part(folder, compression_of_name(shard.name));
  const auto done = copy_lines(folder, shard, std::move(wanted), part);
  Group group = done ? Group() : without_shard(shard);
  if (done) {
    group.rewritten.push_back(*done);
    group.moves.push_back({part.name(), shard.name});
  }
  manifest.commit(group);
  return done.has_value();
}

}  // namespace

ShardLayout::ShardLayout(OutputFolder& folder, Manifest& manifest, std::size_t shard_bytes,
                         Compression compression)
    : folder_(folder),
      shard_bytes_(shard_bytes),
      compression_(compression),
      next_number_(std::max(1ll, std::atoll(manifest.setting(kNextShard).c_str()))) {}

std::int64_t ShardLayout::put(RecordKey, const std::string&, std::string_view output) {
  if (!part_) part_.emplace(folder_, compression_);
  part_->write(output);
  part_->write("\n");
  bytes_ += output.size() + 1;
  return next_number_;
}

void ShardLayout::drop(RecordKey, const std::string&, std::int64_t place) { to_rewrite_.insert(place); }

void ShardLayout::finish(Group& group) {
  group.to_rewrite.assign(to_rewrite_.begin(), to_rewrite_.end());
  to_rewrite_.clear();
  bytes_ = 0;
  if (!part_) return;
  const std::size_t size = part_->finish(true);
  const std::string name = name_of_shard(next_number_, compression_);
  group.shards.push_back({next_number_, name, static_cast<std::int64_t>(size)});
  group.moves.push_back({part_->name(), name});
  group.settings.emplace_back(kNextShard, std::to_string(++next_number_));
  part_.reset();
}

std::vector<std::string> drop_damaged_shards(OutputFolder& folder, Manifest& manifest) {
  std::vector<std::string> damaged;
  for (const Shard& shard : manifest.shards()) {
    if (size_of(folder, shard) == shard.size) continue;
    manifest.commit(without_shard(shard));
    damaged.push_back(shard.name);
  }
  return damaged;
}

std::vector<std::string> rewrite_shards(OutputFolder& folder, Manifest& manifest) {
  std::vector<std::string> damaged;
  for (const Shard& shard : manifest.shards_to_rewrite())
    if (!rewrite(folder, manifest, shard)) damaged.push_back(shard.name);
  return damaged;
}

}  // namespace kehraus
