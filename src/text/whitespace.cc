#include "text/whitespace.h"

namespace kehraus {
namespace {

unsigned char byte_at(std::string_view text, std::size_t at) noexcept {
  return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

bool is_ascii_white_space(unsigned char c) noexcept {
  return c == ' ' || (c >= '\t' && c <= '\r') || (c >= 0x1C && c <= 0x1F);
}

// Neither white space nor part of any.
bool is_plain(char c) noexcept { return c > ' ' && c <= '~'; }

std::size_t run_of_white_space(std::string_view text, std::size_t at) noexcept {
  std::size_t end = at;
  while (const std::size_t size = white_space_at(text, end)) end += size;
  return end - at;
}

}  // namespace

std::size_t white_space_at(std::string_view text, std::size_t at) noexcept {
  const unsigned char lead = byte_at(text, at);
  if (lead < 0x80) return at < text.size() && is_ascii_white_space(lead) ? 1 : 0;
  const unsigned char second = byte_at(text, at + 1), third = byte_at(text, at + 2);
  switch (lead) {
    case 0xC2: return second == 0x85 || second == 0xA0 ? 2 : 0;  // next line, no-break space
    case 0xE1: return second == 0x9A && third == 0x80 ? 3 : 0;   // ogham space
    case 0xE2:  // en quad to hair space, line and paragraph separator, narrow and mathematical space
      if (second == 0x80 &&
          ((third >= 0x80 && third <= 0x8A) || third == 0xA8 || third == 0xA9 || third == 0xAF))
        return 3;
      return second == 0x81 && third == 0x9F ? 3 : 0;
    case 0xE3: return second == 0x80 && third == 0x80 ? 3 : 0;  // ideographic space
    default: return 0;
  }
}

std::string_view strip(std::string_view text) noexcept {
  if (!text.empty() && is_plain(text.front()) && is_plain(text.back())) return text;
  text.remove_prefix(run_of_white_space(text, 0));
  while (!text.empty()) {
    std::size_t at = text.size() - 1;
    while (at > 0 && text.size() - at < 3 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
    const std::size_t size = white_space_at(text, at);
    if (size == 0 || at + size != text.size()) break;
    text.remove_suffix(size);
  }
  return text;
}

// Looks for what is not a single plain space: a second space, and what may be other white space.
void append_squeezed(std::string_view text, std::string& out) {
  std::size_t copied = 0;
  bool after_space = false;
  for_each_64(text, [&](const auto& bytes, std::size_t at) {
    const ByteMask space = bytes.where([](SixteenBytes b) { return b == ' '; });
    ByteMask odd = (space & behind(space, after_space)) | may_be_odd_space(bytes);
    after_space = space >> 63;
    for (; odd != 0; odd &= odd - 1) {
      std::size_t start = at + first_in(odd);
      if (start < copied) continue;
      if (start > copied && text[start - 1] == ' ') --start;
      const std::size_t run = run_of_white_space(text, start);
      if (run == 0 || (run == 1 && text[start] == ' ')) continue;
      out.append(text, copied, start - copied);
      out += ' ';
      copied = start + run;
    }
  });
  out.append(text, copied);
}

std::size_t offset_before_squeezing(std::string_view text, std::size_t squeezed_offset) noexcept {
  std::size_t at = 0;
  for (std::size_t squeezed = 0; squeezed < squeezed_offset && at < text.size(); ++squeezed) {
    const std::size_t run = run_of_white_space(text, at);
    at += run ? run : 1;
  }
  return at;
}

}  // namespace kehraus
