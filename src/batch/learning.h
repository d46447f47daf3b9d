// Learning as a part of a run: what the runs before have learned, what this one adds, and what it leaves to
// the next where it is ended in the middle.
#pragma once

#include <atomic>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "batch/batch_run.h"
#include "batch/learn_pass.h"
#include "batch/manifest.h"
#include "batch/output_folder.h"
#include "learn/learned_blocks.h"

namespace kehraus {

class Learning {
 public:
  // Loads what the runs before have learned. All of them outlive the object.
  //   errors  throws Error and std::runtime_error as load_learned() does
  Learning(OutputFolder& folder, Manifest& manifest, const BatchOptions& options, const BatchEvents& events);

  // Whether this run learns: because it is to, or because one that was to was ended. That is made up for
  // once: what cannot be learned must not stop the nights that follow.
  bool is_wanted() const noexcept { return options_.learns || is_made_up_for_; }

  // What the manifest is to say before anything is learned.
  std::vector<std::pair<std::string, std::string>> settings() const;

  // Looks at all documents, and not only at new ones: so a run that is killed behind its learning learns the
  // same when it is resumed.
  //   in      `is_input_complete`: nothing is missing of the input that may be there tomorrow; else nothing
  //           is forgotten
  //   out     false where `stop` was set
  //   errors  IoError
  bool run(const Cleaner& cleaner, bool is_input_complete, const std::atomic<bool>& stop);

  // Notes in the summary what is in force.
  void add_to(RunSummary& summary) const;

  // What is in force now; nothing where nothing was ever learned.
  std::optional<LearnedBlocks> take() { return std::move(learned_); }

 private:
  std::optional<Learned> look_at_all(const Cleaner& cleaner, const LearnedBlocks& before,
                                     const std::atomic<bool>& stop);
  void put(LearnedBlocks now);
  void set_done();

  OutputFolder& folder_;
  Manifest& manifest_;
  const BatchOptions& options_;
  const BatchEvents& events_;
  std::optional<LearnedBlocks> learned_;
  bool is_made_up_for_ = false;
  bool is_anew_ = false;  // without what was learned before
  std::size_t new_blocks_ = 0, forgotten_blocks_ = 0;
};

}  // namespace kehraus
