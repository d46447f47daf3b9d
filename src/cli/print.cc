#include "cli/print.h"

#include "cli/exit_status.h"
#include "cli/messages.h"
#include "stream/output.h"

namespace kehraus {

int print(std::string_view text, int status) {
  Output output(false);
  output.write(text);
  if (output.finish() != Output::State::failed) return status;
  say_error(output.failure());
  return kStopped;
}

}  // namespace kehraus
