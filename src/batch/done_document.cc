#include "batch/done_document.h"

#include <chrono>
#include <exception>
#include <new>
#include <utility>

namespace kehraus {
namespace {

void fail(DoneDocument& done, const char* stage, std::string why) {
  done.outcome = Outcome::failed;
  done.stage = stage;
  done.error = std::move(why);
  done.output.clear();
}

// The line or record is told beside the reason.
std::string without_place(const std::string& failure, std::size_t number) {
  for (const char* const what : {"line ", "record "}) {
    const std::string prefix = what + std::to_string(number) + ": ";
    if (failure.starts_with(prefix)) return failure.substr(prefix.size());
  }
  return failure;
}

void clean(const Cleaner& cleaner, const Render& render, RawDocument&& raw, JsonLineParser& parser,
           DoneDocument& done) {
  const std::size_t number = raw.number;
  const InputDocument document = to_input(std::move(raw), parser);
  done.lacked_memory = document.lacked_memory;
  if (!document.failure.empty()) return fail(done, "parse", without_place(document.failure, number));
  const ResultView result = clean_unguarded(cleaner, document);
  if (result.outcome == Outcome::failed) return fail(done, "clean", result.error);
  done.outcome = result.outcome;
  done.judged_as = result.judged_as;
  done.judged_host = result.judged_host;
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
  if (raw.number > 0) done.offset = static_cast<std::int64_t>(raw.offset);
  try {
    if (raw.failure.empty())
      clean(cleaner, render, std::move(raw), parser, done);
    else
      fail(done, "read", std::move(raw.failure));
  } catch (const std::bad_alloc& error) {
    fail(done, "clean", error.what());
    done.lacked_memory = true;
  } catch (const std::exception& error) {
    fail(done, "clean", error.what());
  }
  done.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  return done;
}

}  // namespace kehraus
