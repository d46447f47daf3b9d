#include "batch/metrics.h"

#include <cstdio>
#include <utility>

namespace kehraus {
namespace {

class MetricsWriter {
 public:
  // What the values below it mean.
  void begin(std::string_view name, std::string_view help) {
    name_ = "kehraus_batch_" + std::string(name);
    out_.append("# HELP ").append(name_).append(" ").append(help).append("\n");
    out_.append("# TYPE ").append(name_).append(" gauge\n");
  }

  // `labels`: `outcome="clean"`, of words that need no escapes; empty for none.
  void value(std::string_view labels, double value) {
    out_ += name_;
    if (!labels.empty()) out_.append("{").append(labels).append("}");
    char digits[32];
    std::snprintf(digits, sizeof digits, " %.17g\n", value);
    out_ += digits;
  }

  void single(std::string_view name, std::string_view help, double one) {
    begin(name, help);
    value("", one);
  }

  std::string take() { return std::move(out_); }

 private:
  std::string name_;
  std::string out_;
};

std::string label(std::string_view name, std::string_view value) {
  return std::string(name).append("=\"").append(value).append("\"");
}

void write_documents(const RunSummary& summary, MetricsWriter& out) {
  out.begin("documents", "Documents of the last run, by what became of them.");
  for (const Outcome outcome : {Outcome::clean, Outcome::empty, Outcome::failed})
    out.value(label("outcome", name_of(outcome)),
              static_cast<double>(summary.handled[static_cast<std::size_t>(outcome)]));
  out.value(label("outcome", "unchanged"), static_cast<double>(summary.unchanged));
  out.value(label("outcome", "gone"), static_cast<double>(summary.gone));
  out.begin("inputs", "Input files of the last run.");
  out.value(label("state", "listed"), static_cast<double>(summary.inputs));
  out.value(label("state", "read"), static_cast<double>(summary.inputs_read));
  out.value(label("state", "as_they_were"), static_cast<double>(summary.inputs_as_they_were));
  out.value(label("state", "left"), static_cast<double>(summary.inputs_left()));
  out.value(label("state", "removed"), static_cast<double>(summary.inputs_removed));
  out.value(label("state", "unreachable"), static_cast<double>(summary.inputs_unreachable));
  out.begin("bytes", "Bytes of handled documents and of their records.");
  out.value(label("direction", "in"), static_cast<double>(summary.bytes_in));
  out.value(label("direction", "out"), static_cast<double>(summary.bytes_out));
}

void write_removed(const RunSummary& summary, MetricsWriter& out) {
  out.begin("removed_bytes", "Bytes of the inputs that were removed, by category.");
  for (std::size_t i = 0; i < kCategoryCount; ++i)
    out.value(label("category", name_of(static_cast<Category>(i))),
              static_cast<double>(summary.removed_by_category[i].bytes));
}

}  // namespace

std::string metrics_of(const RunSummary& summary, std::string_view version, int exit_status,
                       std::int64_t ended_s) {
  MetricsWriter out;
  out.begin("info", "The program that ran.");
  out.value(label("version", version), 1);
  out.single("end_timestamp_seconds", "When the last run ended.", static_cast<double>(ended_s));
  out.single("duration_seconds", "How long the last run took.", summary.seconds);
  out.single("exit_status", "What the last run said: 0 is all well.", exit_status);
  out.single("stopped", "Whether the last run was asked to stop before all was done.", summary.is_stopped);
  write_documents(summary, out);
  write_removed(summary, out);
  return out.take();
}

}  // namespace kehraus
