#include "stream/documents.h"

#include <algorithm>
#include <exception>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

#include "stream/ordered.h"
#include "text/host.h"
#include "write/json.h"

namespace kehraus {
namespace {

// Documents are read in batches: one lock for each would cost as much as a short document.
struct Batch {
  std::vector<RawDocument> documents;
  std::vector<HandledDocument> done;
};

constexpr std::size_t kBatchBytes = 128u << 10;
constexpr std::size_t kBytesInFlight = 16u << 20;

void fail(const std::exception& error, InputDocument& document) {
  document.failure = error.what();
  document.lacked_memory = dynamic_cast<const std::bad_alloc*>(&error) != nullptr;
}

// What can go wrong with one line, memory included, is that document's failure.
void read_line(std::string& bytes, JsonLineParser& parser, InputDocument& document) {
  try {
    JsonLine line = parser.parse(bytes);
    document.identity = std::move(line.identity);
    document.bytes = std::move(line.text);
    document.is_html = line.is_html;
    document.url = std::move(line.url);
    document.failure = std::move(line.fault);
    if (line.has_lone_surrogates) document.warnings.emplace_back("lone_surrogates_replaced");
  } catch (const std::exception& error) {
    fail(error, document);
  }
}

// A field as JSONL might have had it.
RawField field_of(std::string_view name, std::string_view value) {
  RawField field{std::string(name), '"' + std::string(name) + '"', {}};
  append_json(
      JsonLayout::line, value.size() + 2, [&](Json& json) { json.string(value); }, field.value_json);
  return field;
}

// A date that could be one; what a crawler wrote into its place else is left out.
bool is_date(std::string_view text) {
  constexpr std::size_t kMostBytes = 35;
  constexpr std::string_view kOfDates = "0123456789-:.+TZ";
  return text.size() >= 4 && text.size() <= kMostBytes && text.find_first_not_of(kOfDates) == text.npos;
}

void read_record(RawDocument& raw, InputDocument& document) {
  WarcHeader& header = raw.warc_header;
  document.identity.id = std::move(header.id);
  document.is_html = raw.warc_content.form == Form::html;
  document.charset = std::move(raw.warc_content.charset);
  document.url = header.url;
  if (!header.url.empty()) document.identity.fields.push_back(field_of("url", header.url));
  if (is_date(header.date)) {
    document.identity.fields.push_back(field_of("date_crawled", header.date));
    document.crawl_date = std::move(header.date);
  }
  if (!document.failure.empty()) return;
  WarcBody body = body_of(header, std::move(raw.bytes), raw.max_bytes);
  document.bytes = std::move(body.bytes);
  document.failure = std::move(body.failure);
  if (body.is_damaged) document.warnings.emplace_back("content_damaged");
  if (body.is_cut || !header.truncated.empty()) document.warnings.emplace_back("content_truncated");
}

// Memory included.
void read_record_guarded(RawDocument& raw, InputDocument& document) {
  try {
    read_record(raw, document);
  } catch (const std::exception& error) {
    fail(error, document);
  }
}

ResultView failed_result(std::string why) {
  ResultView result;
  result.outcome = Outcome::failed;
  result.error = std::move(why);
  return result;
}

class Run {
 public:
  Run(const InputSelection& inputs, const StreamOptions& options, const StreamParts& parts)
      : options_(options),
        parts_(parts),
        inputs_(inputs, stop_),
        reader_([this](InputPath& input) { return inputs_.next(input); }, options.read, stop_) {
    const unsigned jobs = std::max(1u, options.jobs);
    for (unsigned worker = 0; worker < jobs; ++worker) {
      parsers_.push_back(std::make_unique<JsonLineParser>(options.keys));
    }
  }

  PassedOverCounts run() {
    const OrderedOptions options{static_cast<unsigned>(parsers_.size()), kBytesInFlight};
    const auto produce = [this](Batch& batch) { return read(batch); };
    const auto work = [this](unsigned worker, Batch& batch) {
      return stopping_on_error([&] { return handle(batch, *parsers_[worker]); });
    };
    const auto consume = [this](Batch& batch) { return stopping_on_error([&] { return hand_on(batch); }); };
    Ordered<Batch>::run(options, produce, work, consume);
    return reader_.passed_over();
  }

 private:
  // A reader that waits at a silent pipe learns from `stop_` alone that the run is over.
  template <class Part>
  std::invoke_result_t<const Part&> stopping_on_error(const Part& part) {
    try {
      return part();
    } catch (...) {
      stop_ = true;
      throw;
    }
  }

  // Bytes of the documents that were read; 0 at the end.
  std::size_t read(Batch& batch) {
    // A single thread gains nothing from batches, and someone who watches gets each document at once.
    const std::size_t wanted = options_.is_interactive || parsers_.size() == 1 ? 1 : kBatchBytes;
    batch.documents.clear();
    std::size_t bytes = 0;
    while (bytes < wanted) {
      RawDocument document;
      if (!reader_.next(document)) break;
      if (!std::exchange(has_begun_, true)) parts_.begin(document.form);
      bytes += reckoned_bytes(document);
      batch.documents.push_back(std::move(document));
    }
    return bytes;
  }

  // Bytes of what became of the documents.
  std::size_t handle(Batch& batch, JsonLineParser& parser) const {
    batch.done.clear();
    std::size_t bytes = 0;
    for (RawDocument& raw : batch.documents) {
      const HandledDocument& done = batch.done.emplace_back(parts_.handle(to_input(std::move(raw), parser)));
      bytes += sizeof done + done.output.size() + done.payload_bytes;
    }
    return bytes;
  }

  bool hand_on(Batch& batch) {
    for (HandledDocument& document : batch.done) {
      if (parts_.consume(std::move(document))) continue;
      stop_ = true;
      return false;
    }
    return true;
  }

  const StreamOptions& options_;
  const StreamParts& parts_;
  std::atomic<bool> stop_ = false;
  InputPaths inputs_;
  DocumentReader reader_;
  bool has_begun_ = false;
  std::vector<std::unique_ptr<JsonLineParser>> parsers_;  // one for each worker
};

}  // namespace

InputDocument to_input(RawDocument&& raw, JsonLineParser& parser) {
  InputDocument document;
  document.failure = std::move(raw.failure);
  if (raw.form == Form::jsonl && document.failure.empty()) {
    read_line(raw.bytes, parser, document);
  } else if (raw.form == Form::warc) {
    read_record_guarded(raw, document);
  } else {
    document.bytes = std::move(raw.bytes);
    document.is_html = raw.form == Form::html;
  }
  if (document.identity.id.empty()) document.identity.id = std::move(raw.id);
  document.identity.host = site_host_of(document.url);
  document.path = std::move(raw.path);
  document.name = document.path;
  document.number = raw.number;
  document.offset = raw.offset;
  if (raw.number == 0) return document;
  // A record's own id need not say where it stands.
  const std::string number = std::to_string(raw.number);
  if (document.failure.empty()) {
    document.name += ":" + number;
  } else {
    document.failure.insert(0, (raw.form == Form::warc ? "record " : "line ") + number + ": ");
  }
  return document;
}

ResultView clean_unguarded(const Cleaner& cleaner, const InputDocument& document) {
  if (!document.failure.empty()) return failed_result(document.failure);
  const DocumentOrigin origin{document.charset, document.url, document.crawl_date};
  ResultView result = document.is_html ? cleaner.clean_page_in_place(document.bytes, origin)
                                       : cleaner.clean_in_place(document.bytes, origin);
  result.warnings.insert(result.warnings.end(), document.warnings.begin(), document.warnings.end());
  return result;
}

ResultView clean_one(const Cleaner& cleaner, const InputDocument& document) {
  try {
    return clean_unguarded(cleaner, document);
  } catch (const std::exception& error) {
    return failed_result(error.what());
  }
}

PassedOverCounts run_documents(const std::vector<std::string>& paths, const StreamOptions& options,
                               const StreamParts& parts) {
  InputSelection inputs;
  inputs.operands = paths;
  return run_documents(inputs, options, parts);
}

PassedOverCounts run_documents(const InputSelection& inputs, const StreamOptions& options,
                               const StreamParts& parts) {
  return Run(inputs, options, parts).run();
}

}  // namespace kehraus
