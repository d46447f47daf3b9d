#include "cli/stop_signals.h"

#include <csignal>

namespace kehraus {
namespace {

std::atomic<bool> is_asked_to_stop = false;
static_assert(std::atomic<bool>::is_always_lock_free);  // or a signal could not set it

void note_signal(int) { is_asked_to_stop = true; }

void watch(int signal, int flags) {
  struct sigaction action {};
  action.sa_handler = note_signal;
  action.sa_flags = flags;
  sigaction(signal, &action, nullptr);
}

}  // namespace

const std::atomic<bool>& watch_stop_signals() {
  watch(SIGTERM, SA_RESTART);
  watch(SIGINT, SA_RESTART | static_cast<int>(SA_RESETHAND));
  std::signal(SIGHUP, SIG_IGN);
  return is_asked_to_stop;
}

}  // namespace kehraus
