// kehraus batch: an archive, night after night.
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <memory>
#include <stdexcept>
#include <thread>

#include "batch/batch_run.h"
#include "batch/list_inputs.h"
#include "batch/metrics.h"
#include "batch/output_lock.h"
#include "cli/batch_choices.h"
#include "cli/commands.h"
#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/parse.h"
#include "cli/progress_line.h"
#include "cli/shared_flags.h"
#include "cli/stop_signals.h"
#include "cli/terminal.h"
#include "stream/output.h"

namespace kehraus {
namespace {

constexpr std::string_view kDescription =
    "Cleans all documents of the folder or file IN, or of what --files-from lists, into the folder OUT. The "
    "next time, only what is new, what changed, and what changed rules or options may affect is cleaned; "
    "with nothing new nothing is written. A run that is killed, or for which the disk is full, is resumed by "
    "the next one, with the same outputs as if nothing had happened.\n\n"
    "Of a folder all files are read, and those of its folders, but hidden ones. Inputs are text, HTML, "
    "JSONL or WARC, plain or compressed, as for kehraus clean.\n\n"
    "OUT holds shards: 000001.jsonl and so on, of which only whole ones are ever seen. A document that "
    "changed goes into a new shard and out of its old one. With --layout tree it holds a file for each "
    "document, named after the input. Beside them stand manifest.sqlite, which says what was done with which "
    "bytes, where documents failed quarantine.jsonl, which says why, and with --learn learned.jsonl. Nothing "
    "else may be put there.\n\n"
    "SIGTERM and Ctrl-C end the run behind the shard that is at work, a second Ctrl-C ends it at once. One "
    "run at a time works in OUT: a second one leaves with status 75. Status 4 is more failures than "
    "--max-failures. Status 1 also says that inputs could not be had, or that documents of a damaged shard "
    "are not there: the next run cleans them.";

void say_all(const RunSummary& summary) {
  if (is_verbose() || (!is_quiet() && is_terminal(STDERR_FILENO))) say_summary(summary_as_text(summary));
  for (const std::string& path : summary.removed_examples)
    if (!summary.is_pruned) say_info("gone from the input, its output is kept: " + path);
  if (summary.is_stopped)
    say_warning("stopped as asked, before all was done: the next run goes on from here");
}

int status_of(const RunSummary& summary, const BatchSettings& settings, bool is_list_whole) {
  if (summary.is_stopped) return kStopped;
  if (is_too_many(settings.max_failures, summary.failed(), summary.documents())) {
    say_error(
        std::to_string(summary.failed()) + " of " + std::to_string(summary.documents()) +
        " documents failed: more than --max-failures allows; see quarantine.jsonl in the output folder");
    return kTooManyFailed;
  }
  const bool has_all = is_list_whole && summary.inputs_unreachable == 0 && !summary.lacks_documents;
  return summary.failed() > 0 || !has_all ? kSomeFailed : kDone;
}

// Both files appear whole, or stay what they were.
void write_file(const std::string& path, const std::string& text) {
  if (path.empty()) return;
  Output output = Output::to_file(path);
  output.write(text);
  if (output.finish() == Output::State::failed) throw std::runtime_error(output.failure());
}

std::int64_t seconds_since_1970() {
  return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

// Failures are told one by one until they are many: all are in the quarantine.
class FailureMessages {
 public:
  void say(const FailedDocument& failed) {
    if (++count_ > kMost + 1) return;
    if (count_ > kMost)
      return say_error("more documents fail: quarantine.jsonl in the output folder has all");
    const std::string line = failed.record > 0 ? ":" + std::to_string(failed.record) : "";
    say_error(failed.path + line + ": " + failed.reason);
  }

 private:
  static constexpr std::size_t kMost = 20;
  std::size_t count_ = 0;
};

RunSummary run_with_messages(BatchSettings& settings, const Cleaner& cleaner, const std::atomic<bool>& stop) {
  ProgressLine progress(!is_quiet() && !settings.is_log_json);
  FailureMessages failures;
  BatchEvents events;
  events.progress = [&](const BatchProgress& now) { progress.show(now); };
  events.failure = [&](const FailedDocument& failed) {
    progress.wipe();
    failures.say(failed);
  };
  events.warning = [&](std::string_view message) {
    progress.wipe();
    say_warning(message);
  };
  return run_batch(cleaner, settings.batch, events, stop);
}

// What cannot be written is said, and no reason to leave out anything else.
void write_metrics(const BatchSettings& settings, const RunSummary& summary, int status) {
  try {
    write_file(settings.metrics_path, metrics_of(summary, KEHRAUS_VERSION, status, seconds_since_1970()));
  } catch (const std::exception& error) {
    say_error(error.what());
  }
}

int run(BatchSettings& settings, const std::vector<std::string>& operands) {
  settle(settings);
  if (settings.is_log_json) set_log_format(LogFormat::json);
  const Cleaner cleaner(settings.cleaning);
  const std::atomic<bool>& stop = watch_stop_signals();
  settings.batch.output_folder = operands.back();
  settings.inputs.operands.assign(operands.begin(), operands.end() - 1);
  if (settings.inputs.operands.empty() == settings.inputs.lists.empty())
    throw UsageError("name either IN or --files-from, and then OUT");
  settings.batch.inputs = list_inputs(
      settings.inputs, operands.back(), [](std::string_view message) { say_error(message); }, stop);
  const bool is_list_whole = settings.batch.inputs.is_whole;
  try {
    const RunSummary summary = run_with_messages(settings, cleaner, stop);
    say_all(summary);
    const int status = status_of(summary, settings, is_list_whole);
    write_metrics(settings, summary, status);
    write_file(settings.summary_path, summary_as_json(summary, KEHRAUS_VERSION, status));
    return status;
  } catch (const LockedError& error) {
    say_error(error.what());
    return kLocked;
  } catch (const Error&) {
    throw;
  } catch (const std::exception&) {
    // Whoever watches the numbers is to see that this night failed.
    write_metrics(settings, {}, kStopped);
    throw;
  }
}

}  // namespace

Command batch_command() {
  auto settings = std::make_shared<BatchSettings>();
  settings->batch.jobs = std::max(1u, std::thread::hardware_concurrency());
  Command command;
  command.name = "batch";
  command.operands = "[IN] OUT";
  command.summary = "an archive, night after night: what is new or changed";
  command.description = kDescription;
  command.examples = {
      {"kehraus batch raw clean", "all files of raw, as records in shards"},
      {"kehraus batch --compress zstd crawl.jsonl.gz clean", "the lines of one file, shards compressed"},
      {"kehraus batch --layout tree --to markdown pages articles", "a Markdown file for each page"},
      {"kehraus batch --include '*.warc.gz' crawls clean", "the archives in a folder"},
      {"find raw -name '*.html' | kehraus batch --files-from - clean", "what another program names"},
      {"kehraus batch --prune raw clean", "without what is no more in raw"},
      {"kehraus batch --redo failed raw clean", "once more what failed"},
      {"kehraus batch -q --summary run.json --metrics kehraus.prom raw clean", "from cron, with numbers"},
  };
  command.flags = batch_flags(*settings);
  command.min_operands = 1;
  command.max_operands = 2;
  command.run = [settings](const std::vector<std::string>& operands) { return run(*settings, operands); };
  return command;
}

}  // namespace kehraus
