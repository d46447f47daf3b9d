// A run's numbers in the text form that Prometheus reads, for the node exporter's textfile collector.
#pragma once

#include <string>
#include <string_view>

#include "batch/run_summary.h"

namespace kehraus {

// Names begin with `kehraus_batch_`; all are gauges of the last run.
//   in  `ended_s`: when it ended, in seconds since 1970; `exit_status`: what the process will say
std::string metrics_of(const RunSummary& summary, std::string_view version, int exit_status,
                       std::int64_t ended_s);

}  // namespace kehraus
