// Phrases as rules compare them: letter case and the punctuation around them do not count.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kehraus {

// Replaces `out` by the phrase in its comparable form: case folded, and without what stands before the first
// and behind the last letter or digit. A phrase without any is left as it is, so that '---' equals '---'.
//   in  squeezed text
void normalise_phrase(std::string_view text, std::string& out);

// What a block begins with before its first separator: `Read more` in `Read more: The bridge`.
struct Head {
  std::string_view phrase;  // without the separator
  std::size_t end = 0;      // where the rest begins, behind the separator and its space
};

// The head of squeezed text, looked for in its first 80 bytes; an empty phrase where there is none.
// Separators are `: `, `. `, ` | ` and a dash between spaces; also a colon at the very end.
Head head_of(std::string_view text) noexcept;

}  // namespace kehraus
