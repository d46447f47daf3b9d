// What a run did, in numbers: for people, for monitoring, for the record.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "document/category.h"
#include "document/result.h"

namespace kehraus {

struct RemovedCount {
  std::uint64_t removals = 0;
  std::uint64_t bytes = 0;
};

struct SlowDocument {
  double seconds = 0;
  std::string path;
  std::int64_t record = 0;
  std::uint64_t bytes = 0;
};

struct FailedDocument {
  std::string path;
  std::int64_t record = 0;
  std::string stage;
  std::string reason;
};

struct RunSummary {
  static constexpr std::size_t kSlowest = 10;
  static constexpr std::size_t kFailures = 100;

  // Inputs are files.
  std::uint64_t inputs = 0;               // in the list
  std::uint64_t inputs_read = 0;          // to the end
  std::uint64_t inputs_as_they_were = 0;  // need not be read
  std::uint64_t inputs_removed = 0;       // that an earlier run had and the list has no more
  std::vector<std::string> removed_examples;
  std::uint64_t inputs_unreachable = 0;  // the same, but nobody can say whether they are gone
  bool is_pruned = false;                // the output of removed inputs is removed too

  // Documents are records of the inputs that were read.
  std::uint64_t unchanged = 0;                 // nothing was to be done
  std::array<std::uint64_t, 3> handled{};      // by outcome: clean, empty, failed
  std::array<std::uint64_t, 3> passed_over{};  // records of archives without a document, by PassedOver
  std::uint64_t gone = 0;                      // that the inputs have no more
  std::uint64_t bytes_in = 0;                  // of handled documents
  std::uint64_t bytes_out = 0;                 // of their records

  std::array<RemovedCount, kCategoryCount> removed_by_category{};
  std::map<std::string, RemovedCount, std::less<>> removed_by_rule;
  std::vector<SlowDocument> slowest;     // slowest first, kSlowest at most
  std::vector<FailedDocument> failures;  // the first, kFailures at most; all are in the quarantine

  bool has_learned = false;              // what was learned is in force
  std::uint64_t learned_sites = 0;       // of which something was
  std::uint64_t learned_blocks = 0;      // of all of them
  std::uint64_t new_learned_blocks = 0;  // by this run
  std::uint64_t forgotten_blocks = 0;

  std::uint64_t groups = 0;          // committed
  std::vector<std::string> damaged;  // shards whose documents are to be made anew
  bool lacks_documents = false;      // of shards that were found damaged: some are not there
  bool is_stopped = false;           // before all was done, as somebody asked
  double seconds = 0;

  std::uint64_t documents() const noexcept { return handled[0] + handled[1] + handled[2]; }
  // Inputs that were not looked at, or not read to the end, before the run was stopped.
  std::uint64_t inputs_left() const noexcept { return inputs - inputs_read - inputs_as_they_were; }
  std::uint64_t failed() const noexcept { return handled[static_cast<std::size_t>(Outcome::failed)]; }

  void add_slow(SlowDocument document);
  void add_failure(FailedDocument document);
};

// One indented JSON object, with a line feed behind it. `exit_status`: what the process will say.
std::string summary_as_json(const RunSummary& summary, std::string_view version, int exit_status);

// Lines for people, without a line feed behind the last.
std::string summary_as_text(const RunSummary& summary);

}  // namespace kehraus
