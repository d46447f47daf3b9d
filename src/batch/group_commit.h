// What the records of a group change, gathered in their order and committed at once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "batch/done_document.h"
#include "batch/in_pieces.h"
#include "batch/judgements.h"
#include "batch/layout.h"
#include "batch/manifest.h"
#include "batch/record_source.h"

namespace kehraus {

// One thread at a time.
class GroupCommit {
 public:
  // All of them outlive the object.
  GroupCommit(Manifest& manifest, Layout& layout, Judgements& judgements)
      : manifest_(manifest), layout_(layout), judgements_(judgements) {}

  // Takes what was found, in order; `done` is what became of a document that is not unchanged.
  void add(const FoundRecord& found, const DoneDocument& done);

  // Takes an input that is gone out of the manifest, and its outputs out of the folder. Commits on the way.
  void prune(std::int64_t input);

  // Whether the group should be committed. Depends on documents alone, not on time or threads.
  bool is_full() const noexcept;

  // Whether a group could end here, wherever it should: no document is in it so far.
  bool is_between_groups() const noexcept;

  // Commits the group, if there is anything in it.
  void commit();

  // The same for the end of a run.
  void finish();

  std::uint64_t commits() const noexcept { return commits_; }

 private:
  // Of documents without an output that is new, which no layout counts.
  static constexpr std::size_t kMaxRows = 50'000;

  void begin_input(const ReadInput& input);
  void mend_before(std::int64_t record);
  std::optional<Failure> take_old_failure(std::int64_t record);
  void add_document(const FoundRecord& found, const DoneDocument& done);
  void add_unchanged(const FoundRecord& found, RecordKey key);
  void put(const FoundRecord& found, RecordKey key, std::string_view output, RecordState& state);
  void add_failure(RecordKey key, Failure failure);
  void add_state(const FoundRecord& found, RecordKey key, const RecordState& state);
  void add_gone(RecordKey key, const std::string& path, const RecordState& state);
  void end_input(const FoundRecord& found);

  Manifest& manifest_;
  Layout& layout_;
  Judgements& judgements_;
  Group group_;
  std::size_t rows_ = 0;                 // that no layout counts
  bool has_outputs_ = false;             // the layout has something that is not committed
  std::vector<KnownInput> settled_;      // worth a note, but not a commit of their own
  std::int64_t input_ = 0;               // that is being read
  bool lacked_memory_ = false;           // one of its documents
  InPieces<KnownFailure> old_failures_;  // of that input, which were not met again so far
  std::uint64_t commits_ = 0;
};

}  // namespace kehraus
