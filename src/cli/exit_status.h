// What the program's exit status says. The same for every command.
#pragma once

namespace kehraus {

enum ExitStatus : int {
  kDone = 0,
  kSomeFailed = 1,  // finished, but some documents, rules or examples failed
  kUsage = 2,       // wrong usage or set-up: nothing was done
  kStopped = 3,     // the output could not be written, or the run was asked to stop
  kTooManyFailed = 4,
  kLocked = 75,  // another run is at work: sysexits.h calls it EX_TEMPFAIL
};

}  // namespace kehraus
