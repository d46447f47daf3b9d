// Messages to standard error, through spdlog: `kehraus: warning: …`. Never coloured, and safe to show on a
// terminal whatever names and reasons hold.
#pragma once

#include <string_view>

namespace kehraus {

enum class Verbosity { quiet, normal, verbose };

// Call once, before any message.
void set_up_messages(Verbosity verbosity);

enum class LogFormat {
  text,  // `kehraus: warning: …`
  json,  // an object a line: time, level, name, message
};

// Call after set_up_messages, before any other thread says something.
void set_log_format(LogFormat format);

void say_error(std::string_view message);
void say_warning(std::string_view message);  // not when quiet
void say_info(std::string_view message);     // only when verbose

// Always, and named no error or warning: what a person who waits for it wants to read in the end.
void say_summary(std::string_view message);

// Whether say_info says anything.
bool is_verbose();

// Whether only errors are said.
bool is_quiet();

}  // namespace kehraus
