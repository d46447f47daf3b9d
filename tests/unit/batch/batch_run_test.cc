// A run and those after it, where more is to go wrong than a command line can ask for.
#include "batch/batch_run.h"

#include <catch2/catch.hpp>
#include <new>
#include <stdexcept>

#include "unit/stream/temporary_folder.h"

namespace kehraus {
namespace {

class Night {
 public:
  explicit Night(std::string out) {
    options_.inputs = {KEHRAUS_SOURCE_DIR "/doc/", {"article.txt"}, true, {"in", "in"}};
    options_.output_folder = std::move(out);
  }

  // `render` as BatchOptions has it.
  RunSummary run(Render render, Redo redo = Redo::changed) {
    options_.render = std::move(render);
    options_.redo = redo;
    const BatchEvents events{[](const BatchProgress&) {}, [](const FailedDocument&) {},
                             [](std::string_view) {}};
    return run_batch(cleaner_, options_, events, stop_);
  }

 private:
  const Cleaner cleaner_{{}};
  const std::atomic<bool> stop_ = false;
  BatchOptions options_;
};

void render_well(const ResultView&, const InputDocument&, std::string& out) { out = "{}"; }
void lack_memory(const ResultView&, const InputDocument&, std::string&) { throw std::bad_alloc(); }
void fail_for_good(const ResultView&, const InputDocument&, std::string&) { throw std::runtime_error("no"); }

std::uint64_t cleaned(const RunSummary& summary) { return summary.handled[0]; }

TEST_CASE("what lacked memory is tried again the next night", "[batch]") {
  const TemporaryFolder base;
  Night night(base.path("out"));
  for (int i = 0; i < 2; ++i) CHECK(night.run(lack_memory).failed() == 1);
  CHECK(base.read("out/quarantine.jsonl").find("bad_alloc") != std::string::npos);
  CHECK(cleaned(night.run(render_well)) == 1);
  CHECK(base.read("out/quarantine.jsonl").empty());
  CHECK(night.run(lack_memory).inputs_read == 0);
}

TEST_CASE("what lacked memory keeps its output", "[batch]") {
  const TemporaryFolder base;
  Night night(base.path("out"));
  CHECK(cleaned(night.run(render_well)) == 1);
  CHECK(night.run(lack_memory, Redo::all).failed() == 1);
  CHECK(base.read("out/000001.jsonl") == "{}\n");
  CHECK(cleaned(night.run(render_well)) == 1);
  CHECK(base.read("out/000001.jsonl") == "{}\n");
}

TEST_CASE("what fails for good is not tried again", "[batch]") {
  const TemporaryFolder base;
  Night night(base.path("out"));
  CHECK(night.run(fail_for_good).failed() == 1);
  CHECK(night.run(render_well).documents() == 0);
}

}  // namespace
}  // namespace kehraus
