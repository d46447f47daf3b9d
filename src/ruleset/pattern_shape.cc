#include "ruleset/pattern_shape.h"

#include <algorithm>

#include "ruleset/pattern.h"
#include "ruleset/pattern_grammar.h"
#include "text/utf8.h"

namespace kehraus {
namespace {

constexpr std::size_t kPlaces = PatternShape::kPlaces;
constexpr std::size_t kMaxNeeds = 3;  // more exclude hardly any further text
constexpr int kCommonNeed = 100;      // a set of so many bytes stands in nearly every text
constexpr unsigned kAnyLength = (1u << (kPlaces + 1)) - 1;

// The rarest few sets of which a byte must stand in a text, rarest first.
class Needs {
 public:
  void add(const ByteSet& set) {
    const int size = set.size();
    if (size >= kCommonNeed) return;
    std::size_t at = count_;
    while (at > 0 && sizes_[at - 1] > size) --at;
    if (at == kMaxNeeds) return;
    count_ = std::min(count_ + 1, kMaxNeeds);
    for (std::size_t i = count_ - 1; i > at; --i) sets_[i] = sets_[i - 1], sizes_[i] = sizes_[i - 1];
    sets_[at] = set;
    sizes_[at] = size;
  }
  void add(const Needs& others) {
    for (std::size_t i = 0; i < others.count_; ++i) add(others.sets_[i]);
  }
  // What is needed where either is.
  void unite(const Needs& other) {
    if (count_ == 0) return;
    count_ = 0;
    if (other.count_ == 0) return;
    ByteSet either = sets_[0];
    either.add(other.sets_[0]);
    add(either);
  }
  std::vector<ByteSet> take() const {
    return {sets_.begin(), sets_.begin() + static_cast<std::ptrdiff_t>(count_)};
  }

 private:
  std::array<ByteSet, kMaxNeeds> sets_;
  std::array<int, kMaxNeeds> sizes_{};
  std::size_t count_ = 0;
};

// What may stand where a part of a pattern matches.
struct Part {
  unsigned lengths = 1;  // a bit for each length in bytes that is possible, the last for kPlaces and more
  std::array<ByteSet, kPlaces> first, last;  // from the start, and from the end
  Needs needs;

  bool may_be(std::size_t length) const noexcept { return lengths >> length & 1; }
};

Part anything() {
  Part part;
  part.lengths = kAnyLength;
  part.first.fill(ByteSet::all());
  part.last.fill(ByteSet::all());
  return part;
}

unsigned sums(unsigned a, unsigned b) noexcept {
  unsigned out = 0;
  for (std::size_t i = 0; i <= kPlaces; ++i)
    if (a >> i & 1) out |= b << i;
  const unsigned longer = out >> kPlaces;
  return (out & (kAnyLength >> 1)) | (longer != 0 ? 1u << kPlaces : 0u);
}

void append(Part& a, const Part& b) {
  std::array<ByteSet, kPlaces> last = b.last;
  for (std::size_t length = 0; length < kPlaces; ++length) {
    if (a.may_be(length))
      for (std::size_t at = length; at < kPlaces; ++at) a.first[at].add(b.first[at - length]);
    if (b.may_be(length))
      for (std::size_t at = length; at < kPlaces; ++at) last[at].add(a.last[at - length]);
  }
  a.last = last;
  a.lengths = sums(a.lengths, b.lengths);
  a.needs.add(b.needs);
}

void unite(Part& a, const Part& b) {
  a.lengths |= b.lengths;
  for (std::size_t at = 0; at < kPlaces; ++at) a.first[at].add(b.first[at]), a.last[at].add(b.last[at]);
  a.needs.unite(b.needs);
}

Part any_number_of(Part part) {
  unite(part, Part());
  // Up to two, four and eight of them: more than there are places.
  for (std::size_t count = 1; count < kPlaces; count *= 2) append(part, Part(part));
  return part;
}

// A set of code points, as the bytes of their UTF-8.
class Characters {
 public:
  void add(char32_t low, char32_t high) {
    for (char32_t c = low; c <= high && c < 0x80; ++c) one_.add(static_cast<unsigned char>(c));
    if (high < 0x80) return;
    std::string from, to;
    append_utf8(from, std::max<char32_t>(low, 0x80)), append_utf8(to, high);
    leads_.add(static_cast<unsigned char>(from[0]), static_cast<unsigned char>(to[0]));
    for (std::size_t size = from.size(); size <= to.size(); ++size) lengths_ |= 1u << size;
  }
  void add(const Characters& others) {
    one_.add(others.one_), leads_.add(others.leads_);
    lengths_ |= others.lengths_;
  }
  void add_beyond_ascii() { add(0x80, 0x10FFFF); }

  // Without regard to case. Two small letters have a fold beyond ASCII, and there is no telling here which
  // folds others have there.
  void ignore_case() {
    for (unsigned char c = 'a'; c <= 'z'; ++c) {
      const auto upper = static_cast<unsigned char>(c - 'a' + 'A');
      if (one_.has(c) || one_.has(upper)) one_.add(c), one_.add(upper);
    }
    if (lengths_ != 0) add_beyond_ascii(), add('k', 'k'), add('K', 'K'), add('s', 's'), add('S', 'S');
    if (one_.has('k')) add(0x212A, 0x212A);
    if (one_.has('s')) add(0x17F, 0x17F);
  }

  void negate() {
    ByteSet other;
    for (unsigned c = 0; c < 0x80; ++c)
      if (!one_.has(static_cast<unsigned char>(c))) other.add(static_cast<unsigned char>(c));
    one_ = other;
    add_beyond_ascii();
  }

  Part part() const {
    Part part;
    ByteSet whole = one_;
    whole.add(leads_);
    part.first[0] = whole;
    part.last[0] = one_;
    part.lengths = one_.size() > 0 ? 1u << 1 : 0u;
    part.lengths |= lengths_;
    if (lengths_ != 0) {
      ByteSet inner;
      inner.add(0x80u, 0xBFu);
      for (std::size_t at = 1; at < kPlaces && lengths_ >> (at + 1); ++at) {
        part.first[at] = part.last[at] = inner;
        part.last[at].add(leads_);
      }
      part.last[0].add(inner);
    }
    part.needs.add(whole);
    return part;
  }

 private:
  ByteSet one_;           // ASCII
  ByteSet leads_;         // of those beyond
  unsigned lengths_ = 0;  // of those beyond
};

class Parser : public PatternGrammar<Parser, Part> {
 public:
  using PatternGrammar::PatternGrammar;

 private:
  friend PatternGrammar;

  static Part nothing() { return {}; }
  Part give_up() {
    failed_ = true;
    return {};
  }
  char32_t next() {
    const CodePoint c = code_point_at(pattern_, at_);
    at_ += c.size;
    return c.value;
  }

  bool set_flag(char flag) noexcept {
    ignores_case_ = ignores_case_ || flag == 'i';
    return flag == 'i';
  }
  bool flags() const noexcept { return ignores_case_; }
  void restore(bool ignores_case) noexcept { ignores_case_ = ignores_case; }

  static void unite(Part& all, const Part& next) { kehraus::unite(all, next); }

  Part sequence(int depth) {
    Part whole;
    while (goes_on()) append(whole, repeated(depth));
    return whole;
  }

  static Part optional(Part part) {
    kehraus::unite(part, Part());
    return part;
  }
  static Part any_number_of(const Part& part) { return kehraus::any_number_of(part); }
  static Part at_least_once(Part part) {
    append(part, kehraus::any_number_of(part));
    return part;
  }
  static Part counted(const Part& part, Count count) {
    Part whole;
    for (std::size_t i = 0; i < std::min(count.least, kPlaces); ++i) append(whole, part);
    // Further ones change nothing in the first places, and any number of them is no less than there may be.
    if (!count.is_exact || count.least > kPlaces) append(whole, kehraus::any_number_of(part));
    return whole;
  }

  Part atom(int depth) {
    if (take("(")) return group(depth);
    if (take("[")) return character_class();
    if (take("^") || take("$")) return {};
    if (take("\\")) return escape();
    Characters characters;
    if (take("."))
      characters.negate();
    else
      add_one(next(), characters);
    return part_of(characters);
  }

  Part part_of(Characters& characters) const {
    if (ignores_case_) characters.ignore_case();
    return characters.part();
  }
  static void add_one(char32_t c, Characters& characters) { characters.add(c, c); }

  Part character_class() {
    Characters characters;
    const bool is_negated = take("^");
    for (bool first = true; !failed_ && at_ < pattern_.size() && (first || !is_at("]")); first = false) {
      if (is_at("[:")) return give_up();
      const std::size_t before = at_;
      if (take("\\") && add_escaped(pattern_[std::min(before + 1, pattern_.size() - 1)], characters))
        continue;
      const char32_t low = failed_ ? 0 : one_in_class(before);
      char32_t high = low;
      if (is_at("-") && !pattern_.substr(at_).starts_with("-]")) {
        const std::size_t end = ++at_;
        if (take("\\") && end + 1 < pattern_.size() && is_word(pattern_[end + 1]) && pattern_[end + 1] != 'x')
          return give_up();
        high = one_in_class(end);
      }
      if (low > high) return give_up();
      characters.add(low, high);
    }
    if (failed_ || !take("]")) return give_up();
    // Without regard to case a complement has fewer characters, not more.
    if (is_negated) {
      characters.negate();
      return characters.part();
    }
    return part_of(characters);
  }

  // A character of a class that begins at `start`, of which a backslash has been taken.
  char32_t one_in_class(std::size_t start) {
    const bool is_escaped = at_ > start;
    if (at_ >= pattern_.size()) {
      failed_ = true;
      return 0;
    }
    if (is_escaped && take("x")) return hexadecimal();
    return next();
  }

  static bool is_word(char c) noexcept {
    return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c == '_';
  }

  // Behind `\`: a class such as `\d`. False where a single character stands.
  bool add_escaped(char kind, Characters& characters) {
    if (!is_word(kind) || kind == 'x') return false;
    ++at_;
    Characters named;
    switch (kind) {
      case 'd':
      case 'D': named.add('0', '9'); break;
      case 's':
      case 'S': named.add('\t', '\n'), named.add('\f', '\r'), named.add(' ', ' '); break;
      case 'w':
      case 'W': named.add('0', '9'), named.add('A', 'Z'), named.add('a', 'z'), named.add('_', '_'); break;
      default: failed_ = true; return true;
    }
    if (kind < 'a') named.negate();
    characters.add(named);
    return true;
  }

  Part escape() {
    if (at_ >= pattern_.size()) return give_up();
    if (take("b") || take("B")) return {};
    Characters characters;
    if (take("x"))
      add_one(hexadecimal(), characters);
    else if (!add_escaped(pattern_[at_], characters))
      add_one(next(), characters);
    return failed_ ? Part() : part_of(characters);
  }

  // Behind `\x`: two digits, or any number in braces.
  char32_t hexadecimal() {
    const bool is_braced = take("{");
    const std::size_t end = is_braced ? pattern_.find('}', at_) : at_ + 2;
    if (end == std::string_view::npos || end > pattern_.size() || end == at_ || end > at_ + 6) {
      failed_ = true;
      return 0;
    }
    char32_t value = 0;
    for (; at_ < end; ++at_) {
      const std::size_t digit =
          std::string_view("0123456789abcdef").find(static_cast<char>(pattern_[at_] | 0x20));
      if (digit == std::string_view::npos) failed_ = true;
      value = value * 16 + static_cast<char32_t>(digit & 15);
    }
    at_ += is_braced;
    return value;
  }

  bool ignores_case_ = false;
};

}  // namespace

bool PatternShape::fits(TextBytes& text) const noexcept {
  const std::string_view bytes = text.text();
  for (std::size_t at = 0; at < std::min(kPlaces, bytes.size()); ++at) {
    if (!first[at].has(static_cast<unsigned char>(bytes[at]))) return false;
    if (!last[at].has(static_cast<unsigned char>(bytes[bytes.size() - 1 - at]))) return false;
  }
  return has_needs(text);
}

bool PatternShape::has_needs(TextBytes& text) const noexcept {
  return std::all_of(needs.begin(), needs.end(),
                     [&](const ByteSet& need) { return text.present().has_any(need); });
}

PatternShape shape_of(std::string_view pattern) {
  Part part = Parser(pattern).parse().value_or(anything());
  if (!is_anchored_at_end(pattern)) append(part, anything());
  if (!is_anchored(pattern)) {
    Part behind = anything();
    append(behind, part);
    part = std::move(behind);
  }
  return {part.first, part.last, part.needs.take()};
}

}  // namespace kehraus
