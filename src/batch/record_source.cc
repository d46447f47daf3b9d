#include "batch/record_source.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

namespace kehraus {
namespace {

std::string why_no_file(const std::string& path) {
  struct stat status {};
  if (stat(path.c_str(), &status) != 0) return std::generic_category().message(errno);
  return S_ISREG(status.st_mode) ? "changed while it was opened" : "is not a regular file";
}

// Of a record in an archive all that becomes part of the output counts.
ContentHash hash_of_document(const RawDocument& document) {
  if (document.form != Form::warc) return content_hash(document.bytes);
  const WarcHeader& header = document.warc_header;
  std::string all(content_hash(document.bytes).hex());
  for (const std::string* field :
       {&header.id, &header.url, &header.date, &header.truncated, &header.content_type, &header.payload_type,
        &document.warc_content.charset})
    all.append(*field).append("\n");
  return content_hash(all);
}

}  // namespace

RecordSource::RecordSource(const InputList& list, const std::vector<std::uint32_t>& to_read,
                           Manifest& manifest, std::vector<std::int64_t> stale_judgements,
                           const Options& options)
    : list_(list),
      to_read_(to_read),
      manifest_(manifest),
      stale_judgements_(std::move(stale_judgements)),
      options_(options),
      next_number_(manifest.next_input_number()) {}

bool RecordSource::next(FoundRecord& found) {
  found = {};
  if (!input_) {
    if (opened_ == to_read_.size()) return false;
    open_next();
  }
  found.input = input_;
  if (!waiting_) {
    waiting_.emplace();
    const bool has_one = read(waiting_->document);
    waiting_->kind = has_one ? FoundRecord::Kind::document : FoundRecord::Kind::end;
    waiting_->record = has_one ? static_cast<std::int64_t>(waiting_->document.number) : INT64_MAX;
    if (!has_one) is_whole_ = reader_ && !reader_->broke_off();
    if (has_one && !waiting_->document.failure.empty() && waiting_->document.form == Form::jsonl)
      is_start_lost_ = is_start_lost_ || waiting_->record == 0;
  }
  const KnownRecord* const known = known_.first();
  if (known && known->record < waiting_->record && is_gone(known->record)) {
    found.kind = FoundRecord::Kind::gone;
    found.record = known->record;
    found.known = known_.take_first().state;
    return true;
  }
  std::swap(found, *waiting_);
  found.input = input_;
  waiting_.reset();
  if (found.kind == FoundRecord::Kind::end) {
    end_input(found);
  } else {
    look_up(found);
  }
  return true;
}

// Whether a known record that was not met in front of what is waiting is no more there.
bool RecordSource::is_gone(std::int64_t record) const {
  if (is_start_lost_ && record <= 1) return false;
  // Of an input that breaks off nobody knows what is behind the break.
  return waiting_->kind != FoundRecord::Kind::end || is_whole_;
}

void RecordSource::open_next() {
  const std::string& path = list_.paths[to_read_[opened_++]];
  auto input = std::make_shared<ReadInput>();
  input->path = path;
  input->known = manifest_.find_input(path);
  input->number = input->known ? input->known->number : next_number_++;
  input->opened_ns = clock_now_ns();
  path_ = {list_.root + path};
  input->stamp = stamp_of(path_[0]);
  input_ = std::move(input);
  // What is no file is not opened: a pipe without a writer would be waited for.
  if (input_->stamp) reader_ = std::make_unique<DocumentReader>(path_, options_.read, never_);
  is_refused_ = !input_->stamp;
  // Of an input that is new there is nothing to be asked.
  known_ = {};
  if (input_->known)
    known_ = InPieces<KnownRecord>([this, number = input_->number](std::int64_t after, std::size_t most) {
      return manifest_.records_of(number, after, most);
    });
  is_whole_ = true;
  is_start_lost_ = false;
}

bool RecordSource::read(RawDocument& document) {
  if (reader_) return reader_->next(document);
  if (!std::exchange(is_refused_, false)) return false;
  document.path = path_[0];
  document.failure = why_no_file(path_[0]);
  return true;
}

// A file that changed while it was read is read again the next time. So is one of which the system did not
// give all: it may another time, though the file is the same. Damaged data stay damaged.
void RecordSource::end_input(FoundRecord& found) {
  found.record = 0;
  found.is_whole = is_whole_;
  found.is_settled = reader_ && reader_->error() == 0 && is_settled(*input_->stamp, input_->opened_ns) &&
                     stamp_of(path_[0]) == input_->stamp;
  if (reader_) found.passed_over = reader_->passed_over();
  reader_.reset();
  known_ = {};
  input_.reset();
}

void RecordSource::look_up(FoundRecord& found) {
  found.hash = hash_of_document(found.document);
  while (known_.first() && known_.first()->record < found.record) known_.take_first();
  if (!known_.first() || known_.first()->record != found.record) return;
  found.known = known_.take_first().state;
  found.is_unchanged = is_unchanged(found);
}

bool RecordSource::is_unchanged(const FoundRecord& found) const {
  if (!found.document.failure.empty() || found.known->hash != found.hash) return false;
  if (found.known->outcome == Outcome::failed && options_.redoes_failed) return false;
  return !std::binary_search(stale_judgements_.begin(), stale_judgements_.end(), found.known->judgement);
}

}  // namespace kehraus
