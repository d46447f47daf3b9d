#include "batch/batch_run.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <utility>
#include <vector>

#include "batch/group_commit.h"
#include "batch/in_flight.h"
#include "batch/judgements.h"
#include "batch/learning.h"
#include "batch/output_folder.h"
#include "batch/output_lock.h"
#include "batch/quarantine.h"
#include "batch/record_source.h"
#include "batch/shard_layout.h"
#include "batch/tree_layout.h"
#include "document/error.h"
#include "stream/ordered.h"

namespace kehraus {
namespace {

struct Portion {
  std::vector<FoundRecord> found;
  std::vector<DoneDocument> done;  // beside each
};

// Settings of the manifest: how often all was done again, and whether that is not ended.
constexpr const char* kEpoch = "epoch";
constexpr const char* kRedoAll = "redo_all";
constexpr const char* kBegun = "begun";

constexpr std::size_t kManyStale = 1'000;  // judgements that do not hold any more

void set(Manifest& manifest, std::vector<std::pair<std::string, std::string>> settings) {
  Group group;
  group.settings = std::move(settings);
  manifest.commit(group);
}

// A folder has one layout for good: a manifest's places mean nothing in another.
void check_layout(Manifest& manifest, const BatchOptions& options) {
  const std::string layout = options.is_tree ? "tree of *" + options.ending : "shards";
  const std::string before = manifest.setting("layout");
  if (before.empty()) return set(manifest, {{"layout", layout}});
  if (before != layout)
    throw Error("'" + options.output_folder + "' holds " + before + ", and this run would write " + layout +
                ": name another folder for the output");
}

std::unique_ptr<Layout> layout_of(OutputFolder& folder, Manifest& manifest, const BatchOptions& options) {
  if (options.is_tree)
    return std::make_unique<TreeLayout>(folder, manifest, options.ending, options.compression);
  return std::make_unique<ShardLayout>(folder, manifest, options.shard_bytes, options.compression);
}

class BatchRun {
 public:
  BatchRun(const Cleaner& cleaner, const BatchOptions& options, const BatchEvents& events,
           const std::atomic<bool>& stop)
      : cleaner_(cleaner.with_learned(nullptr)),
        options_(options),
        events_(events),
        stop_(stop),
        folder_(options.output_folder),
        lock_(folder_.descriptor(), options.output_folder),
        manifest_(folder_) {}

  RunSummary run() {
    const auto start = std::chrono::steady_clock::now();
    check_layout(manifest_, options_);
    Learning learning(folder_, manifest_, options_, events_);
    folder_.remove_parts();
    if (!options_.is_tree) mend_shards();
    summary_.inputs = options_.inputs.paths.size();
    if (learning.is_wanted()) check(plan_inputs(options_.inputs, manifest_, {}, stop_));
    const std::string epoch = begin(learning);
    learn(learning);
    if (!summary_.is_stopped) clean(epoch);
    summary_.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    return std::move(summary_);
  }

 private:
  // What the run before left undone, and what somebody else did to its shards.
  void mend_shards() {
    constexpr std::string_view kNow = "its documents are cleaned again";
    report_damage(drop_damaged_shards(folder_, manifest_), kNow);
    report_damage(rewrite_shards(folder_, manifest_), kNow);
  }

  void report_damage(std::vector<std::string> names, std::string_view cure) {
    for (std::string& name : names) {
      events_.warning("'" + folder_.path() + "/" + name + "' is missing or damaged: " + std::string(cure));
      summary_.damaged.push_back(std::move(name));
    }
  }

  // Doing all again is a change of what is current, so that a run that is killed in the middle is resumed; so
  // is learning. Both are begun at once.
  //   out  a word that all judgements hold
  std::string begin(const Learning& learning) {
    std::string epoch = manifest_.setting(kEpoch);
    auto settings = learning.settings();
    if (options_.redo == Redo::all && manifest_.setting(kRedoAll) != kBegun) {
      epoch = std::to_string(std::atoll(epoch.c_str()) + 1);
      settings.push_back({kEpoch, epoch});
      settings.push_back({kRedoAll, kBegun});
    }
    if (!settings.empty()) set(manifest_, std::move(settings));
    return epoch;
  }

  void learn(Learning& learning) {
    if (learning.is_wanted() && !stop_)
      summary_.is_stopped = !learning.run(cleaner_, is_input_complete_, stop_);
    learning.add_to(summary_);
    if (auto learned = learning.take())
      cleaner_ = cleaner_.with_learned(std::make_shared<const LearnedBlocks>(std::move(*learned)));
  }

  // Says what is wrong with the input before anything is done on the strength of it.
  void check(const InputPlan& plan) {
    if (stop_ || std::exchange(is_checked_, true)) return;
    report_unreachable(plan);
    is_input_complete_ = options_.inputs.is_whole && plan.unreachable == 0 && !options_.inputs.paths.empty();
    check_origin(manifest_, options_.inputs.origin, plan.removed.size(), {options_.prune, options_.is_moved},
                 events_.warning);
  }

  void clean(const std::string& epoch) {
    Judgements judgements(manifest_, cleaner_,
                          options_.version + '\n' + options_.output_choice + '\n' + epoch);
    const std::vector<std::int64_t> stale = judgements.stale();
    const InputPlan plan = plan_inputs(options_.inputs, manifest_, to_redo(stale), stop_);
    summary_.inputs_as_they_were = plan.as_they_were;
    summary_.inputs_removed = plan.removed.size();
    summary_.removed_examples = plan.removed_examples;
    progress_.bytes_to_read = plan.bytes_to_read;
    check(plan);
    const auto layout = layout_of(folder_, manifest_, options_);
    GroupCommit commits(manifest_, *layout, judgements);
    clean(plan, stale, commits);
    if (!summary_.is_stopped) prune(plan, commits);
    finish(commits);
    // Rules change for years, and each change leaves some hundred.
    if (!summary_.is_stopped && stale.size() > kManyStale) manifest_.remove_unused_judgements();
  }

  void report_unreachable(const InputPlan& plan) {
    summary_.inputs_unreachable = plan.unreachable;
    for (const InputPlan::Unreachable& input : plan.unreachable_examples)
      events_.warning("'" + options_.inputs.root + input.path +
                      "' was an input and cannot be read: " + input.why);
    if (const std::size_t more = plan.unreachable - plan.unreachable_examples.size(); more > 0)
      events_.warning("and " + std::to_string(more) + " more that were inputs");
  }

  // Numbers of inputs, sorted.
  std::vector<std::int64_t> to_redo(const std::vector<std::int64_t>& stale) {
    std::vector<std::int64_t> numbers = manifest_.inputs_judged_by(stale);
    if (options_.redo != Redo::failed) return numbers;
    const std::vector<std::int64_t> failed = manifest_.inputs_that_failed();
    std::vector<std::int64_t> both;
    std::set_union(numbers.begin(), numbers.end(), failed.begin(), failed.end(), std::back_inserter(both));
    return both;
  }

  void clean(const InputPlan& plan, const std::vector<std::int64_t>& stale, GroupCommit& commits) {
    const RecordSource::Options reading{options_.read, options_.redo == Redo::failed};
    RecordSource source(options_.inputs, plan.to_read, manifest_, stale, reading);
    std::vector<std::unique_ptr<JsonLineParser>> parsers;  // one for each worker
    for (unsigned i = 0; i < options_.jobs; ++i)
      parsers.push_back(std::make_unique<JsonLineParser>(options_.keys));
    const auto produce = [&](Portion& portion) { return read(source, portion); };
    const auto work = [&](unsigned worker, Portion& portion) { return handle(portion, *parsers[worker]); };
    const auto consume = [&](Portion& portion) { return take(portion, commits); };
    summary_.is_stopped = stop_;
    if (!stop_) Ordered<Portion>::run({options_.jobs, kBytesInFlight}, produce, work, consume);
  }

  static std::size_t read(RecordSource& source, Portion& portion) {
    portion.found.clear();
    std::size_t bytes = 0;
    FoundRecord found;
    while (bytes < kPortionBytes && source.next(found)) {
      bytes += reckoned_bytes(found.document) + sizeof found;
      portion.found.push_back(std::move(found));
    }
    return bytes;
  }

  // Bytes of what became of the documents.
  std::size_t handle(Portion& portion, JsonLineParser& parser) const {
    portion.done.clear();
    std::size_t bytes = 0;
    for (FoundRecord& found : portion.found) {
      DoneDocument& done = portion.done.emplace_back();
      if (found.kind != FoundRecord::Kind::document || found.is_unchanged)
        done.bytes_in = found.document.bytes.size();
      else
        done = clean_document(cleaner_, options_.render, std::move(found.document), parser);
      bytes += sizeof found + sizeof done + found.document.bytes.size() + done.output.size();
    }
    return bytes;
  }

  // False: the run is to end here.
  bool take(Portion& portion, GroupCommit& commits) {
    for (std::size_t i = 0; i < portion.found.size(); ++i) {
      count(portion.found[i], portion.done[i]);
      commits.add(portion.found[i], portion.done[i]);
      if (commits.is_full()) commits.commit();
      if (!stop_ || !commits.is_between_groups()) continue;
      summary_.is_stopped = true;
      return false;
    }
    events_.progress(progress_);
    // A portion is used again, perhaps much later: what it held is not kept so long.
    portion.found.clear();
    portion.done.clear();
    return true;
  }

  void count(const FoundRecord& found, const DoneDocument& done) {
    progress_.bytes_done += done.bytes_in;
    if (found.kind == FoundRecord::Kind::end) count_end(found);
    if (found.kind == FoundRecord::Kind::gone) ++summary_.gone;
    if (found.kind != FoundRecord::Kind::document) return;
    ++progress_.documents;
    if (found.is_unchanged)
      ++summary_.unchanged;
    else
      count_handled(found, done);
  }

  void count_end(const FoundRecord& found) {
    ++summary_.inputs_read;
    for (std::size_t i = 0; i < found.passed_over.size(); ++i)
      summary_.passed_over[i] += found.passed_over[i];
  }

  void count_handled(const FoundRecord& found, const DoneDocument& done) {
    ++summary_.handled[static_cast<std::size_t>(done.outcome)];
    summary_.bytes_in += done.bytes_in;
    summary_.bytes_out += done.output.size();
    for (const DoneDocument::Removed& removed : done.removed) {
      // Of all sites together: there may be a million.
      const std::string_view name =
          removed.rule.starts_with("learned/") ? "learned/repeated-block" : removed.rule;
      auto rule = summary_.removed_by_rule.find(name);
      if (rule == summary_.removed_by_rule.end())
        rule = summary_.removed_by_rule.emplace(name, RemovedCount()).first;
      for (RemovedCount* const counted :
           {&rule->second, &summary_.removed_by_category[static_cast<std::size_t>(removed.category)]}) {
        ++counted->removals;
        counted->bytes += removed.bytes;
      }
    }
    summary_.add_slow({done.seconds, found.input->path, found.record, done.bytes_in});
    if (done.outcome != Outcome::failed) return;
    FailedDocument failed{found.input->path, found.record, done.stage, done.error};
    events_.failure(failed);
    summary_.add_failure(std::move(failed));
  }

  // Nothing is removed on the strength of a list that may be wrong: of a disk that is not mounted no file is
  // found.
  void prune(const InputPlan& plan, GroupCommit& commits) {
    if (!options_.prune || plan.removed.empty()) return;
    if (!is_input_complete_) {
      events_.warning(std::string("nothing is pruned: ") + (options_.inputs.paths.empty()
                                                                ? "there are no inputs at all"
                                                                : "some of the input could not be read"));
      return;
    }
    for (const std::int64_t input : plan.removed) commits.prune(input);
    summary_.is_pruned = true;
  }

  void finish(GroupCommit& commits) {
    commits.finish();
    if (!options_.is_tree) rewrite_last();
    write_quarantine(folder_, manifest_, options_.version);
    if (!summary_.is_stopped && manifest_.setting(kRedoAll) == kBegun) set(manifest_, {{kRedoAll, ""}});
    manifest_.commit({});  // strikes off what was moved last
    summary_.groups = commits.commits();
  }

  void rewrite_last() {
    // What was damaged at the start is there again, as far as its inputs are.
    if (const std::size_t lost = summary_.damaged.empty() ? 0 : manifest_.lost_outputs();
        lost > 0 && !summary_.is_stopped)
      events_.warning(
          std::to_string(lost) +
          " documents of damaged shards could not be cleaned again: their inputs are gone or were not read");
    // What turns out to be damaged only now is left to the next run.
    report_damage(rewrite_shards(folder_, manifest_), "the next run cleans its documents again");
    summary_.lacks_documents = !summary_.damaged.empty() && manifest_.lost_outputs() > 0;
  }

  Cleaner cleaner_;
  const BatchOptions& options_;
  const BatchEvents& events_;
  const std::atomic<bool>& stop_;
  OutputFolder folder_;
  const OutputLock lock_;
  Manifest manifest_;
  RunSummary summary_;
  BatchProgress progress_;
  bool is_checked_ = false;
  bool is_input_complete_ = false;  // nothing is missing of it that may be there tomorrow
};

}  // namespace

RunSummary run_batch(const Cleaner& cleaner, const BatchOptions& options, const BatchEvents& events,
                     const std::atomic<bool>& stop) {
  return BatchRun(cleaner, options, events, stop).run();
}

}  // namespace kehraus
