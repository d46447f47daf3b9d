// internal: text into Markdown, so that nothing in it acts as mark-up.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kehraus {

// Appends a line of text, or a part of one, with a backslash wherever CommonMark or GitHub's extensions would
// see mark-up. Line starts count (`1.`, `#`, `-`, `>`) and so does what is inside (`*`, `_` around words,
// `[`,
// `<`, `&`).
//   in  UTF-8 without line feeds
void append_escaped_markdown(std::string_view text, std::string& out, bool is_line_start = true);

// Backticks in a row, of which a fence needs more.
std::size_t longest_backtick_run(std::string_view text) noexcept;

}  // namespace kehraus
