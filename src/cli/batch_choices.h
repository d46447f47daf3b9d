// What a batch is told by its flags.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "batch/batch_run.h"
#include "clean/options.h"
#include "cli/command.h"
#include "write/format.h"
#include "write/record.h"

namespace kehraus {

// So many of the documents, or such a share of them.
struct FailureLimit {
  std::optional<std::size_t> count;
  double share = 0.05;  // where there is no count
};

// Whether more failed than the limit allows. None is never too many.
bool is_too_many(const FailureLimit& limit, std::uint64_t failed, std::uint64_t documents) noexcept;

struct BatchSettings {
  InputSelection inputs;
  Options cleaning;
  RecordOptions record;
  StreamOptions stream;  // of it what input_flags() set
  BatchOptions batch;
  std::optional<Format> format;
  FailureLimit max_failures;
  std::string summary_path, metrics_path;
  bool is_log_json = false;
};

// The settings outlive the flags.
std::vector<Flag> batch_flags(BatchSettings& settings);

// Fills what follows from other settings.
//   errors  throws UsageError for settings that contradict each other
void settle(BatchSettings& settings);

}  // namespace kehraus
