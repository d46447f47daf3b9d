// What the program's standard streams are connected to.
#pragma once

#include <cstddef>
#include <string_view>

namespace kehraus {

bool is_terminal(int descriptor) noexcept;

// The width to write explanations for: of the terminal, else the variable COLUMNS, else 100; at least 40.
std::size_t output_columns() noexcept;

// Whether standard output gets colours. `when` is auto (on a terminal, unless the variable NO_COLOR is set or
// TERM is `dumb`), always or never.
bool wants_colour(std::string_view when) noexcept;

// Makes the three standard streams safe: one that is closed fails when used instead of becoming the next file
// that is opened. A reader that goes away is an error of write, not the end of the process.
void prepare_standard_streams() noexcept;

}  // namespace kehraus
