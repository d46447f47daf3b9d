// Messages to standard error, through spdlog: `kehraus: warning: …`. Never coloured, and safe to show on a
// terminal whatever names and reasons hold.
#pragma once

#include <string_view>

namespace kehraus {

enum class Verbosity { quiet, normal, verbose };

// Call once, before any message.
void set_up_messages(Verbosity verbosity);

void say_error(std::string_view message);
void say_warning(std::string_view message);  // not when quiet
void say_info(std::string_view message);     // only when verbose

// Whether say_info says anything.
bool is_verbose();

}  // namespace kehraus
