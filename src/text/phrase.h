// Text as rules compare it: letter case and the punctuation around a phrase do not count.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kehraus {

// Replaces `out` by the text with its case folded, code point by code point.
void fold_text(std::string_view text, std::string& out);

// A phrase without what stands before its first and behind its last letter or digit: a view of the same
// bytes. A phrase without any is left as it is, so that '---' equals '---'.
std::string_view bare_phrase(std::string_view text) noexcept;

// Replaces `out` by the phrase in its comparable form: folded and bare.
void normalise_phrase(std::string_view text, std::string& out);

inline constexpr std::size_t kMaxPhraseBytes = 160;  // longer blocks are no phrases
inline constexpr std::size_t kHeadBytes = 80;        // longer beginnings are prose

// What a block begins with before its first separator: `Read more` in `Read more: The bridge`.
struct Head {
  std::string_view phrase;  // without the separator
  std::size_t end = 0;      // where the rest begins, behind the separator and its space
};

// The head of squeezed text, looked for in its first 80 bytes; an empty phrase where there is none.
// Separators are `: `, `. `, ` | `, ` » ` and a dash between spaces; also a colon at the very end.
Head head_of(std::string_view text) noexcept;

}  // namespace kehraus
