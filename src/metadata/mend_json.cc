#include "metadata/mend_json.h"

#include <array>

#include "html/markup.h"

namespace kehraus {
namespace {

using html::is_space;

void strip_spaces(std::string_view& text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
}

// What stands around the JSON to hide it from old browsers and from XML.
std::string_view without_wrapping(std::string_view json) {
  constexpr std::array<std::string_view, 6> kOpening = {"<!--",          "//<![CDATA[", "// <![CDATA[",
                                                        "/*<![CDATA[*/", "<![CDATA[",   "//"};
  constexpr std::array<std::string_view, 6> kClosing = {"-->", "/*]]>*/", "]]>", "//", ";", "*/"};
  for (bool is_changed = true; is_changed;) {
    is_changed = false;
    strip_spaces(json);
    for (const std::string_view mark : kOpening) {
      if (!json.starts_with(mark)) continue;
      json.remove_prefix(mark.size());
      is_changed = true;
    }
    for (const std::string_view mark : kClosing) {
      if (!json.ends_with(mark)) continue;
      json.remove_suffix(mark.size());
      is_changed = true;
    }
  }
  return json;
}

// The place of the next character that is no white space.
std::size_t next_solid(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

}  // namespace

std::string mend_json(std::string_view json) {
  json = without_wrapping(json);
  std::string out;
  out.reserve(json.size());
  bool is_in_string = false;
  for (std::size_t at = 0; at < json.size(); ++at) {
    const char c = json[at];
    if (is_in_string) {
      if (c == '\\' && at + 1 < json.size() && static_cast<unsigned char>(json[at + 1]) >= 0x20) {
        out += c, out += json[++at];
        continue;
      }
      if (c == '"') is_in_string = false;
      out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
      continue;
    }
    if (c == ',') {
      const std::size_t next = next_solid(json, at + 1);
      if (next < json.size() && (json[next] == '}' || json[next] == ']')) continue;
    }
    is_in_string = c == '"';
    out += c;
  }
  return out;
}

}  // namespace kehraus
