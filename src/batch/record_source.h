// The records of the inputs that are to be read, each beside what the manifest knows of it.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "batch/in_pieces.h"
#include "batch/input_plan.h"
#include "batch/manifest.h"
#include "stream/reader.h"

namespace kehraus {

// An input that is being read. Shared by its records.
struct ReadInput {
  std::int64_t number = 0;
  std::string path;  // as in the list
  std::optional<KnownInput> known;
  std::optional<FileStamp> stamp;  // before it was opened
  std::int64_t opened_ns = 0;
};

// One thing that was found in an input.
struct FoundRecord {
  enum class Kind {
    document,  // a record, which may be one that cannot be read
    gone,      // a record that the manifest knows and that the input has no more
    end,       // the input's end
  };

  Kind kind = Kind::end;
  std::shared_ptr<const ReadInput> input;
  std::int64_t record = 0;
  std::optional<RecordState> known;  // what the manifest says of it
  RawDocument document;
  ContentHash hash;           // of its bytes
  bool is_unchanged = false;  // the bytes and all that they are judged by are what they were

  // Of an end.
  bool is_whole = true;     // it was read to its end, though some records may have failed
  bool is_settled = false;  // as KnownInput has it
  PassedOverCounts passed_over{};
};

// One thread at a time.
class RecordSource {
 public:
  struct Options {
    ReadOptions read;
    bool redoes_failed = false;
  };

  // All of them outlive the source. `stale_judgements` are sorted.
  RecordSource(const InputList& list, const std::vector<std::uint32_t>& to_read, Manifest& manifest,
               std::vector<std::int64_t> stale_judgements, const Options& options);

  // The next, in the order of the list and of the records in each input; an input's `gone` records stand
  // where they would have been. False: there are no more.
  bool next(FoundRecord& found);

 private:
  void open_next();
  bool read(RawDocument& document);
  void end_input(FoundRecord& found);
  void look_up(FoundRecord& found);
  bool is_unchanged(const FoundRecord& found) const;
  bool is_gone(std::int64_t record) const;

  const InputList& list_;
  const std::vector<std::uint32_t>& to_read_;
  Manifest& manifest_;
  const std::vector<std::int64_t> stale_judgements_;
  const Options& options_;
  const std::atomic<bool> never_ = false;  // a group is always finished, so reading is not stopped

  std::size_t opened_ = 0;  // of `to_read_`
  std::int64_t next_number_;
  std::shared_ptr<const ReadInput> input_;
  std::vector<std::string> path_;  // the one that the reader reads
  std::unique_ptr<DocumentReader> reader_;
  bool is_refused_ = false;             // the input is no file, and nobody was told so far
  InPieces<KnownRecord> known_;         // of the input, but those that were met
  std::optional<FoundRecord> waiting_;  // behind the gone ones in front of it
  bool is_whole_ = true;
  bool is_start_lost_ = false;  // the first line failed, which then has no number
};

}  // namespace kehraus
