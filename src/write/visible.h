// Text from documents, made safe to look at: nothing in it can move a cursor, set a colour or turn the
// writing direction. For terminals, reports and messages; bytes that go to a pipe are left alone.
#pragma once

#include <string>
#include <string_view>

namespace kehraus {

// Appends `text` with what a terminal could act on shown as glyphs: C0 controls and DEL as their pictures
// (ESC is ␛), C1 controls, bidirectional and other invisible controls as `<U+202E>`, malformed bytes as
// U+FFFD.
//   in   any bytes
//   out  valid UTF-8; line feeds and tabs are glyphs too
void append_visible(std::string_view text, std::string& out);

std::string visible(std::string_view text);

// The same for text of several lines: line feeds stay.
std::string visible_lines(std::string_view text);

// `text` if it is valid UTF-8, else with each malformed byte as U+FFFD.
std::string valid_utf8(std::string_view text);

// Columns that `text`, already visible, takes on a terminal: wide East Asian characters and emoji count two.
std::size_t columns_of(std::string_view text) noexcept;

// The longest beginning of `text`, already visible, that fits into so many columns.
std::string_view fit_columns(std::string_view text, std::size_t columns) noexcept;

}  // namespace kehraus
