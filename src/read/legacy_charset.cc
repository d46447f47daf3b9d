#include "read/legacy_charset.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "read/bytes.h"
#include "read/decoded_writer.h"
#include "read/windows_1252.h"

namespace kehraus {
namespace {

struct Legacy {
  const char* answer;     // what ICU's detector calls it
  const char* encoding;   // what the WHATWG calls that label's encoding
  const char* converter;  // the closest of ICU's; null for our own table
};

// Every answer of the detector that may be believed. Left out: UTF-8, -16 and -32, which have been ruled out
// by now; EBCDIC; and ISO-2022, which is ASCII.
constexpr std::array kLegacy = {
    Legacy{"ISO-8859-1", "windows-1252", nullptr},
    Legacy{"windows-1252", "windows-1252", nullptr},
    Legacy{"ISO-8859-2", "iso-8859-2", "ISO-8859-2"},
    Legacy{"windows-1250", "windows-1250", "windows-1250"},
    Legacy{"windows-1251", "windows-1251", "windows-1251"},
    Legacy{"ISO-8859-5", "iso-8859-5", "ISO-8859-5"},
    Legacy{"KOI8-R", "koi8-r", "KOI8-R"},
    Legacy{"ISO-8859-7", "iso-8859-7", "ISO-8859-7"},
    Legacy{"windows-1253", "windows-1253", "windows-1253"},
    Legacy{"ISO-8859-9", "windows-1254", "windows-1254"},
    Legacy{"windows-1254", "windows-1254", "windows-1254"},
    Legacy{"ISO-8859-8", "iso-8859-8", "ISO-8859-8"},
    Legacy{"ISO-8859-8-I", "iso-8859-8-i", "ISO-8859-8"},
    Legacy{"windows-1255", "windows-1255", "windows-1255"},
    Legacy{"ISO-8859-6", "iso-8859-6", "ISO-8859-6"},
    Legacy{"windows-1256", "windows-1256", "windows-1256"},
    Legacy{"GB18030", "gb18030", "GB18030"},
    Legacy{"Big5", "big5", "Big5-HKSCS"},
    Legacy{"Shift_JIS", "shift_jis", "Shift_JIS"},
    Legacy{"EUC-JP", "euc-jp", "EUC-JP"},
    Legacy{"EUC-KR", "euc-kr", "windows-949"},
};
constexpr const Legacy& kFallback = kLegacy[1];
constexpr Legacy kIso2022jp = {"ISO-2022-JP", "iso-2022-jp", "ISO-2022-JP"};

// ICU's own substitute is U+001A where a single byte has no meaning.
void substitute(const void*, UConverterToUnicodeArgs* args, const char*, std::int32_t,
                UConverterCallbackReason reason, UErrorCode* status) {
  if (reason > UCNV_IRREGULAR) return;  // opened, reset, closed
  constexpr UChar kUnit = kReplacement;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(args, &kUnit, 1, 0, status);
}

void put_or_replace(DecodedWriter& out, char32_t c, std::size_t start) {
  if (c == kReplacement) {
    out.put_replacement(start);
  } else {
    out.put(c, start);
  }
}

// One character at a time, since ICU's tables of offsets do not reach across its calls.
void convert(UConverter* converter, std::string_view input, DecodedWriter& out) {
  const char* const begin = input.data();
  const char* const limit = begin + input.size();
  const char* source = begin;
  for (;;) {
    const char* const before = source;
    const auto start = static_cast<std::size_t>(before - begin);
    UErrorCode status = U_ZERO_ERROR;
    const UChar32 c = ucnv_getNextUChar(converter, &source, limit, &status);
    if (status == U_INDEX_OUTOFBOUNDS_ERROR) return;  // the end
    if (U_SUCCESS(status)) {
      put_or_replace(out, static_cast<char32_t>(c), start);
      continue;
    }
    out.put_replacement(start);
    ucnv_resetToUnicode(converter);
    if (source == before && source++ == limit) return;
  }
}

// What each byte means in an encoding of single bytes.
std::array<char32_t, 256> byte_table(UConverter* converter) {
  std::array<char32_t, 256> table;
  for (std::size_t b = 0; b < table.size(); ++b) {
    const char byte = static_cast<char>(b);
    const char* source = &byte;
    UErrorCode status = U_ZERO_ERROR;
    const UChar32 c = ucnv_getNextUChar(converter, &source, &byte + 1, &status);
    table[b] = U_SUCCESS(status) ? static_cast<char32_t>(c) : kReplacement;
  }
  return table;
}

// Nothing if ICU lacks the converter.
std::optional<DecodedWriter> write_legacy(std::string_view input, const Legacy& legacy) {
  DecodedWriter out(input);
  if (legacy.converter == nullptr) {
    for (std::size_t i = 0; i < input.size(); ++i) out.put(windows_1252(byte_at(input, i)), i);
    return out;
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUConverterPointer converter(ucnv_open(legacy.converter, &status));
  ucnv_setToUCallBack(converter.getAlias(), substitute, nullptr, nullptr, nullptr, &status);
  if (U_FAILURE(status)) return std::nullopt;
  if (ucnv_getMaxCharSize(converter.getAlias()) > 1) {
    convert(converter.getAlias(), input, out);
    return out;
  }
  const std::array<char32_t, 256> table = byte_table(converter.getAlias());
  for (std::size_t i = 0; i < input.size(); ++i) put_or_replace(out, table[byte_at(input, i)], i);
  return out;
}

// Whether an answer is not contradicted by bytes that it gives no meaning: at most one in 20 beyond ASCII (a
// few are damage), and one more where the sample cuts a character.
bool fits(std::string_view sample, const Legacy& legacy) {
  const auto beyond_ascii = std::count_if(sample.begin(), sample.end(), [](char c) { return !is_ascii(c); });
  const std::optional<DecodedWriter> read = write_legacy(sample, legacy);
  return read && read->replaced() <= 1 + static_cast<std::size_t>(beyond_ascii) / 20;
}

// The part that the detector sees: up to 64 kB, beginning in the ASCII shortly before the first byte beyond
// it, so on no half character.
std::string_view telling_part(std::string_view input) noexcept {
  constexpr std::size_t kSampleBytes = 64u << 10;
  constexpr std::size_t kLeadBytes = 4u << 10;
  const auto first = std::find_if(input.begin(), input.end(), [](char c) { return !is_ascii(c); });
  const auto before = static_cast<std::size_t>(first - input.begin());
  return input.substr(before - std::min(before, kLeadBytes), kSampleBytes);
}

const Legacy& guess_legacy(std::string_view input) {
  // Of 100. Below it answers on 12 to 60 characters of news in 20 languages were mostly wrong, and the
  // detector gives 10 to whatever it cannot rule out.
  constexpr std::int32_t kMinConfidence = 20;
  const std::string_view sample = telling_part(input);
  UErrorCode status = U_ZERO_ERROR;
  const icu::LocalUCharsetDetectorPointer detector(ucsdet_open(&status));
  ucsdet_setText(detector.getAlias(), sample.data(), static_cast<std::int32_t>(sample.size()), &status);
  std::int32_t count = 0;
  const UCharsetMatch** matches = ucsdet_detectAll(detector.getAlias(), &count, &status);
  if (U_FAILURE(status)) return kFallback;
  for (std::int32_t i = 0; i < count; ++i) {
    if (ucsdet_getConfidence(matches[i], &status) < kMinConfidence) break;
    const std::string_view answer = ucsdet_getName(matches[i], &status);
    const auto legacy = std::find_if(kLegacy.begin(), kLegacy.end(),
                                     [&](const Legacy& known) { return known.answer == answer; });
    if (legacy != kLegacy.end() && fits(sample, *legacy)) return *legacy;
  }
  return kFallback;
}

Decoded decode_as(std::string_view input, const Legacy& legacy) {
  std::optional<DecodedWriter> out = write_legacy(input, legacy);
  if (!out) return decode_as(input, kFallback);
  return std::move(*out).finish(legacy.encoding, /*guessed=*/true);
}

}  // namespace

// It switches to two-byte characters by ESC $.
bool is_iso_2022_jp(std::string_view input) noexcept {
  const std::size_t escape = input.find("\x1B$");
  if (escape == input.npos || escape + 2 >= input.size()) return false;
  const char set = input[escape + 2];
  return (set == '@' || set == 'B') && std::all_of(input.begin(), input.end(), is_ascii);
}

Decoded decode_iso_2022_jp(std::string_view input) { return decode_as(input, kIso2022jp); }

std::optional<Decoded> decode_declared(std::string_view input, const Charset& charset) {
  const std::string name(charset.encoding);
  const Legacy legacy{"", name.c_str(), charset.converter};
  if (!fits(telling_part(input), legacy)) return std::nullopt;
  std::optional<DecodedWriter> out = write_legacy(input, legacy);
  if (!out) return std::nullopt;
  return std::move(*out).finish(charset.encoding, /*guessed=*/false);
}

Decoded decode_legacy(std::string_view input) { return decode_as(input, guess_legacy(input)); }

}  // namespace kehraus
