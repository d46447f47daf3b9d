// Text as it is meant, from text as it is written.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kehraus::html {

// How a text is written.
enum class TextForm : std::uint8_t {
  data,      // ordinary: references count; tags in it were ignored by the tree builder; NUL is nothing
  foreign,   // inside SVG and MathML: also `<![CDATA[`; NUL is U+FFFD
  embedded,  // HTML inside SVG and MathML: also `<![CDATA[`; NUL is nothing
  rcdata,    // title, textarea: references count, tags do not; NUL is U+FFFD
  raw,       // script, style, …: as it stands; NUL is U+FFFD
};

// Whether text without markup differs from what is written: it has `&`, `\r` or NUL.
bool needs_decoding(std::string_view written) noexcept;
// Whether text may differ from what is written: it has one of those, or `<`.
bool may_need_decoding(std::string_view written) noexcept;

// Appends the text as it is meant; line ends are `\n`. Bytes that are not UTF-8 stay as they are.
//   time  linear
void append_text(std::string_view written, TextForm form, std::string& out);

// Where byte `offset` of the text as it is meant comes from in what is written: the place of the reference or
// section that it is part of, or of the byte itself; the end for what lies behind the text. Linear.
std::size_t offset_as_written(std::string_view written, TextForm form, std::size_t offset);

// Appends the value of an attribute as it is meant; there references follow another rule.
void append_value(std::string_view written, std::string& out);

}  // namespace kehraus::html
