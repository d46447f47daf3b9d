#include "read/decode.h"

#include <simdjson.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucsdet.h>

#include <array>
#include <cassert>
#include <optional>

namespace kehraus {
namespace {

using Byte = unsigned char;

constexpr char32_t kReplacement = 0xFFFD;

// How much is looked at to tell what a document is. UTF-16 shows in a page; pictures and programs with a long
// textual head do exist, hence more for binary.
constexpr std::size_t kUtf16SampleBytes = 4u << 10;
constexpr std::size_t kBinarySampleBytes = 64u << 10;

Byte byte_at(std::string_view bytes, std::size_t i) noexcept { return static_cast<Byte>(bytes[i]); }

bool is_ascii(char c) noexcept { return static_cast<Byte>(c) < 0x80; }

// ---- Text being written, with the origin of each byte ----

class Writer {
 public:
  explicit Writer(std::string_view input) : input_(input) {
    text_.reserve(input.size());
    starts_.reserve(input.size());
  }

  // A character that came from `start`. NUL ends strings elsewhere, so no text has one.
  void put(char32_t c, std::size_t start) {
    if (c == 0) return put_replacement(start);
    const std::size_t before = text_.size();
    if (c < 0x80) {
      text_ += static_cast<char>(c);
    } else if (c < 0x800) {
      text_ += static_cast<char>(0xC0 | c >> 6);
    } else if (c < 0x10000) {
      text_ += static_cast<char>(0xE0 | c >> 12);
      text_ += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    } else {
      text_ += static_cast<char>(0xF0 | c >> 18);
      text_ += static_cast<char>(0x80 | (c >> 12 & 0x3F));
      text_ += static_cast<char>(0x80 | (c >> 6 & 0x3F));
    }
    if (c >= 0x80) text_ += static_cast<char>(0x80 | (c & 0x3F));
    starts_.insert(starts_.end(), text_.size() - before, static_cast<std::uint32_t>(start));
  }

  void put_replacement(std::size_t start) {
    put(kReplacement, start);
    ++replaced_;
  }

  // A well-formed UTF-8 sequence of the input.
  void copy(std::size_t start, std::size_t size) {
    text_.append(input_, start, size);
    starts_.insert(starts_.end(), size, static_cast<std::uint32_t>(start));
  }

  const std::string& text() const noexcept { return text_; }
  std::size_t replaced() const noexcept { return replaced_; }

  Decoded finish(std::string_view encoding, bool guessed) && {
    Decoded out;
    out.owned = std::make_unique<const std::string>(std::move(text_));
    out.text = *out.owned;
    out.encoding = encoding;
    out.guessed = guessed;
    out.replaced = replaced_;
    out.offsets = OffsetMap(std::move(starts_), input_.size());
    return out;
  }

 private:
  std::string_view input_;
  std::string text_;
  std::vector<std::uint32_t> starts_;
  std::size_t replaced_ = 0;
};

Decoded binary(std::string_view input) {
  Decoded out;
  out.is_binary = true;
  out.offsets = OffsetMap(input.size(), input.size());
  return out;
}

// ---- Not text at all ----

bool has_binary_signature(std::string_view input) noexcept {
  using namespace std::string_view_literals;
  constexpr std::array kSignatures = {"\x89PNG\r\n"sv, "\xFF\xD8\xFF"sv, "GIF87a"sv,
                                      "GIF89a"sv,      "%PDF-"sv,        "PK\x03\x04"sv,
                                      "\x7F\x45LF"sv,  "\x1F\x8B"sv,     "\x28\xB5\x2F\xFD"sv};
  return std::any_of(kSignatures.begin(), kSignatures.end(),
                     [&](std::string_view signature) { return input.starts_with(signature); });
}

// A control character that no text needs. Not ESC: terminals' colours are found in saved texts.
bool is_odd_control(char32_t c) noexcept { return c < 0x20 && (c < '\t' || c > '\r') && c != 0x1B; }

// Whether more than one byte in 200 is a control character, or more than one in 20 an ESC; each from three
// on, for short texts. Our choice: random bytes have one in 9, and news texts none.
bool has_many_controls(std::string_view bytes) noexcept {
  const std::string_view sample = bytes.substr(0, kBinarySampleBytes);
  std::size_t controls = 0;
  std::size_t escapes = 0;
  for (const char c : sample) {
    controls += is_odd_control(static_cast<Byte>(c));
    escapes += c == '\x1B';
  }
  return (controls >= 3 && controls * 200 > sample.size()) || (escapes >= 3 && escapes * 20 > sample.size());
}

// ---- UTF-16 and UTF-32 ----

struct WideForm {
  std::string_view encoding;
  std::size_t unit_bytes;
  bool big_endian;
};

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

Writer write_wide(std::string_view input, std::size_t begin, WideForm form) {
  Writer out(input);
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

Decoded decode_wide(std::string_view input, std::size_t begin, WideForm form) {
  Writer out = write_wide(input, begin, form);
  // Two or four bytes of a mark may be chance. A text of which a tenth is malformed is none (our choice).
  const std::size_t units = (input.size() - begin) / form.unit_bytes;
  const bool is_malformed = out.replaced() >= 3 && out.replaced() * 10 > units;
  if (is_malformed || has_many_controls(out.text())) return binary(input);
  return std::move(out).finish(form.encoding, /*guessed=*/begin == 0);
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

// UTF-16 without a byte-order mark has the NULs of its ASCII characters all on one side. One unit in ten is
// low for alphabets (the spaces alone are more); in Chinese or Japanese it may be one in 50, which is enough
// where the other bytes are no text either.
std::optional<WideForm> find_utf16(std::string_view input) noexcept {
  const std::string_view sample =
      input.substr(0, std::min(input.size(), kUtf16SampleBytes) & ~std::size_t{1});
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

// ---- UTF-8, perhaps damaged ----

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

// Whether the bytes are UTF-8 with some damage. A sequence cut by the end of the input is no damage: with two
// or three bytes it speaks for UTF-8, a mere lead byte says nothing.
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

// The WHATWG's index of windows-1252, 0x80 to 0x9F; the rest is as in Unicode.
constexpr std::array<char16_t, 32> kWindows1252 = {
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178};

char32_t windows_1252(Byte b) noexcept { return b >= 0x80 && b < 0xA0 ? kWindows1252[b - 0x80] : b; }

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

Decoded decode_damaged_utf8(std::string_view input, std::size_t begin, bool guessed) {
  Writer out(input);
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

Decoded view_of_utf8(std::string_view input, std::size_t begin) {
  Decoded out;
  out.text = input.substr(begin);
  out.encoding = "utf-8";
  out.offsets = OffsetMap(begin, input.size());
  return out;
}

// ---- Older encodings ----

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

void put_or_replace(Writer& out, char32_t c, std::size_t start) {
  if (c == kReplacement) {
    out.put_replacement(start);
  } else {
    out.put(c, start);
  }
}

// One character at a time, since ICU's tables of offsets do not reach across its calls.
void convert(UConverter* converter, std::string_view input, Writer& out) {
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
std::optional<Writer> write_legacy(std::string_view input, const Legacy& legacy) {
  Writer out(input);
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
  const std::optional<Writer> read = write_legacy(sample, legacy);
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

Decoded decode_legacy(std::string_view input, const Legacy& legacy) {
  std::optional<Writer> out = write_legacy(input, legacy);
  if (!out) return decode_legacy(input, kFallback);
  return std::move(*out).finish(legacy.encoding, /*guessed=*/true);
}

// Seven-bit Japanese, the one encoding that would pass as ASCII: it switches to two-byte characters by ESC $.
bool is_iso_2022_jp(std::string_view input) noexcept {
  const std::size_t escape = input.find("\x1B$");
  if (escape == input.npos || escape + 2 >= input.size()) return false;
  const char set = input[escape + 2];
  return (set == '@' || set == 'B') && std::all_of(input.begin(), input.end(), is_ascii);
}

std::optional<WideForm> marked_form(std::string_view input) noexcept {
  using namespace std::string_view_literals;
  // UTF-32 first: its little-endian mark begins with the other's.
  if (input.starts_with("\xFF\xFE\0\0"sv)) return kUtf32le;
  if (input.starts_with("\0\0\xFE\xFF"sv)) return kUtf32be;
  if (input.starts_with("\xFF\xFE"sv)) return kUtf16le;
  if (input.starts_with("\xFE\xFF"sv)) return kUtf16be;
  return std::nullopt;
}

}  // namespace

Decoded decode(std::string_view input) {
  assert(input.size() <= std::size_t{2} << 30 && "offsets are kept in 32 bits");
  if (const auto form = marked_form(input)) return decode_wide(input, form->unit_bytes, *form);
  const bool is_marked = input.starts_with("\xEF\xBB\xBF");
  if (!is_marked) {
    if (has_binary_signature(input)) return binary(input);
    if (const auto form = find_utf16(input)) return decode_wide(input, 0, *form);
    if (is_iso_2022_jp(input)) return decode_legacy(input, kIso2022jp);
  }
  const std::size_t begin = is_marked ? 3 : 0;
  const std::string_view text = input.substr(begin);
  if (has_many_controls(text)) return binary(input);
  const bool is_valid = simdjson::validate_utf8(text.data(), text.size());
  if (is_valid && text.find('\0') == text.npos) return view_of_utf8(input, begin);
  if (is_marked || is_valid || is_mostly_utf8(text)) {
    return decode_damaged_utf8(input, begin, /*guessed=*/!is_marked && !is_valid);
  }
  return decode_legacy(input, guess_legacy(input));
}

}  // namespace kehraus
