// What the program's exit status says. The same for every command.
#pragma once

namespace kehraus {

enum ExitStatus : int {
  kDone = 0,
  kSomeFailed = 1,  // finished, but some documents, rules or examples failed
  kUsage = 2,       // wrong usage or set-up: nothing was done
  kStopped = 3,     // the output could not be written
};

}  // namespace kehraus
