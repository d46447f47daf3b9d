// A line on a terminal that says how far a run is. It is written over again and again, and wiped away in the
// end.
#pragma once

#include <chrono>
#include <string>

#include "batch/batch_run.h"

namespace kehraus {

// `412,000 documents, 2,140 a second, 63 % of 1.2 GB, 0:04:10 left`
std::string progress_text(const BatchProgress& progress, double seconds);

class ProgressLine {
 public:
  // Where standard error is no terminal, or `is_wanted` is false, nothing is ever written.
  explicit ProgressLine(bool is_wanted);
  ~ProgressLine() { wipe(); }
  ProgressLine(const ProgressLine&) = delete;
  ProgressLine& operator=(const ProgressLine&) = delete;

  // Twice a second at most.
  void show(const BatchProgress& progress);

  // For messages that are to stand there instead.
  void wipe();

 private:
  using Clock = std::chrono::steady_clock;

  bool is_wanted_;
  bool is_shown_ = false;
  const Clock::time_point start_ = Clock::now();
  Clock::time_point next_ = start_;
};

}  // namespace kehraus
