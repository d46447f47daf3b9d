#include "text/measures.h"

#include <algorithm>
#include <array>

#include "text/byte_masks.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace kehraus {
namespace {

// What a character is, in bits.
enum Kind : unsigned char { kOther = 0, kLetter = 1, kUpper = 2, kDigit = 4, kSpecialSeparator = 8 };

unsigned char kind_of(char32_t c) noexcept {
  if (is_upper(c)) return kLetter | kUpper;
  if (is_letter(c)) return kLetter;
  if (is_digit(c)) return kDigit;
  return c == U'·' || c == U'•' ? kSpecialSeparator : kOther;
}

// Kinds of the code points up to the Japanese syllables: all alphabets in use, and punctuation.
class KindTable {
 public:
  static const KindTable& get() noexcept {
    static const KindTable table;
    return table;
  }
  unsigned char of(char32_t c) const noexcept {
    if (c < kinds_.size()) return kinds_[c];
    // Chinese characters and Korean syllables: letters without case.
    if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3)) return kLetter;
    return kind_of(c);
  }

 private:
  KindTable() noexcept {
    for (char32_t c = 0; c < kinds_.size(); ++c) kinds_[c] = kind_of(c);
  }

  std::array<unsigned char, 0x3100> kinds_{};
};

// The signs of ASCII that are counted. Those from kColon on mean something only beside others.
enum Sign : unsigned char { kNone, kComma, kSeparator, kBracket, kStop, kDot, kColon, kSlash, kAt, kSigns };

constexpr std::array<Sign, 256> kSignOf = [] {
  std::array<Sign, 256> table{};
  table[','] = kComma;
  table['|'] = table['>'] = kSeparator;
  table['('] = table['['] = kBracket;
  table['!'] = table['?'] = kStop;
  table['.'] = kDot;
  table[':'] = kColon;
  table['/'] = kSlash;
  table['@'] = kAt;
  return table;
}();

// What a sign adds to a tally: four counts of 16 bits.
constexpr std::array<std::uint64_t, kSigns> kTallyOf = [] {
  std::array<std::uint64_t, kSigns> table{};
  table[kComma] = 1;
  table[kSeparator] = 1ull << 16;
  table[kBracket] = 1ull << 32;
  table[kColon] = 1ull << 48;
  return table;
}();

// All of Measures that is counted, and what is told by a rare sign. Takes 64 bytes at a time: which of them
// are letters, capitals, digits. Of a longer character all bytes are part of a word, and the first one is
// counted.
class Counter {
 public:
  explicit Counter(std::string_view text) noexcept : text_(text) {}

  Measures count() noexcept {
    for_each_64(text_, [this](const auto& bytes, std::size_t at) {
      count_64(bytes, at);
      if (at % (1u << 15) == 0) add_tally();  // before one of its counts can reach 2^16
    });
    add_tally();
    m_.chars = static_cast<std::uint32_t>(text_.size()) - inner_bytes_;
    m_.lower_words = m_.words - m_.capitalised_words - number_words_;
    m_.sentence_ends += after_stop_;
    return m_;
  }

 private:
  struct Kinds {
    ByteMask letter, upper, digit;  // first bytes of characters
    ByteMask word;                  // all bytes of letters and digits
  };

  template <typename Bytes>
  void count_64(const Bytes& bytes, std::size_t at) noexcept {
    Kinds kinds;
    kinds.letter = bytes.where([](SixteenBytes b) { return between<'a', 'z'>(b | 0x20); });
    kinds.upper = kinds.letter & bytes.where([](SixteenBytes b) { return b < 'a'; });
    kinds.digit = bytes.where(between<'0', '9'>);
    kinds.word = kinds.letter | kinds.digit;
    const ByteMask space = bytes.where([](SixteenBytes b) { return b == ' '; });
    const ByteMask beyond = bytes.where([](SixteenBytes b) { return b; });
    if (kinds.digit != 0 || number_ > 0) count_numbers(bytes, kinds.digit, space);
    count_capitals(kinds.letter ^ kinds.upper, kinds.upper);
    count_signs(bytes.all() & ~(kinds.word | space | beyond), space, at);
    if (beyond != 0) add_beyond_ascii(beyond, at, kinds);
    count_words(kinds);
  }

  void count_words(const Kinds& kinds) noexcept {
    const ByteMask start = kinds.word & ~behind(kinds.word, in_word_);
    in_word_ = kinds.word >> 63;
    m_.letters += count_of(kinds.letter);
    m_.words += count_of(start);
    m_.upper_letters += count_of(kinds.upper);
    m_.capitalised_words += count_of(start & kinds.upper);
    if (kinds.digit == 0) return;
    m_.digits += count_of(kinds.digit);
    number_words_ += count_of_few(start & kinds.digit);
  }

  // Of ASCII.
  void count_capitals(ByteMask small, ByteMask upper) noexcept {
    if (const ByteMask inner = upper & behind(small, after_small_))
      m_.punctuation.inner_capitals += count_of(inner);
    after_small_ = small >> 63;
  }

  // A number goes on behind a space and the signs of telephone numbers.
  template <typename Bytes>
  void count_numbers(const Bytes& bytes, ByteMask digit, ByteMask space) noexcept {
    const ByteMask inner =
        bytes.where([](SixteenBytes b) { return between<'(', ')'>(b) | between<'-', '/'>(b); });
    const ByteMask ends = bytes.all() & ~(digit | space | inner);
    if (ends != 0 && (digit == 0 || first_in(ends) < first_in(digit))) number_ = 0;
    while (digit != 0) {
      const ByteMask rest = ends >> first_in(digit);
      const ByteMask number = rest != 0 ? first_bytes(first_in(digit) + first_in(rest)) : ~ByteMask{0};
      number_ += count_of(digit & number);
      m_.punctuation.longest_number = std::max(m_.punctuation.longest_number, number_);
      if (rest != 0) number_ = 0;
      digit &= ~number;
    }
  }

  void count_signs(ByteMask signs, ByteMask space, std::size_t at) noexcept {
    ByteMask stop = 0, closer = 0;
    std::uint64_t tally = tally_;
    for (; signs != 0; signs &= signs - 1) {  // without branches inside: nobody can foretell them
      const ByteMask bit = signs & -signs;
      const std::size_t place = at + first_in(signs);
      const Sign sign = sign_at(place);
      const bool is_dot = sign == kDot, is_behind_w = text_[place - (place > 0)] == 'w';
      tally += kTallyOf[sign];
      stop |= bit & all_if(is_dot | (sign == kStop));
      closer |= bit & all_if((sign > kDot) | (is_dot & is_behind_w));
    }
    tally_ = tally;
    for (; closer != 0; closer &= closer - 1) look_at(at + first_in(closer));
    m_.sentence_ends += count_of_few(space & behind(stop, after_stop_));
    after_stop_ = stop >> std::min<std::size_t>(63, text_.size() - at - 1) & 1;
  }

  void add_tally() noexcept {
    const auto count = [this](Sign sign) { return static_cast<std::uint16_t>(tally_ / kTallyOf[sign]); };
    m_.punctuation.commas += count(kComma);
    m_.punctuation.separators += count(kSeparator);
    m_.punctuation.brackets += count(kBracket);
    m_.punctuation.colons += count(kColon);
    tally_ = 0;
  }

  // A sign that means something beside others.
  void look_at(std::size_t at) noexcept {
    const Sign sign = sign_at(at);
    const std::string_view before = text_.substr(0, at);
    if (sign == kDot)
      m_.has_url = m_.has_url || before.ends_with("www");
    else if (sign == kColon)
      m_.has_url = m_.has_url || (text_.substr(at).starts_with("://") &&
                                  (before.ends_with("http") || before.ends_with("https")));
    else if (sign == kSlash)
      m_.punctuation.separators += before.ends_with(' ');
    else
      m_.has_email = m_.has_email || (at > 0 && at + 1 < text_.size() &&
                                      is_word_character(code_point_before(text_, at).value) &&
                                      is_word_character(code_point_at(text_, at + 1).value));
  }

  Sign sign_at(std::size_t at) const noexcept { return kSignOf[static_cast<unsigned char>(text_[at])]; }

  void add_beyond_ascii(ByteMask beyond, std::size_t at, Kinds& kinds) noexcept {
    // What a character from before left.
    if (carried_is_word_) kinds.word |= first_bytes(carried_);
    beyond &= ~first_bytes(carried_);
    carried_ = 0;
    while (beyond != 0) {
      const unsigned place = first_in(beyond);
      const ByteMask first = ByteMask{1} << place;
      const CodePoint c = two_or_three_bytes(at + place);
      const ByteMask all = (first << c.size) - first;
      const unsigned kind = kinds_.of(c.value);
      beyond &= ~all;
      inner_bytes_ += static_cast<std::uint32_t>(c.size - 1);
      m_.punctuation.separators += kind / kSpecialSeparator;
      kinds.upper |= first & all_if(kind & kUpper);
      kinds.letter |= first & all_if(kind & kLetter);
      kinds.digit |= first & all_if(kind & kDigit);
      kinds.word |= all & all_if(kind & (kLetter | kDigit));
      if (place + c.size <= 64) continue;
      carried_ = place + c.size - 64;
      carried_is_word_ = (kind & (kLetter | kDigit)) != 0;
    }
  }

  // The code point at `at`, without a branch between the two sizes that nearly all have.
  CodePoint two_or_three_bytes(std::size_t at) const noexcept {
    if (at + 2 >= text_.size()) return code_point_at(text_, at);
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text_[at + i]); };
    const unsigned lead = byte(0), second = byte(1) ^ 0x80u, third = byte(2) ^ 0x80u;
    const bool is_long = lead >= 0xE0;
    const unsigned inner = is_long ? second | third : second;
    // Leads of three bytes whose second may be any, and leads of two.
    const bool is_plain = (is_long ? lead - 0xE1 < 0xC : lead >= 0xC2) & (inner < 0x40);
    if (!is_plain) return code_point_at(text_, at);
    return {is_long ? (lead & 0xF) << 12 | second << 6 | third : (lead & 0x1F) << 6 | second,
            is_long ? 3u : 2u};
  }

  std::string_view text_;
  const KindTable& kinds_ = KindTable::get();
  Measures m_;
  std::uint64_t tally_ = 0;         // of signs, by kTallyOf
  std::uint32_t inner_bytes_ = 0;   // of characters, behind the first
  std::uint32_t number_words_ = 0;  // words that begin with a digit
  std::uint32_t number_ = 0;        // digits of the number that is not at its end yet
  std::size_t carried_ = 0;         // bytes of a character that began in the 64 before
  bool carried_is_word_ = false;
  bool in_word_ = false, after_small_ = false, after_stop_ = false;  // of the byte before
};

// Closing quotes, brackets and the like, which may stand behind the final punctuation.
bool is_closing(char32_t c) noexcept {
  switch (c) {
    case '"':
    case '\'':
    case ')':
    case ']':
    case '*':
    case 0xAB:
    case 0xBB:
    case 0x2018:
    case 0x2019:
    case 0x201C:
    case 0x201D:
    case 0x203A:
    case 0x2039: return true;
    default: return false;
  }
}

void look_at_end(std::string_view text, Measures& m) noexcept {
  std::size_t end = text.size();
  while (end > 0) {
    const CodePoint last = code_point_before(text, end);
    if (is_closing(last.value) || last.value == ' ') {
      end -= last.size;
      continue;
    }
    m.ends_in_colon = last.value == ':';
    m.is_cut_off = last.value == 0x2026 || text.substr(0, end).ends_with("..");
    m.ends_sentence = last.value == '.' || last.value == '!' || last.value == '?' || last.value == 0x2026 ||
                      last.value == 0x3002 || last.value == 0xFF01 || last.value == 0xFF1F ||
                      last.value == 0x61F || last.value == 0x6D4;
    return;
  }
}

// A sentence of fewer words may be a headline, a caption or a call to click. Measured on labelled lines.
constexpr std::uint32_t kProseWords = 8;
// So many words are running text however they end.
constexpr std::uint32_t kLongWords = 30;
// A list item is one with so many: `29. Oktober` begins a sentence as well as `29. …` an item.
constexpr std::uint32_t kListedWords = 15;
// Running text has small words in between; names, menus and headlines in capitals have not.
constexpr std::uint32_t kProseLowerWords = 3;

bool reads_as_prose_with_case(const Measures& m) noexcept {
  if (m.is_cut_off && m.words < kLongWords) return false;
  if (m.words < kProseWords || m.lower_words < kProseLowerWords) return false;
  if (m.words >= kLongWords) return m.sentence_ends > 0 || m.lower_words * 3 > m.words;
  return m.ends_sentence && (!m.starts_with_bullet || m.words >= kListedWords);
}

// Scripts without capitals or spaces say little by words: there a sentence end and some length must do.
bool reads_as_prose_without_case(const Measures& m) noexcept {
  return m.upper_letters == 0 && m.letters >= 20 && m.ends_sentence && !m.is_cut_off;
}

}  // namespace

bool starts_with_bullet(std::string_view text) noexcept {
  if (text.empty()) return false;
  const CodePoint first = code_point_at(text, 0);
  switch (first.value) {
    case '-':
    case '*':
    case '+':
    case 0x2022:
    case 0x25CF:
    case 0x25AA:
    case 0x25A0:
    case 0x2023:
    case 0x2043:
    case 0xB7:
    case 0x2013:
    case 0x25E6:
    case 0x203A:
    case 0xBB:
    case '>': return text.size() > first.size && text[first.size] == ' ';
    default: break;
  }
  std::size_t digits = 0;
  while (digits < text.size() && digits < 3 && text[digits] >= '0' && text[digits] <= '9') ++digits;
  return digits > 0 && digits + 1 < text.size() && (text[digits] == '.' || text[digits] == ')') &&
         text[digits + 1] == ' ';
}

Measures measure(std::string_view text) noexcept {
  if (text.empty()) return {};
  Measures m = Counter(text).count();
  m.starts_with_bullet = starts_with_bullet(text);
  m.starts_lower = is_lower(code_point_at(text, 0).value);
  look_at_end(text, m);
  return m;
}

bool reads_as_prose(const Measures& m) noexcept {
  return reads_as_prose_with_case(m) || reads_as_prose_without_case(m);
}

}  // namespace kehraus
