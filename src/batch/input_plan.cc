#include "batch/input_plan.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <system_error>

namespace kehraus {
namespace {

constexpr std::size_t kMaxExamples = 10;

bool must_be_read(const std::optional<KnownInput>& known, const std::optional<FileStamp>& stamp,
                  const std::vector<std::int64_t>& to_redo) {
  if (!known || !stamp || !known->is_settled || known->stamp != *stamp) return true;
  return std::binary_search(to_redo.begin(), to_redo.end(), known->number);
}

bool is_dangling_link(const std::string& path) {
  struct stat status {};
  return lstat(path.c_str(), &status) == 0 && S_ISLNK(status.st_mode) && stat(path.c_str(), &status) != 0;
}

// Why it cannot be said that a file that is not in the list is gone: a disk may be missing behind a link, or
// not answer. Empty where it is gone, or is there and not wanted any more.
std::string why_unreachable(const std::string& root, std::string_view below) {
  const std::string path = root + std::string(below);
  struct stat status {};
  if (stat(path.c_str(), &status) == 0) return {};
  if (errno != ENOENT && errno != ENOTDIR) return std::generic_category().message(errno);
  for (std::size_t end = path.find('/', root.size() + 1);; end = path.find('/', end + 1)) {
    if (is_dangling_link(path.substr(0, end))) return "a link leads nowhere";
    if (end == path.npos) return {};
  }
}

void find_removed(const InputList& list, Manifest& manifest, const std::vector<bool>& is_seen,
                  InputPlan& plan) {
  manifest.each_input([&](std::int64_t number, std::string_view path) {
    const auto place = static_cast<std::size_t>(number);
    if (place < is_seen.size() && is_seen[place]) return;
    if (std::string why = why_unreachable(list.root, path); !why.empty()) {
      if (plan.unreachable++ < kMaxExamples)
        plan.unreachable_examples.push_back({std::string(path), std::move(why)});
      return;
    }
    plan.removed.push_back(number);
    if (plan.removed_examples.size() < kMaxExamples) plan.removed_examples.emplace_back(path);
  });
}

}  // namespace

InputPlan plan_inputs(const InputList& list, Manifest& manifest, const std::vector<std::int64_t>& to_redo,
                      const std::atomic<bool>& stop) {
  const Manifest::Reading reading(manifest);
  InputPlan plan;
  std::vector<bool> is_seen(static_cast<std::size_t>(manifest.next_input_number()));
  for (std::size_t i = 0; i < list.paths.size() && !stop; ++i) {
    const auto known = manifest.find_input(list.paths[i]);
    if (known) is_seen[static_cast<std::size_t>(known->number)] = true;
    const auto stamp = stamp_of(list.root + list.paths[i]);
    if (!must_be_read(known, stamp, to_redo)) {
      ++plan.as_they_were;
      continue;
    }
    plan.to_read.push_back(static_cast<std::uint32_t>(i));
    if (stamp) plan.bytes_to_read += static_cast<std::uint64_t>(stamp->size);
  }
  if (!stop) find_removed(list, manifest, is_seen, plan);
  return plan;
}

}  // namespace kehraus
