#include "stream/reader.h"

#include <algorithm>
#include <utility>

#include "stream/input_file.h"
#include "stream/json_line.h"
#include "stream/line_reader.h"

namespace kehraus {
namespace {

bool is_blank(std::string_view line) { return line.find_first_not_of(" \t\r\v\f") == std::string_view::npos; }

Form form_of(const std::string& path, const ReadOptions& options, InputBuffer& content) {
  if (options.form) return *options.form;
  if (const auto form = form_of_path(path)) return *form;
  while (!is_enough_for_form(content.bytes()) && content.fill()) {
  }
  return form_of_content(content.bytes());
}

}  // namespace

std::size_t reckoned_bytes(const RawDocument& document) noexcept {
  constexpr std::size_t kLeastOfRecord = 16u << 10;
  const std::size_t bytes = document.bytes.size() + sizeof document;
  return document.form == Form::warc ? std::max(bytes, kLeastOfRecord) : bytes;
}

struct DocumentReader::Input {
  Input(const std::string& path, const ReadOptions& options, const std::atomic<bool>& stop)
      : name(path == "-" ? "stdin" : path),
        id(id_of_path(path)),
        file(path, options.max_file_bytes, stop),
        form(form_of(path, options, file.content())),
        lines(file.content(), options.max_line_bytes, kJsonLinePadding),
        records(file.content(), options.max_document_bytes + kHttpHeadBytes) {}

  // A record's block is a document and what HTTP has in front of it.
  static constexpr std::size_t kHttpHeadBytes = 64u << 10;

  std::string name;
  std::string id;
  InputFile file;
  Form form;
  LineReader lines;
  InputLine line;
  WarcReader records;
  WarcRecord record;
};

DocumentReader::DocumentReader(const std::vector<std::string>& paths, const ReadOptions& options,
                               const std::atomic<bool>& stop)
    : DocumentReader(
          [&paths, opened = std::size_t{0}](InputPath& input) mutable {
            if (opened == paths.size()) return false;
            input = {paths[opened++], {}};
            return true;
          },
          options, stop) {}

DocumentReader::DocumentReader(std::function<bool(InputPath&)> next_path, const ReadOptions& options,
                               const std::atomic<bool>& stop)
    : next_path_(std::move(next_path)), options_(options), stop_(stop) {}

DocumentReader::~DocumentReader() = default;

bool DocumentReader::next(RawDocument& document) {
  while (!stop_) {
    if (!input_ && !open_next(document)) return false;
    if (!input_) return true;
    const bool has_one = next_of_input(document);
    const bool has_more = has_one && (input_->form == Form::jsonl || input_->form == Form::warc);
    if (!has_more) end_input();
    if (has_one) return !stop_;
  }
  return false;
}

// Opens the next input, or makes a failed document of one that there is not.
bool DocumentReader::open_next(RawDocument& document) {
  InputPath input;
  if (!next_path_(input)) return false;
  if (input.failure.empty()) {
    input_ = std::make_unique<Input>(input.path, options_, stop_);
    return true;
  }
  document = {};
  document.id = id_of_path(input.path);
  document.path = std::move(input.path);
  document.failure = std::move(input.failure);
  return true;
}

void DocumentReader::end_input() {
  for (std::size_t i = 0; i < passed_over_.size(); ++i) passed_over_[i] += input_->records.passed_over()[i];
  broke_off_ = !input_->file.content().failure().empty() || input_->records.is_cut_off();
  error_ = input_->file.error();
  input_.reset();
}

bool DocumentReader::next_of_input(RawDocument& document) {
  if (input_->form == Form::jsonl) return next_line(document);
  if (input_->form == Form::warc) return next_record(document);
  start(input_->form, document);
  read_whole(document);
  return true;
}

void DocumentReader::start(Form form, RawDocument& document) const {
  document.form = form;
  document.id = input_->id;
  document.path = input_->name;
  document.number = 0;
  document.offset = 0;
  document.bytes.clear();
  document.failure.clear();
}

void DocumentReader::read_whole(RawDocument& document) {
  InputBuffer& content = input_->file.content();
  // One byte more than allowed tells that it is too large.
  content.fill_to(options_.max_document_bytes + 1);
  if (!content.failure().empty()) {
    document.failure = content.failure();
  } else if (content.bytes().size() > options_.max_document_bytes) {
    document.failure =
        "larger than " + std::to_string(options_.max_document_bytes) + " bytes (--max-document-bytes)";
  } else {
    document.bytes = content.bytes();
  }
}

bool DocumentReader::next_line(RawDocument& document) {
  InputLine& line = input_->line;
  std::swap(line.bytes, document.bytes);
  do {
    if (!input_->lines.next(line)) return false;
  } while (line.state == InputLine::State::whole && is_blank(line.bytes));
  start(Form::jsonl, document);
  std::swap(line.bytes, document.bytes);
  // A file that could not even be opened has no lines to speak of.
  if (line.state != InputLine::State::broken || line.number > 1) {
    document.number = line.number;
    document.offset = line.offset;
    document.id.append(":").append(std::to_string(line.number));
  }
  if (line.state == InputLine::State::broken) document.failure = input_->file.content().failure();
  if (line.state == InputLine::State::too_long) {
    document.failure = "line is longer than " + std::to_string(options_.max_line_bytes) + " bytes";
  }
  return true;
}

bool DocumentReader::next_record(RawDocument& document) {
  WarcRecord& record = input_->record;
  if (!input_->records.next(record)) return false;
  start(Form::warc, document);
  document.bytes = std::move(record.block);
  document.failure = std::move(record.failure);
  document.warc_header = std::move(record.header);
  document.warc_content = std::move(record.content);
  document.max_bytes = options_.max_document_bytes;
  document.number = record.number;
  document.offset = record.offset;
  document.id.append(":").append(std::to_string(record.number));
  return true;
}

}  // namespace kehraus
