#include "text/phrase.h"

#include <array>

#include "text/eight_bytes.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace kehraus {
namespace {

constexpr std::array<std::string_view, 6> kSpacedSeparators = {" | ", " - ", " – ", " — ", " -- ", " » "};

// A separator is told by one character: ':' or '.' before a space, or what stands between two spaces.
struct Separator {
  std::size_t start = 0, size = 0;  // size 0: none
};

constexpr std::array<bool, 256> kMaySeparate = [] {
  std::array<bool, 256> table{};
  for (unsigned char c : {':', '.', '-', '|', '\xC2', '\xE2'}) table[c] = true;
  return table;
}();

Separator separator_around(std::string_view text, std::size_t at) noexcept {
  const bool before_space = at + 1 < text.size() && text[at + 1] == ' ';
  switch (text[at]) {
    case ':':
    case '.': return before_space ? Separator{at, 2} : Separator{};
    case '-':
    case '|':
    case '\xC2':
    case '\xE2': break;
    default: return {};
  }
  if (at == 0 || text[at - 1] != ' ') return {};
  for (std::string_view separator : kSpacedSeparators)
    if (text.compare(at - 1, separator.size(), separator) == 0) return {at - 1, separator.size()};
  return {};
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
      const EightBytes low = bytes & ~kAllFlags;
      // What capitals lack to small letters, 0x20, is their flag shifted by two; bytes beyond ASCII stay.
      store_eight(bytes | ((between(low, 'A', 'Z') & ~bytes) >> 2), out.data() + at);
      const unsigned ascii = before_first(bytes & kAllFlags);
      at = to = at + ascii;
      if (ascii > 0) continue;
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
  for (std::size_t at = 1; at <= limit && at < text.size(); ++at) {
    if (!kMaySeparate[static_cast<unsigned char>(text[at])]) continue;
    const Separator separator = separator_around(text, at);
    if (separator.size > 0 && separator.start > 0 && separator.start < limit)
      return {text.substr(0, separator.start), separator.start + separator.size};
  }
  if (text.size() > 1 && text.size() <= kHeadBytes && text.back() == ':')
    return {text.substr(0, text.size() - 1), text.size()};
  return {};
}

}  // namespace kehraus
