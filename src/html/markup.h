// Where a piece of markup ends: tags with their attributes, comments, declarations. The rules are those of
// the HTML standard's tokeniser; what the pieces mean is not known here.
#pragma once

#include <cstddef>
#include <string_view>

#include "text/byte_masks.h"

namespace kehraus::html {

inline constexpr std::size_t kNoEnd = std::string_view::npos;

constexpr bool is_space(char c) noexcept {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

constexpr bool is_letter(char c) noexcept {
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'z';
}

// Whether a character ends a tag's name.
constexpr bool ends_name(char c) noexcept { return is_space(c) || c == '/' || c == '>'; }

// Behind a tag's name, of which `at` is the start or a part.
std::size_t find_tag_name_end(std::string_view page, std::size_t at) noexcept;

struct TagEnd {
  std::size_t end = kNoEnd;  // behind the `>`; kNoEnd if the page ends before
  bool is_self_closing = false;
  bool has_attributes = false;
};

// The end of a start or end tag; `at` is behind its name. A `>` inside quotes does not count.
TagEnd find_tag_end(std::string_view page, std::size_t at) noexcept;

// The end of what starts with `<!` or `<?`, or with `</` and no letter, at `at`. A comment that is not closed
// reaches to the end of the page.
std::size_t find_declaration_end(std::string_view page, std::size_t at) noexcept;

// Where a character comes next, from `at` on; kNoEnd for nowhere. Made for what is near, as the end of a
// value is.
inline std::size_t find_near(std::string_view page, std::size_t at, char wanted) noexcept {
  constexpr std::size_t kNear = 64;
  const std::size_t near_end = at + kNear;
  for (; at < near_end && at + sizeof(SixteenBytes) <= page.size(); at += sizeof(SixteenBytes)) {
    const ByteMask found = mask_of(load_sixteen(page.data() + at) == wanted);
    if (found != 0) return at + first_in(found);
  }
  return page.find(wanted, at);
}

// Whether a `<` at `at` begins markup, and not a piece of text. `</>` is markup that means nothing.
inline bool begins_markup(std::string_view page, std::size_t at) noexcept {
  if (at + 1 >= page.size()) return false;
  const char next = page[at + 1];
  return is_letter(next) || next == '!' || next == '?' || (next == '/' && at + 2 < page.size());
}

// The end of any markup that begins at `at`; the page's end if it is not closed.
std::size_t find_markup_end(std::string_view page, std::size_t at) noexcept;

}  // namespace kehraus::html
