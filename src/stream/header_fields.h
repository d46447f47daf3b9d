// Blocks of `Name: value` lines, as HTTP and WARC have them, read as leniently as browsers do.
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace kehraus {

// Where a block of fields that begins `text` ends: behind its empty line. npos where there is none.
std::size_t end_of_fields(std::string_view text) noexcept;

// Calls `field` with each name, in lower case, and its value without white space around it; lines that go on
// in the next are joined by a space. Lines without a colon are passed over.
//   in  the lines, without the status or version line in front
void for_each_field(std::string_view lines,
                    const std::function<void(std::string_view name, std::string_view value)>& field);

// What a Content-Type says.
struct MediaType {
  std::string name;     // `text/html`, lower case; empty: nothing that could be read
  std::string charset;  // as written; empty: none
};

MediaType parse_media_type(std::string_view value);

std::string_view without_blanks_around(std::string_view text) noexcept;
std::string in_lower_case(std::string_view text);

}  // namespace kehraus
