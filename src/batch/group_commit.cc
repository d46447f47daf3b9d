#include "batch/group_commit.h"

#include <utility>

#include "batch/quarantine.h"

namespace kehraus {

void GroupCommit::add(const FoundRecord& found, const DoneDocument& done) {
  if (found.input->number != input_) begin_input(*found.input);
  switch (found.kind) {
    case FoundRecord::Kind::document: return add_document(found, done);
    case FoundRecord::Kind::gone:
      mend_before(found.record);
      return add_gone({input_, found.record}, found.input->path, *found.known);
    case FoundRecord::Kind::end: return end_input(found);
  }
}

void GroupCommit::begin_input(const ReadInput& input) {
  input_ = input.number;
  lacked_memory_ = false;
  old_failures_ = {};
  if (input.known)
    old_failures_ = InPieces<KnownFailure>(
        [this](std::int64_t after, std::size_t most) { return manifest_.failures_of(input_, after, most); });
  else
    group_.new_inputs.emplace_back(input_, input.path);
}

// Records come in order: what failed in front of one that was found, and was not met, fails no more. Asked
// for every record, and before its own failure is added, so that no new failure is taken for an old one.
void GroupCommit::mend_before(std::int64_t record) {
  for (const KnownFailure* old = old_failures_.first(); old && old->record < record;
       old = old_failures_.first())
    group_.mended.push_back({input_, old_failures_.take_first().record});
}

// The old failure of a record that is being added.
std::optional<Failure> GroupCommit::take_old_failure(std::int64_t record) {
  const KnownFailure* const old = old_failures_.first();
  if (!old || old->record != record) return std::nullopt;
  return old_failures_.take_first().failure;
}

void GroupCommit::add_document(const FoundRecord& found, const DoneDocument& done) {
  const RecordKey key{input_, found.record};
  mend_before(found.record);
  if (found.is_unchanged) return add_unchanged(found, key);
  const bool is_read = done.stage != "read";
  if (done.outcome == Outcome::failed)
    add_failure(key, {done.stage, done.error, done.offset, is_read ? found.hash.hex() : ""});
  // Of what cannot be read nobody knows that it has changed: an output of an earlier run stays. What only
  // lacked memory is tried again.
  lacked_memory_ = lacked_memory_ || done.lacked_memory;
  if (!is_read || done.lacked_memory) return;
  RecordState state;
  state.hash = found.hash;
  state.outcome = done.outcome;
  state.judgement = judgements_.number_for(done.judged_as, done.judged_host, group_);
  if (done.outcome != Outcome::failed) put(found, key, done.output, state);
  add_state(found, key, state);
}

// What failed before and is the same would fail again; only its place may be another.
void GroupCommit::add_unchanged(const FoundRecord& found, RecordKey key) {
  if (found.known->outcome != Outcome::failed) return;
  std::optional<Failure> failure = take_old_failure(found.record);
  if (!failure || !failure->offset) return;
  const auto offset = static_cast<std::int64_t>(found.document.offset);
  if (std::exchange(failure->offset, offset) == offset) return;
  ++rows_;
  group_.failures.emplace_back(key, *std::move(failure));
}

void GroupCommit::put(const FoundRecord& found, RecordKey key, std::string_view output, RecordState& state) {
  state.output_hash = content_hash(output);
  const bool is_same = found.known && found.known->place && found.known->output_hash == state.output_hash;
  if (is_same && layout_.may_stay()) {
    state.place = found.known->place;
    ++rows_;
    return;
  }
  state.place = layout_.put(key, found.input->path, output);
  has_outputs_ = true;
}

// A failure that is the same as before is no news.
void GroupCommit::add_failure(RecordKey key, Failure failure) {
  const bool is_known = take_old_failure(key.record) == failure;
  ++rows_;
  if (!is_known) group_.failures.emplace_back(key, std::move(failure));
}

void GroupCommit::add_state(const FoundRecord& found, RecordKey key, const RecordState& state) {
  if (found.known && *found.known == state && !state.place) return;
  group_.records.emplace_back(key, state);
  if (!found.known || !found.known->place || found.known->place == state.place) return;
  layout_.drop(key, found.input->path, *found.known->place);
  has_outputs_ = true;
}

void GroupCommit::add_gone(RecordKey key, const std::string& path, const RecordState& state) {
  group_.gone_records.push_back(key);
  ++rows_;
  if (!state.place) return;
  layout_.drop(key, path, *state.place);
  has_outputs_ = true;
}

void GroupCommit::end_input(const FoundRecord& found) {
  const ReadInput& input = *found.input;
  if (found.is_whole) mend_before(INT64_MAX);
  old_failures_ = {};
  const KnownInput now{input_, input.stamp.value_or(FileStamp{}), found.is_settled && !lacked_memory_};
  const bool is_same = input.known && input.known->stamp == now.stamp;
  // That a file may be skipped from now on is no change that would be worth a write where there is no other.
  if (!is_same || input.known->is_settled > now.is_settled)
    group_.read_inputs.push_back(now);
  else if (input.known->is_settled != now.is_settled)
    settled_.push_back(now);
}

void GroupCommit::prune(std::int64_t input) {
  constexpr std::size_t kPiece = 1'000;
  const std::string path = manifest_.path_of(input);
  std::int64_t after = -1;
  for (bool is_done = false; !is_done;) {
    const auto records = manifest_.records_of(input, after, kPiece);
    for (const KnownRecord& known : records) add_gone({input, known.record}, path, known.state);
    is_done = records.size() < kPiece;
    if (!records.empty()) after = records.back().record;
    if (is_full()) commit();
  }
  if (!manifest_.failures_of(input, -1, 1).empty()) mark_quarantine(group_);
  group_.gone_inputs.push_back(input);
}

bool GroupCommit::is_full() const noexcept { return layout_.is_full() || rows_ >= kMaxRows; }

bool GroupCommit::is_between_groups() const noexcept {
  return !has_outputs_ && group_.records.empty() && group_.gone_records.empty() && group_.failures.empty();
}

void GroupCommit::commit() {
  if (group_.is_empty() && !has_outputs_) return;
  layout_.finish(group_);
  group_.read_inputs.insert(group_.read_inputs.end(), settled_.begin(), settled_.end());
  settled_.clear();
  if (!group_.failures.empty() || !group_.mended.empty()) mark_quarantine(group_);
  manifest_.commit(group_);
  group_ = {};
  has_outputs_ = false;
  rows_ = 0;
  ++commits_;
}

void GroupCommit::finish() {
  commit();
  if (commits_ == 0) return;
  group_.read_inputs = std::exchange(settled_, {});
  manifest_.commit(std::exchange(group_, {}));
}

}  // namespace kehraus
