#include "batch/done_document.h"

#include <chrono>
#include <exception>
#include <utility>

namespace kehraus {
namespace {

void fail(DoneDocument& done, const char* stage, std::string why) {
  done.outcome = Outcome::failed;
  done.stage = stage;
  done.error = std::move(why);
  done.output.clear();
}

// The line is told beside the reason.
std::string without_line(const std::string& failure, std::size_t line) {
  const std::string prefix = "line " + std::to_string(line) + ": ";
  return failure.starts_with(prefix) ? failure.substr(prefix.size()) : failure;
}

void clean(const Cleaner& cleaner, const Render& render, RawDocument&& raw, JsonLineParser& parser,
           DoneDocument& done) {
  const std::size_t line = raw.line;
  const InputDocument document = to_input(std::move(raw), parser);
  if (!document.failure.empty()) return fail(done, "parse", without_line(document.failure, line));
  const ResultView result = clean_one(cleaner, document);
  if (result.outcome == Outcome::failed) return fail(done, "clean", result.error);
  done.outcome = result.outcome;
  done.judged_as = result.judged_as;
  for (const RemovalView& removal : result.removed)
    done.removed.push_back({removal.rule, removal.category, removal.span.size()});
  render(result, document, done.output);
}

}  // namespace

DoneDocument clean_document(const Cleaner& cleaner, const Render& render, RawDocument&& raw,
                            JsonLineParser& parser) {
  const auto start = std::chrono::steady_clock::now();
  DoneDocument done;
  done.bytes_in = raw.bytes.size();
  try {
    if (raw.failure.empty())
      clean(cleaner, render, std::move(raw), parser, done);
    else
      fail(done, "read", std::move(raw.failure));
  } catch (const std::exception& error) {
    fail(done, "clean", error.what());
  }
  done.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return done;
}

}  // namespace kehraus
