#include "text/measures.h"

#include <array>

#include "text/letters.h"
#include "text/utf8.h"

namespace kehraus {
namespace {

enum Class : unsigned char { kOther, kLower, kUpper, kDigit, kStop, kAt, kBeyond };

constexpr std::array<Class, 256> classes() {
  std::array<Class, 256> table{};
  for (int c = 'a'; c <= 'z'; ++c) table[c] = kLower;
  for (int c = 'A'; c <= 'Z'; ++c) table[c] = kUpper;
  for (int c = '0'; c <= '9'; ++c) table[c] = kDigit;
  table['.'] = table['!'] = table['?'] = kStop;
  table['@'] = kAt;
  for (int c = 0x80; c <= 0xFF; ++c) table[c] = kBeyond;
  return table;
}
constexpr std::array<Class, 256> kClasses = classes();

Class class_beyond_ascii(char32_t c) noexcept {
  if (c >= 0x2010 && c <= 0x2027) return kOther;  // dashes and quotes: the most frequent by far
  if (is_upper(c)) return kUpper;
  if (is_letter(c)) return kLower;
  if (is_digit(c)) return kDigit;
  return kOther;
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
    m.is_cut_off =
        last.value == 0x2026 || text.substr(0, end).ends_with("...") || text.substr(0, end).ends_with("..");
    m.ends_sentence = last.value == '.' || last.value == '!' || last.value == '?' || last.value == 0x2026 ||
                      last.value == 0x3002 || last.value == 0xFF01 || last.value == 0xFF1F ||
                      last.value == 0x61F || last.value == 0x6D4;
    return;
  }
}

bool starts_with_bullet(std::string_view text) noexcept {
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

void look_at_start(std::string_view text, Measures& m) noexcept {
  if (text.empty()) return;
  m.starts_with_bullet = starts_with_bullet(text);
  m.starts_lower = is_lower(code_point_at(text, 0).value);
}

}  // namespace

Measures measure(std::string_view text) noexcept {
  Measures m;
  bool in_word = false;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    Class kind = kClasses[byte];
    std::size_t size = 1;
    if (kind == kBeyond) {
      const CodePoint c = code_point_at(text, at);
      size = c.size;
      kind = class_beyond_ascii(c.value);
    }
    ++m.chars;
    const bool word = kind == kLower || kind == kUpper || kind == kDigit;
    if (word) {
      m.letters += kind != kDigit;
      m.digits += kind == kDigit;
      m.upper_letters += kind == kUpper;
      if (!in_word) {
        ++m.words;
        m.capitalised_words += kind == kUpper;
        m.lower_words += kind == kLower;
      }
    } else if (kind == kStop) {
      m.sentence_ends += at + 1 == text.size() || text[at + 1] == ' ';
    } else if (kind == kAt) {
      m.has_email = m.has_email || (in_word && at + 1 < text.size() && text[at + 1] != ' ');
    }
    in_word = word;
    at += size;
  }
  m.has_url = text.find("http://") != text.npos || text.find("https://") != text.npos ||
              text.find("www.") != text.npos;
  look_at_start(text, m);
  look_at_end(text, m);
  return m;
}

}  // namespace kehraus
