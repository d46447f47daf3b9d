#include "read/binary.h"

#include <algorithm>
#include <array>

#include "read/bytes.h"
#include "text/byte_masks.h"

namespace kehraus {
namespace {

constexpr std::size_t kBinarySampleBytes = 64u << 10;

}  // namespace

bool has_binary_signature(std::string_view input) noexcept {
  using namespace std::string_view_literals;
  constexpr std::array kSignatures = {"\x89PNG\r\n"sv, "\xFF\xD8\xFF"sv, "GIF87a"sv,
                                      "GIF89a"sv,      "%PDF-"sv,        "PK\x03\x04"sv,
                                      "\x7F\x45LF"sv,  "\x1F\x8B"sv,     "\x28\xB5\x2F\xFD"sv};
  return std::any_of(kSignatures.begin(), kSignatures.end(),
                     [&](std::string_view signature) { return input.starts_with(signature); });
}

bool has_controls(std::string_view bytes) noexcept {
  return has_any(bytes, [](SixteenBytes b) { return between<0, '\t' - 1>(b) | between<'\r' + 1, 0x1F>(b); });
}

// The shares are our choice: random bytes have one control character in 9, and news texts none.
bool has_many_controls(std::string_view bytes) noexcept {
  const std::string_view sample = bytes.substr(0, kBinarySampleBytes);
  if (!has_controls(sample)) return false;
  std::size_t controls = 0;
  std::size_t escapes = 0;
  for (const char c : sample) {
    controls += is_odd_control(static_cast<Byte>(c));
    escapes += c == '\x1B';
  }
  return (controls >= 3 && controls * 200 > sample.size()) || (escapes >= 3 && escapes * 20 > sample.size());
}

Decoded binary(std::string_view input) {
  Decoded out;
  out.is_binary = true;
  out.offsets = OffsetMap(input.size(), input.size());
  return out;
}

}  // namespace kehraus
