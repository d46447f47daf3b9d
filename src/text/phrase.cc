#include "text/phrase.h"

#include <array>

#include "text/eight_bytes.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace kehraus {
namespace {

constexpr std::array<std::string_view, 6> kSpacedSeparators = {" | ", " - ", " – ", " — ", " -- ", " » "};

// Bytes of the separator at `at`, 0 where none stands: `: `, `. ` or one that begins with a space.
std::size_t separator_at(std::string_view text, std::size_t at) noexcept {
  const char next = at + 1 < text.size() ? text[at + 1] : '\0';
  if (text[at] == ':' || text[at] == '.') return next == ' ' ? 2 : 0;
  // Most spaces stand before a letter: no separator has one there.
  if (text[at] != ' ' || (next != '-' && next != '|' && next != '\xE2' && next != '\xC2')) return 0;
  for (std::string_view separator : kSpacedSeparators)
    if (text.compare(at, separator.size(), separator) == 0) return separator.size();
  return 0;
}

// Writes a character's fold at `to`, growing the text where it is longer than what it replaces: the few whose
// case differs in size. Malformed bytes stay what they are.
//   out  bytes written
std::size_t put_folded(CodePoint c, std::string_view bytes, std::string& out, std::size_t to) {
  const char32_t folded = fold(c.value);
  std::string written;
  if (folded == c.value)
    written = bytes;
  else
    append_utf8(written, folded);
  if (to + written.size() > out.size()) out.resize(to + written.size());
  out.replace(to, written.size(), written);
  return written.size();
}

}  // namespace

void fold_text(std::string_view text, std::string& out) {
  out.assign(text);  // nearly all characters keep their size: they are folded where they stand
  std::size_t at = 0, to = 0;
  while (at < text.size()) {
    if (at == to && at + sizeof(EightBytes) <= text.size()) {
      const EightBytes bytes = load_eight(text.data() + at);
      if (is_ascii(bytes)) {
        store_eight(bytes | between(bytes, 'A', 'Z') >> 2,
                    out.data() + at);  // 0x80 >> 2 is what small letters add
        at = to = at + sizeof bytes;
        continue;
      }
    }
    const CodePoint c = code_point_at(text, at);
    if (at == to && fold(c.value) == c.value) {
      at = to = at + c.size;
      continue;
    }
    to += put_folded(c, text.substr(at, c.size), out, to);
    at += c.size;
  }
  out.resize(to);
}

std::string_view bare_phrase(std::string_view text) noexcept {
  std::size_t start = 0, end = text.size();
  while (start < end) {
    const CodePoint c = code_point_at(text, start);
    if (is_word_character(c.value)) break;
    start += c.size;
  }
  while (end > start) {
    const CodePoint c = code_point_before(text, end);
    if (is_word_character(c.value)) break;
    end -= c.size;
  }
  return start == end ? text : text.substr(start, end - start);
}

void normalise_phrase(std::string_view text, std::string& out) { fold_text(bare_phrase(text), out); }

Head head_of(std::string_view text) noexcept {
  const std::size_t limit = text.size() < kHeadBytes ? text.size() : kHeadBytes;
  for (std::size_t at = 1; at < limit; ++at)
    if (const std::size_t size = separator_at(text, at)) return {text.substr(0, at), at + size};
  if (text.size() > 1 && text.size() <= kHeadBytes && text.back() == ':')
    return {text.substr(0, text.size() - 1), text.size()};
  return {};
}

}  // namespace kehraus
