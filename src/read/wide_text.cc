#include "read/wide_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "read/binary.h"
#include "read/bytes.h"
#include "read/decoded_writer.h"

namespace kehraus {
namespace {

constexpr std::size_t kUtf16SampleBytes = 4u << 10;  // UTF-16 shows in a page

constexpr WideForm kUtf16le = {"utf-16le", 2, false};
constexpr WideForm kUtf16be = {"utf-16be", 2, true};
constexpr WideForm kUtf32le = {"utf-32le", 4, false};
constexpr WideForm kUtf32be = {"utf-32be", 4, true};

bool is_surrogate(char32_t c) noexcept { return c >= 0xD800 && c <= 0xDFFF; }
bool is_high_surrogate(char32_t c) noexcept { return c >= 0xD800 && c <= 0xDBFF; }
bool is_low_surrogate(char32_t c) noexcept { return c >= 0xDC00 && c <= 0xDFFF; }

char32_t unit_at(std::string_view bytes, std::size_t at, WideForm form) noexcept {
  char32_t unit = 0;
  for (std::size_t i = 0; i < form.unit_bytes; ++i) {
    unit = unit << 8 | byte_at(bytes, at + (form.big_endian ? i : form.unit_bytes - 1 - i));
  }
  return unit;
}

DecodedWriter write_wide(std::string_view input, std::size_t begin, WideForm form) {
  DecodedWriter out(input);
  std::size_t at = begin;
  while (input.size() - at >= form.unit_bytes) {
    const std::size_t start = at;
    char32_t c = unit_at(input, at, form);
    at += form.unit_bytes;
    if (form.unit_bytes == 2 && is_high_surrogate(c) && input.size() - at >= 2) {
      if (const char32_t low = unit_at(input, at, form); is_low_surrogate(low)) {
        c = 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00);
        at += 2;
      }
    }
    if (is_surrogate(c) || c > 0x10FFFF) {
      out.put_replacement(start);
    } else {
      out.put(c, start);
    }
  }
  if (at < input.size()) out.put_replacement(at);
  return out;
}

// Whether the sample reads as UTF-16: at most one unit in 200 is one that no text has.
bool reads_as_utf16(std::string_view sample, WideForm form) noexcept {
  std::size_t bad = 0;
  for (std::size_t at = 0; at + 2 <= sample.size(); at += 2) {
    const char32_t unit = unit_at(sample, at, form);
    const bool is_private = unit >= 0xE000 && unit <= 0xF8FF;
    bad += is_odd_control(unit) || is_private || unit >= 0xFFFE;
    if (!is_surrogate(unit) || at + 4 > sample.size()) continue;
    const bool is_pair = is_high_surrogate(unit) && is_low_surrogate(unit_at(sample, at + 2, form));
    if (is_pair) at += 2;
    bad += !is_pair;
  }
  return bad * 200 <= sample.size() / 2;
}

}  // namespace

std::optional<WideForm> marked_form(std::string_view input) noexcept {
  using namespace std::string_view_literals;
  // UTF-32 first: its little-endian mark begins with the other's.
  if (input.starts_with("\xFF\xFE\0\0"sv)) return kUtf32le;
  if (input.starts_with("\0\0\xFE\xFF"sv)) return kUtf32be;
  if (input.starts_with("\xFF\xFE"sv)) return kUtf16le;
  if (input.starts_with("\xFE\xFF"sv)) return kUtf16be;
  return std::nullopt;
}

// UTF-16 without a byte-order mark has the NULs of its ASCII characters all on one side. One unit in ten is
// low for alphabets (the spaces alone are more); in Chinese or Japanese it may be one in 50, which is enough
// where the other bytes are no text either.
std::optional<WideForm> find_utf16(std::string_view input) noexcept {
  const std::string_view sample =
      input.substr(0, std::min(input.size(), kUtf16SampleBytes) & ~std::size_t{1});
  if (sample.find('\0') == sample.npos) return std::nullopt;  // nearly every text
  const std::size_t units = sample.size() / 2;
  std::array<std::size_t, 2> nuls = {0, 0};
  std::size_t not_ascii_text = 0;
  for (std::size_t i = 0; i < sample.size(); ++i) {
    nuls[i % 2] += sample[i] == '\0';
    not_ascii_text += sample[i] != '\0' && (!is_ascii(sample[i]) || is_odd_control(byte_at(sample, i)));
  }
  if (nuls[0] == nuls[1]) return std::nullopt;
  const WideForm form = nuls[1] > nuls[0] ? kUtf16le : kUtf16be;
  const std::size_t most = std::max(nuls[0], nuls[1]);
  const bool is_regular = most * 10 >= units || (most * 50 >= units && not_ascii_text * 4 >= units);
  const bool is_enough = most >= 3 || (most == 2 && units == 2);  // two NULs may be stray ones
  if (!is_regular || !is_enough || !reads_as_utf16(sample, form)) return std::nullopt;
  return form;
}

Decoded decode_wide(std::string_view input, std::size_t begin, WideForm form) {
  DecodedWriter out = write_wide(input, begin, form);
  // Two or four bytes of a mark may be chance. A text of which a tenth is malformed is none (our choice).
  const std::size_t units = (input.size() - begin) / form.unit_bytes;
  const bool is_malformed = out.replaced() >= 3 && out.replaced() * 10 > units;
  if (is_malformed || has_many_controls(out.text())) return binary(input);
  return std::move(out).finish(form.encoding, /*guessed=*/begin == 0);
}

}  // namespace kehraus
