#include "cli/progress_line.h"

#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "cli/terminal.h"
#include "write/numbers.h"
#include "write/visible.h"

namespace kehraus {
namespace {

constexpr std::chrono::milliseconds kInterval(500);

std::string size_text(std::uint64_t bytes) {
  char text[32];
  const double megabytes = static_cast<double>(bytes) / 1e6;
  if (megabytes < 1000)
    std::snprintf(text, sizeof text, "%.1f MB", megabytes);
  else
    std::snprintf(text, sizeof text, "%.1f GB", megabytes / 1000);
  return text;
}

std::string time_text(double seconds) {
  const auto whole = static_cast<unsigned long long>(seconds);
  char text[32];
  std::snprintf(text, sizeof text, "%llu:%02llu:%02llu", whole / 3600, whole / 60 % 60, whole % 60);
  return text;
}

void write_error(const std::string& text) {
  // A terminal that takes nothing shows nothing.
  [[maybe_unused]] const ssize_t put = write(STDERR_FILENO, text.data(), text.size());
}

}  // namespace

std::string progress_text(const BatchProgress& progress, double seconds) {
  std::string out = progress.is_learning ? "learning from " : "";
  out += grouped(progress.documents) + " documents";
  if (seconds < 1) return out;
  out += ", " + grouped(static_cast<std::uint64_t>(static_cast<double>(progress.documents) / seconds)) +
         " a second";
  if (progress.bytes_to_read == 0) return out;
  // Compressed inputs hold more than they promise.
  const double share =
      std::min(0.99, static_cast<double>(progress.bytes_done) / static_cast<double>(progress.bytes_to_read));
  out += ", " + std::to_string(static_cast<int>(share * 100)) + " % of " + size_text(progress.bytes_to_read);
  if (share > 0.01) out += ", " + time_text(seconds * (1 - share) / share) + " left";
  return out;
}

ProgressLine::ProgressLine(bool is_wanted) : is_wanted_(is_wanted && is_terminal(STDERR_FILENO)) {}

void ProgressLine::show(const BatchProgress& progress) {
  if (!is_wanted_ || Clock::now() < next_) return;
  next_ = Clock::now() + kInterval;
  const double seconds = std::chrono::duration<double>(Clock::now() - start_).count();
  const std::string text = progress_text(progress, seconds);
  write_error("\r\x1B[K" + std::string(fit_columns(text, output_columns() - 1)));
  is_shown_ = true;
}

void ProgressLine::wipe() {
  if (is_shown_) write_error("\r\x1B[K");
  is_shown_ = false;
}

}  // namespace kehraus
