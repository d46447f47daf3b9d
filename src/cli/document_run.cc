#include "cli/document_run.h"

#include <unistd.h>

#include <array>
#include <utility>

#include "cli/exit_status.h"
#include "cli/messages.h"
#include "cli/terminal.h"
#include "stream/output.h"
#include "write/visible.h"

namespace kehraus {
namespace {

bool is_json(Format format) { return format == Format::json || format == Format::jsonl; }

std::string summary_of(const HandledDocument& done) {
  std::string out = done.name + ": " + std::string(name_of(done.outcome));
  out += ", kept " + std::to_string(done.kept_bytes) + " bytes, removed " +
         std::to_string(done.removed_bytes) + " bytes in " + std::to_string(done.removals) + " places";
  for (std::size_t i = 0; i < done.warnings.size(); ++i) {
    out += (i == 0 ? "; warnings: " : ", ") + done.warnings[i];
  }
  return out;
}

// Empty where no record was passed over.
std::string words_for(const PassedOverCounts& passed_over) {
  const auto [type, status, media] = passed_over;
  if (type + status + media == 0) return {};
  return std::to_string(type + status + media) + " records of archives passed over: " + std::to_string(type) +
         " of other types, " + std::to_string(status) + " answers without success, " + std::to_string(media) +
         " neither page nor text";
}

class DocumentRun {
 public:
  DocumentRun(const InputSelection& inputs, const Cleaner& cleaner, const DocumentRunOptions& options)
      : inputs_(inputs),
        cleaner_(cleaner),
        options_(options),
        is_watched_(options.output_path.empty() && is_terminal(STDOUT_FILENO)),
        output_(options.output_path.empty() ? Output(is_watched_) : Output::to_file(options.output_path)),
        format_(options.format.value_or(Format::text)) {}

  int run() {
    StreamOptions stream = options_.stream;
    stream.is_interactive = is_watched_;
    StreamParts parts;
    parts.begin = [this](Form form) { begin(form); };
    parts.handle = [this](InputDocument&& document) { return handle(std::move(document)); };
    parts.consume = [this](HandledDocument&& done) { return consume(std::move(done)); };
    const PassedOverCounts passed_over = run_documents(inputs_, stream, parts);
    return finish(passed_over);
  }

 private:
  void begin(Form form) {
    if (!options_.format && (form == Form::jsonl || form == Form::warc)) format_ = Format::jsonl;
    is_several_ = !is_one_file(inputs_) || (form != Form::text && form != Form::html);
  }

  HandledDocument handle(InputDocument&& document) const {
    const ResultView result = clean_one(cleaner_, document);
    HandledDocument done;
    if (is_json(format_) || result.outcome != Outcome::failed) {
      const JsonLayout layout = format_ == Format::jsonl ? JsonLayout::line
                                : is_several_            ? JsonLayout::element
                                                         : JsonLayout::object;
      options_.render(result, document, format_, layout, done.output);
    }
    done.name = std::move(document.name);
    done.outcome = result.outcome;
    done.error = result.error;
    for (const BodyBlockView& block : result.blocks) done.kept_bytes += block.span.size();
    for (const RemovalView& removal : result.removed) done.removed_bytes += removal.span.size();
    done.removals = result.removed.size();
    done.warnings = result.warnings;
    return done;
  }

  bool consume(HandledDocument&& done) {
    report(done);
    if (is_watched_ && !options_.is_report) done.output = visible_lines(done.output);
    const bool is_first = std::exchange(has_any_, true) == false;
    if (!options_.is_report || is_json(format_)) {
      const Framing framing(format_, is_several_);
      done.output.insert(0, framing.before(is_first));
      done.output += framing.after();
    }
    return output_.write(done.output) == Output::State::open;
  }

  void report(const HandledDocument& done) {
    ++counts_[static_cast<std::size_t>(done.outcome)];
    if (done.outcome == Outcome::failed) {
      say_error(done.name + ": " + done.error);
    } else if (is_verbose()) {
      say_info(summary_of(done));
    }
  }

  int finish(const PassedOverCounts& passed_over) {
    output_.write(Framing(format_, is_several_).end(has_any_));
    switch (output_.finish()) {
      case Output::State::closed_by_reader: return kDone;
      case Output::State::failed: say_error(output_.failure()); return kStopped;
      case Output::State::open: break;
    }
    const auto [clean, empty, failed] = counts_;
    if (is_verbose()) {
      say_info(std::to_string(clean + empty + failed) + " documents: " + std::to_string(clean) + " clean, " +
               std::to_string(empty) + " empty, " + std::to_string(failed) + " failed");
      if (const std::string words = words_for(passed_over); !words.empty()) say_info(words);
    }
    return failed > 0 ? kSomeFailed : kDone;
  }

  const InputSelection& inputs_;
  const Cleaner& cleaner_;
  const DocumentRunOptions& options_;
  const bool is_watched_;  // by a person, at a terminal
  Output output_;
  Format format_;           // settled when the first document has been read
  bool is_several_ = true;  // not one text or page alone
  bool has_any_ = false;
  std::array<std::size_t, 3> counts_{};  // by outcome: clean, empty, failed
};

}  // namespace

int run_on_documents(const InputSelection& inputs, const Cleaner& cleaner,
                     const DocumentRunOptions& options) {
  return DocumentRun(inputs, cleaner, options).run();
}

}  // namespace kehraus
