#include "text/phrase.h"

#include <algorithm>
#include <array>

#include "text/byte_masks.h"
#include "text/letters.h"
#include "text/utf8.h"

namespace kehraus {
namespace {

constexpr std::array<std::string_view, 6> kSpacedSeparators = {" | ", " - ", " – ", " — ", " -- ", " » "};

// A separator is told by one character: ':' or '.' before a space, or what stands between two spaces.
struct Separator {
  std::size_t start = 0, size = 0;  // size 0: none
};

Separator separator_around(std::string_view text, std::size_t at) noexcept {
  const bool before_space = at + 1 < text.size() && text[at + 1] == ' ';
  switch (text[at]) {
    case ':':
    case '.': return before_space ? Separator{at, 2} : Separator{};
    case '-':
    case '|':
    case '\xC2':
    case '\xE2': break;
    default: return {};
  }
  if (at == 0 || text[at - 1] != ' ') return {};
  for (std::string_view separator : kSpacedSeparators)
    if (text.compare(at - 1, separator.size(), separator) == 0) return {at - 1, separator.size()};
  return {};
}

// Which places may hold a separator, by the character that tells it and one space beside it. What stands
// before the first byte is no space, and what stands behind the last may be one.
template <typename Bytes>
ByteMask may_separate(const Bytes& bytes, bool after_space) noexcept {
  constexpr auto kTwo = static_cast<signed char>(0xC2), kThree = static_cast<signed char>(0xE2);
  const ByteMask space = bytes.where([](SixteenBytes b) { return b == ' '; });
  const ByteMask stop = bytes.where([](SixteenBytes b) { return (b == ':') | (b == '.'); });
  const ByteMask sign =
      bytes.where([](SixteenBytes b) { return (b == '-') | (b == '|') | (b == kTwo) | (b == kThree); });
  return (stop & (space >> 1 | ByteMask{1} << 63)) | (sign & behind(space, after_space));
}

// Where folding may change something, by the first two bytes of a character: so that ICU is asked only there.
class FoldTable {
 public:
  static const FoldTable& get() noexcept {
    static const FoldTable table;
    return table;
  }

  bool may_change(unsigned char lead, unsigned char second) const noexcept {
    return may_change_[(lead >= 0xE0 ? kLonger : 0) + (lead % 32u * 64 + second % 64u)];
  }

 private:
  static constexpr std::size_t kLonger = 32 * 64;

  FoldTable() noexcept {
    for (char32_t c = 0x80; c < 0x800; ++c) may_change_[c] = fold(c) != c;
    // Chinese, Korean and the like have no case, nor has what is private.
    for (char32_t c = 0x800; c < 0x10000; c = c == 0x2DFF ? 0xA640 : c == 0xABFF ? 0xFF00 : c + 1)
      if (fold(c) != c) may_change_[kLonger + (c >> 6)] = true;
    std::fill_n(may_change_.begin() + kLonger + 16 * 64, 5 * 64, true);
  }

  std::array<bool, 2 * kLonger> may_change_{};
};

// Folds what is ASCII of a text in place.
//   out  whether all of it is
bool fold_ascii(std::string& text) noexcept {
  const auto fold_at = [&](std::size_t at) {
    const SixteenBytes bytes = load_sixteen(text.data() + at);
    store_sixteen(bytes | (between<'A', 'Z'>(bytes) & 0x20), text.data() + at);
    return bytes;
  };
  if (text.size() < sizeof(SixteenBytes)) {
    unsigned char beyond = 0;
    for (char& c : text) {
      beyond |= static_cast<unsigned char>(c);
      c = static_cast<char>(c | (c >= 'A' && c <= 'Z' ? 0x20 : 0));
    }
    return beyond < 0x80;
  }
  SixteenBytes beyond{};
  for (std::size_t at = 0; at + sizeof beyond <= text.size(); at += sizeof beyond) beyond |= fold_at(at);
  return mask_of(beyond | fold_at(text.size() - sizeof beyond)) == 0;
}

// Folds the character at `at` in place.
//   out  false where the fold takes other bytes, so that it is not done
bool fold_character(std::string_view text, std::size_t at, std::string& out) noexcept {
  const CodePoint c = code_point_at(text, at);
  const char32_t folded = fold(c.value);
  if (folded == c.value) return true;
  char written[4];
  if (put_utf8(folded, written) != c.size) return false;
  std::copy_n(written, c.size, out.begin() + static_cast<std::ptrdiff_t>(at));
  return true;
}

// Folds what is beyond ASCII in place.
//   out  false where it cannot be done
bool fold_beyond_ascii(std::string_view text, std::string& out) noexcept {
  const FoldTable& table = FoldTable::get();
  bool is_done = true;
  for_each_64(text.substr(0, text.size() - 1), [&](const auto& bytes, std::size_t at) {
    for (ByteMask leads = bytes.where(between<0xC2, 0xF4>); leads != 0; leads &= leads - 1) {
      const char* const lead = text.data() + at + first_in(leads);
      if (table.may_change(static_cast<unsigned char>(lead[0]), static_cast<unsigned char>(lead[1])))
        is_done = is_done && fold_character(text, at + first_in(leads), out);
    }
  });
  return is_done;
}

// Malformed bytes stay what they are.
void fold_one_by_one(std::string_view text, std::string& out) {
  out.clear();
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = code_point_at(text, at);
    if (const char32_t folded = fold(c.value); folded == c.value)
      out.append(text, at, c.size);
    else
      append_utf8(out, folded);
    at += c.size;
  }
}

}  // namespace

// Nearly all characters keep their size, and are folded where they stand.
void fold_text(std::string_view text, std::string& out) {
  out.assign(text);
  if (!fold_ascii(out) && !fold_beyond_ascii(text, out)) fold_one_by_one(text, out);
}

std::string_view bare_phrase(std::string_view text) noexcept {
  std::size_t start = 0, end = text.size();
  while (start < end) {
    const CodePoint c = code_point_at(text, start);
    if (is_word_character(c.value)) break;
    start += c.size;
  }
  while (end > start) {
    const CodePoint c = code_point_before(text, end);
    if (is_word_character(c.value)) break;
    end -= c.size;
  }
  return start == end ? text : text.substr(start, end - start);
}

void normalise_phrase(std::string_view text, std::string& out) { fold_text(bare_phrase(text), out); }

Head head_of(std::string_view text) noexcept {
  const std::size_t limit = std::min(text.size(), kHeadBytes);
  const std::string_view start = text.substr(0, kHeadBytes + 1);
  for (std::size_t at = 0; at < start.size(); at += 64) {
    const bool after_space = at > 0 && text[at - 1] == ' ';
    ByteMask places = with_64(start, at, [&](const auto& bytes) { return may_separate(bytes, after_space); });
    for (; places != 0; places &= places - 1) {
      const Separator separator = separator_around(text, at + first_in(places));
      if (separator.size > 0 && separator.start > 0 && separator.start < limit)
        return {text.substr(0, separator.start), separator.start + separator.size};
    }
  }
  if (text.size() > 1 && text.size() <= kHeadBytes && text.back() == ':')
    return {text.substr(0, text.size() - 1), text.size()};
  return {};
}

}  // namespace kehraus
