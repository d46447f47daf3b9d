#include "batch/input_plan.h"

#include <algorithm>
#include <optional>

namespace kehraus {
namespace {

constexpr std::size_t kMaxExamples = 10;

bool must_be_read(const std::optional<KnownInput>& known, const std::optional<FileStamp>& stamp,
                  const std::vector<std::int64_t>& to_redo) {
  if (!known || !stamp || !known->is_settled || known->stamp != *stamp) return true;
  return std::binary_search(to_redo.begin(), to_redo.end(), known->number);
}

void find_removed(Manifest& manifest, const std::vector<bool>& is_seen, InputPlan& plan) {
  manifest.each_input([&](std::int64_t number, std::string_view path) {
    const auto place = static_cast<std::size_t>(number);
    if (place < is_seen.size() && is_seen[place]) return;
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
  if (!stop) find_removed(manifest, is_seen, plan);
  return plan;
}

}  // namespace kehraus
