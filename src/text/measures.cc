#include "text/measures.h"

#include <algorithm>
#include <array>

#include "text/eight_bytes.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace kehraus {
namespace {

enum Class : unsigned char { kOther, kLower, kUpper, kDigit };

Class class_of(char32_t c) noexcept {
  if (is_upper(c)) return kUpper;
  if (is_letter(c)) return kLower;
  return is_digit(c) ? kDigit : kOther;
}

// Classes of the code points up to the Japanese syllables: all alphabets in use, and punctuation.
class ClassTable {
 public:
  ClassTable() {
    for (char32_t c = 0; c < classes_.size(); ++c) classes_[c] = class_of(c);
  }
  Class of(char32_t c) const noexcept {
    if (c < classes_.size()) return classes_[c];
    // Chinese characters and Korean syllables: letters without case.
    if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3)) return kLower;
    return class_of(c);
  }

 private:
  std::array<Class, 0x3100> classes_{};
};

// The counts of Measures over a text. Runs of ASCII go eight bytes at a time, the rest by the code point.
class Counter {
 public:
  Counter(std::string_view text, Measures& m) : text_(text), m_(m) {}

  void count() {
    std::size_t at = 0;
    while (at < text_.size()) {
      const std::size_t left = text_.size() - at;
      const bool is_whole = left >= sizeof(EightBytes);
      const EightBytes bytes = is_whole ? load_eight(text_.data() + at) : load_rest(text_.data() + at, left);
      const unsigned ascii =
          std::min<unsigned>(before_first(bytes & kAllFlags), is_whole ? 8 : static_cast<unsigned>(left));
      if (ascii > 0) count_ascii(first_of(bytes, ascii), ascii);
      at += ascii;
      if (ascii < sizeof bytes && at < text_.size()) at += count_beyond_ascii(at);
    }
    m_.sentence_ends += after_stop_;
  }

 private:
  // Up to eight ASCII characters, with NULs behind them, which are neither words nor punctuation.
  void count_ascii(EightBytes bytes, unsigned size) noexcept {
    const EightFlags lower = between(bytes, 'a', 'z');
    const EightFlags space = equal(bytes, ' ');
    if ((lower | space) == kAllFlags) return count_plain(lower, space);
    const EightFlags upper = between(bytes, 'A', 'Z');
    const EightFlags letter = between(bytes | kEachByte * 0x20, 'a', 'z');
    const EightFlags digit = between(bytes, '0', '9');
    const EightFlags word = letter | digit;
    const EightFlags start = word & ~before_each(word, in_word_);
    m_.chars += size;
    m_.letters += kehraus::count(letter);
    m_.words += kehraus::count(start);
    m_.lower_words += kehraus::count(start & letter & ~upper);
    if (upper) {
      m_.upper_letters += kehraus::count(upper);
      m_.capitalised_words += kehraus::count(start & upper);
    }
    if (digit) m_.digits += kehraus::count(digit);
    const unsigned last = 8 * size - 1;  // the bit of the last character's flag
    in_word_ = word >> last & 1;
    // Between '!' and '?' stand mostly the comma and digits: most eights have none of them.
    const EightFlags near_stop = between(bytes, '!', '?') & ~word;
    if (near_stop == 0 && !after_stop_) return;
    const EightFlags stop = equal(bytes, '.') | equal(bytes, '!') | equal(bytes, '?');
    m_.sentence_ends += kehraus::count(space & before_each(stop, after_stop_));
    after_stop_ = stop >> last & 1;
  }

  // Eight small letters and spaces: the commonest case by far.
  void count_plain(EightFlags lower, EightFlags space) noexcept {
    const std::uint32_t starts = kehraus::count(lower & ~before_each(lower, in_word_));
    m_.chars += 8;
    m_.letters += kehraus::count(lower);
    m_.words += starts;
    m_.lower_words += starts;
    m_.sentence_ends += after_stop_ && (space & 0x80);
    in_word_ = lower >> 63;
    after_stop_ = false;
  }

  std::size_t count_beyond_ascii(std::size_t at) noexcept {
    static const ClassTable classes;
    const CodePoint c = code_point_at(text_, at);
    const Class kind = classes.of(c.value);
    const bool word = kind != kOther;
    ++m_.chars;
    m_.letters += kind == kLower || kind == kUpper;
    m_.upper_letters += kind == kUpper;
    m_.digits += kind == kDigit;
    if (word && !in_word_) {
      ++m_.words;
      m_.capitalised_words += kind == kUpper;
      m_.lower_words += kind == kLower;
    }
    in_word_ = word;
    after_stop_ = false;
    return c.size;
  }

  std::string_view text_;
  Measures& m_;
  bool in_word_ = false;
  bool after_stop_ = false;
};

// 'http://', 'https://' or 'www.', found by what is rare in text: the colon and the full stop.
bool has_url(std::string_view text) noexcept {
  for (std::size_t at = text.find(':'); at != text.npos; at = text.find(':', at + 1)) {
    const std::string_view scheme = text.substr(0, at);
    if (text.substr(at).starts_with("://") && (scheme.ends_with("http") || scheme.ends_with("https")))
      return true;
  }
  for (std::size_t at = text.find('.'); at != text.npos; at = text.find('.', at + 1))
    if (text.substr(0, at).ends_with("www")) return true;
  return false;
}

// '@' between letters or digits.
bool has_email(std::string_view text) noexcept {
  for (std::size_t at = text.find('@', 1); at != text.npos; at = text.find('@', at + 1))
    if (at + 1 < text.size() && is_word_character(code_point_before(text, at).value) &&
        is_word_character(code_point_at(text, at + 1).value))
      return true;
  return false;
}

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
  Measures m;
  if (text.empty()) return m;
  Counter(text, m).count();
  m.has_url = has_url(text);
  m.has_email = has_email(text);
  m.starts_with_bullet = starts_with_bullet(text);
  m.starts_lower = is_lower(code_point_at(text, 0).value);
  look_at_end(text, m);
  return m;
}

}  // namespace kehraus
