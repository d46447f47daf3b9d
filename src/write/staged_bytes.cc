#include "write/staged_bytes.h"

#include <algorithm>
#include <bit>

#include "text/eight_bytes.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace kehraus {
namespace {

constexpr std::size_t kStep = 16;
constexpr std::size_t kMaxEscape = 6;  // `\u001F`

// Which of sixteen bytes must be escaped: a bit for each, the first lowest.
#ifdef __SSE2__
unsigned to_be_escaped(const char* from) noexcept {
  const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(from));
  const __m128i controls = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(0x1F)), bytes);
  const __m128i marks =
      _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('"')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\')));
  return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(controls, marks)));
}
#else
unsigned to_be_escaped(const char* from) noexcept {
  const auto in_eight = [](EightBytes bytes) {
    const EightBytes low = bytes & ~kAllFlags;
    const EightFlags found = (~at_least(low, 0x20) | equal(low, '"') | equal(low, '\\')) & ~bytes & kAllFlags;
    return static_cast<unsigned>((found >> 7) * 0x0102040810204080 >> 56);
  };
  return in_eight(load_eight(from)) | in_eight(load_eight(from + sizeof(EightBytes))) << 8;
}
#endif

char* put_escape(char c, char* to) noexcept {
  constexpr std::string_view kLetters = "uuuuuuuubtnufruuuuuuuuuuuuuuuuuu";
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  const auto byte = static_cast<unsigned char>(c);
  *to++ = '\\';
  *to++ = byte < kLetters.size() ? kLetters[byte] : c;
  if (to[-1] != 'u') return to;
  *to++ = '0';
  *to++ = '0';
  *to++ = kDigits[byte >> 4];
  *to++ = kDigits[byte & 0xF];
  return to;
}

bool is_plain(char c) noexcept { return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\'; }

struct Escaped {
  const char* from;
  char* to;
};

// Escapes whole steps while there is room for them.
//   out  where reading and writing ended
Escaped escape_steps(const char* from, const char* end, char* to, const char* last) noexcept {
  while (static_cast<std::size_t>(end - from) >= kStep && to <= last) {
    const unsigned escaped = to_be_escaped(from);
    std::memcpy(to, from, kStep);
    if (escaped == 0) {
      from += kStep;
      to += kStep;
      continue;
    }
    const int plain = std::countr_zero(escaped);
    to = put_escape(from[plain], to + plain);
    from += plain + 1;
  }
  return {from, to};
}

}  // namespace

void StagedBytes::put_json_escaped(std::string_view text) {
  constexpr std::size_t kMaxStep = kStep + kMaxEscape;
  const char* from = text.data();
  const char* const end = from + text.size();
  const char* const last = stage_.data() + kSize - kMaxStep;
  while (static_cast<std::size_t>(end - from) >= kStep) {
    const Escaped done = escape_steps(from, end, room_for(kMaxStep), last);
    from = done.from;
    used_ = static_cast<std::size_t>(done.to - stage_.data());
  }
  const auto rest = static_cast<std::size_t>(end - from);
  if (text.size() >= kStep && to_be_escaped(end - kStep) >> (kStep - rest) == 0) return put({from, rest});
  for (; from != end; ++from) {
    char* const to = room_for(kMaxEscape);
    *to = *from;
    used_ += is_plain(*from) ? 1 : static_cast<std::size_t>(put_escape(*from, to) - to);
  }
}

}  // namespace kehraus
