#include "cli/terminal.h"

#include <fcntl.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace kehraus {

bool is_terminal(int descriptor) noexcept { return isatty(descriptor) == 1; }

std::size_t output_columns() noexcept {
  constexpr std::size_t kDefault = 100;
  constexpr std::size_t kLeast = 40;
  winsize size{};
  if (is_terminal(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
    return std::max<std::size_t>(size.ws_col, kLeast);
  }
  std::size_t columns = kDefault;
  if (const char* set = std::getenv("COLUMNS")) std::from_chars(set, set + std::strlen(set), columns);
  return std::max(columns, kLeast);
}

bool wants_colour(std::string_view when) noexcept {
  if (when != "auto") return when == "always";
  const char* no_colour = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  const bool is_declined = (no_colour && *no_colour) || (terminal && std::strcmp(terminal, "dumb") == 0);
  return !is_declined && is_terminal(STDOUT_FILENO);
}

void prepare_standard_streams() noexcept {
  for (const int descriptor : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (fcntl(descriptor, F_GETFD) >= 0) continue;
    // Opened the wrong way round on purpose: to read from it or write to it fails.
    const int mode = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;
    if (open("/dev/null", mode) != descriptor) std::_Exit(2);
  }
  std::signal(SIGPIPE, SIG_IGN);
}

}  // namespace kehraus
