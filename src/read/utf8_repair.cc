#include "read/utf8_repair.h"

#include <algorithm>
#include <utility>

#include "read/bytes.h"
#include "read/decoded_writer.h"
#include "read/windows_1252.h"

namespace kehraus {
namespace {

struct Utf8Sequence {
  std::size_t size;     // bytes; of a malformed one, its maximal subpart
  bool is_well_formed;  // else to be replaced as a whole
};

// The sequence at `at`, by table 3-7 of the Unicode Standard.
Utf8Sequence utf8_sequence(std::string_view bytes, std::size_t at) noexcept {
  const Byte lead = byte_at(bytes, at);
  if (lead < 0x80) return {1, true};
  if (lead < 0xC2 || lead > 0xF4) return {1, false};
  const std::size_t wanted = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  Byte lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  Byte highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  std::size_t size = 1;
  while (size < wanted && at + size < bytes.size()) {
    const Byte next = byte_at(bytes, at + size);
    if (next < lowest || next > highest) break;
    lowest = 0x80;
    highest = 0xBF;
    ++size;
  }
  return {size, size == wanted};
}

bool is_utf8_lead(Byte b) noexcept { return b >= 0xC2 && b <= 0xF4; }

// Whether the malformed bytes [begin, end) of a UTF-8 text are pasted windows-1252; see decode.h.
bool is_pasted(std::string_view text, std::size_t begin, std::size_t end) noexcept {
  const bool at_start = begin == 0;
  const bool at_end = end == text.size();
  if (!at_start && !is_ascii(text[begin - 1])) return false;
  if (!at_end && !is_ascii(text[end])) return false;
  if (at_end && is_utf8_lead(byte_at(text, end - 1))) return false;
  const std::string_view run = text.substr(begin, end - begin);
  if (run.size() > 1) return std::all_of(run.begin(), run.end(), [](Byte b) { return b >= 0xC0; });
  const Byte b = byte_at(run, 0);
  if (b < 0xC0) return !at_start && windows_1252(b) >= 0xA0;  // 81 and the like mean nothing
  if (b == 0xC2 || b == 0xC3) return text[end] >= 'A' && text[end] <= 'Z';
  return true;
}

// The end of the run of malformed bytes that starts at `at`.
std::size_t malformed_end(std::string_view text, std::size_t at) noexcept {
  while (at < text.size()) {
    const Utf8Sequence sequence = utf8_sequence(text, at);
    if (sequence.is_well_formed) break;
    at += sequence.size;
  }
  return at;
}

}  // namespace

bool is_mostly_utf8(std::string_view bytes) noexcept {
  std::size_t well_formed = 0;
  std::size_t malformed = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (is_ascii(bytes[at])) {
      ++at;
      continue;
    }
    const Utf8Sequence sequence = utf8_sequence(bytes, at);
    const bool is_cut = at + sequence.size == bytes.size() && is_utf8_lead(byte_at(bytes, at));
    at += sequence.size;
    if (sequence.is_well_formed || (is_cut && sequence.size > 1)) {
      ++well_formed;
    } else if (!is_cut) {
      ++malformed;
    }
  }
  return well_formed > malformed;
}

Decoded decode_damaged_utf8(std::string_view input, std::size_t begin, bool guessed) {
  DecodedWriter out(input);
  const std::string_view text = input.substr(begin);
  for (std::size_t at = 0; at < text.size();) {
    const Utf8Sequence sequence = utf8_sequence(text, at);
    if (sequence.is_well_formed && text[at] != '\0') {
      out.copy(begin + at, sequence.size);
      at += sequence.size;
    } else if (sequence.is_well_formed) {
      out.put_replacement(begin + at++);
    } else {
      const std::size_t end = malformed_end(text, at);
      if (is_pasted(text, at, end)) {
        for (; at < end; ++at) out.put(windows_1252(byte_at(text, at)), begin + at);
      } else {
        for (; at < end; at += utf8_sequence(text, at).size) out.put_replacement(begin + at);
      }
    }
  }
  return std::move(out).finish("utf-8", guessed);
}

}  // namespace kehraus
