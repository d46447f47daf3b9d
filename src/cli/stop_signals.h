// Signals that ask a long run to end.
#pragma once

#include <atomic>

namespace kehraus {

// From now on SIGTERM and SIGINT set the flag and nothing else, a second SIGINT ends the process at once, and
// SIGHUP, which a terminal sends when it is closed, is ignored.
//   out  the flag, the same for every call
const std::atomic<bool>& watch_stop_signals();

}  // namespace kehraus
