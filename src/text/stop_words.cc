#include "text/stop_words.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "text/byte_masks.h"

namespace kehraus {
namespace {

// Letters of ASCII and everything beyond it but the general punctuation (U+2000 to U+206F) and Latin-1's
// signs.
bool is_word_byte(char byte) noexcept {
  const auto c = static_cast<unsigned char>(byte);
  return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : c != 0xC2 && c != 0xE2;
}

// The words of a text, found 64 bytes at a time.
class WordFinder {
 public:
  explicit WordFinder(std::string_view text) noexcept : text_(text) {}

  // Calls `use(start, size)` for each of the first `max_words` words.
  //   out  how many there were
  template <typename Use>
  std::uint32_t find(std::uint32_t max_words, Use use) {
    std::uint32_t words = 0;
    std::size_t start = 0;
    bool is_inside = false;
    for (std::size_t at = 0; at < text_.size() && words < max_words; at += 64) {
      const ByteMask word = with_64(text_, at, [&](const auto& bytes) { return word_bytes(bytes); });
      const ByteMask before = behind(word, is_inside);
      ByteMask starts = word & ~before, ends = before & ~word;
      for (; ends != 0 && words < max_words; ends &= ends - 1, ++words) {
        if (!is_inside) start = at + first_in(starts), starts &= starts - 1;
        is_inside = false;
        use(start, at + first_in(ends) - start);
      }
      if (starts != 0) start = at + first_in(starts);
      is_inside = word >> 63;
    }
    if (is_inside && words < max_words) use(start, text_.size() - start), ++words;
    return words;
  }

 private:
  template <typename Bytes>
  ByteMask word_bytes(const Bytes& bytes) noexcept {
    const ByteMask letter = bytes.where([](SixteenBytes b) { return between<'a', 'z'>(b | 0x20); });
    const ByteMask beyond = bytes.where([](SixteenBytes b) { return b; });
    return beyond == 0 ? letter : (letter | beyond) & ~sign_bytes(bytes);
  }

  // What begins with C2 is a sign of two bytes, with E2 one of three.
  template <typename Bytes>
  ByteMask sign_bytes(const Bytes& bytes) noexcept {
    constexpr auto kTwo = static_cast<signed char>(0xC2), kThree = static_cast<signed char>(0xE2);
    const ByteMask three = bytes.where([](SixteenBytes b) { return b == kThree; });
    const ByteMask two = bytes.where([](SixteenBytes b) { return b == kTwo; });
    ByteMask signs = first_bytes(carried_);
    carried_ = 0;
    for (ByteMask leads = (two | three) & ~signs; leads != 0; leads &= ~signs) {
      const unsigned place = first_in(leads), size = three >> place & 1 ? 3 : 2;
      signs |= first_bytes(size) << place;
      if (place + size > 64) carried_ = place + size - 64;
    }
    return signs;
  }

  std::string_view text_;
  unsigned carried_ = 0;  // bytes of a sign that began in the 64 before
};

constexpr std::size_t kMaxBytes = StopWords::kMaxBytes;

// The first so many of eight bytes.
constexpr std::uint64_t first_of_eight(std::size_t count) noexcept {
  return count >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * count)) - 1;
}

struct KeyMask {
  std::uint64_t head, tail;
};
constexpr std::array<KeyMask, kMaxBytes + 1> kKeyMasks = [] {
  std::array<KeyMask, kMaxBytes + 1> masks{};
  for (std::size_t size = 0; size < masks.size(); ++size)
    masks[size] = {first_of_eight(size), first_of_eight(size < 8 ? 0 : size - 8)};
  return masks;
}();

}  // namespace

// Reads words of a text as they are looked up: with a small first letter, and 16 bytes at once.
class StopWords::KeyReader {
 public:
  explicit KeyReader(std::string_view text) noexcept
      : text_(text), end_starts_(text.size() - std::min(text.size(), kMaxBytes)) {
    const std::string_view end = text.substr(end_starts_);
    if (end.size() == kMaxBytes)
      std::memcpy(end_, end.data(), kMaxBytes);
    else
      std::memcpy(end_, end.data(), end.size());
  }

  // A word of at most kMaxBytes.
  Key read(std::size_t start, std::size_t size) const noexcept {
    const bool is_near_end = start + kMaxBytes > text_.size();
    const char* const from = is_near_end ? end_ + (start - end_starts_) : text_.data() + start;
    Key key{load_eight(from) & kKeyMasks[size].head, load_eight(from + 8) & kKeyMasks[size].tail};
    const bool is_capital = (key.head & 0xFF) - 'A' < 26;
    key.head |= is_capital ? 0x20 : 0;
    return key;
  }

 private:
  std::string_view text_;
  std::size_t end_starts_;
  char end_[2 * kMaxBytes] = {};  // of the text, and NULs behind it
};

StopWords::PairTable::PairTable(const std::vector<Key>& keys) {
  constexpr int kTries = 16;  // of other factors, before the table grows
  for (std::size_t size = std::bit_ceil(2 * keys.size() + 1);; size *= 2) {
    for (int i = 0; i < kTries; ++i) {
      pairs_.assign(size, Pair{});
      factor_ = (factor_ + 1) * 0x9E3779B97F4A7C15ull | 1;
      if (try_to_place(keys)) return;
    }
  }
}

bool StopWords::PairTable::try_to_place(const std::vector<Key>& keys) {
  for (const Key key : keys) {
    Pair& pair = pairs_[slot_of(key)];
    const auto place = std::find_if(pair.begin(), pair.end(), [&](Key k) { return k == Key{} || k == key; });
    if (place == pair.end()) return false;
    *place = key;
  }
  return true;
}

std::size_t StopWords::PairTable::slot_of(Key key) const noexcept {
  const std::uint64_t mixed = (key.head ^ (key.tail * 0xD6E8FEB86659FD93ull)) * factor_;
  return static_cast<std::size_t>(mixed >> 32) & (pairs_.size() - 1);
}

// Without a branch, since a third of all words are such.
bool StopWords::PairTable::has(Key key) const noexcept {
  const auto differ = [&](Key other) { return (key.head ^ other.head) | (key.tail ^ other.tail); };
  const Pair& pair = pairs_[slot_of(key)];
  return (differ(pair[0]) == 0) | (differ(pair[1]) == 0);
}

StopWords::StopWords(const std::vector<LanguageWords>& languages,
                     const std::vector<std::string>& neighbours) {
  std::size_t count = 1 + neighbours.size();
  for (const LanguageWords& words : languages) count += words.stop_words.size();
  entries_.resize(std::bit_ceil(2 * count));
  for (std::size_t l = 0; l < languages.size(); ++l) {
    codes_.push_back(languages[l].code);
    std::vector<Key> keys;
    for (const std::string& word : languages[l].stop_words) {
      keys.push_back(key_of(word));
      entry_for(keys.back()).languages |= LanguageSet{1} << l;
    }
    tables_.emplace_back(keys);
  }
  // Neighbours count only by what is theirs alone.
  for (const std::string& word : neighbours)
    if (Entry& entry = entry_for(key_of(word)); entry.languages == 0) entry.is_neighbours = true;
}

bool StopWords::is_word(std::string_view text) noexcept {
  return !text.empty() && text.size() <= kMaxBytes && std::all_of(text.begin(), text.end(), is_word_byte);
}

StopWords::Key StopWords::key_of(std::string_view word) noexcept {
  char bytes[kMaxBytes] = {};
  std::memcpy(bytes, word.data(), word.size());
  return {load_eight(bytes), load_eight(bytes + 8)};
}

std::size_t StopWords::slot_of(Key key) const noexcept {
  const std::uint64_t mixed = (key.head ^ (key.tail * 0xD6E8FEB86659FD93ull)) * 0x9E3779B97F4A7C15ull;
  return static_cast<std::size_t>(mixed >> 40) & (entries_.size() - 1);
}

StopWords::Entry& StopWords::entry_for(Key key) noexcept {
  std::size_t slot = slot_of(key);
  while (entries_[slot].key != Key{} && entries_[slot].key != key) slot = (slot + 1) & (entries_.size() - 1);
  entries_[slot].key = key;
  return entries_[slot];
}

void StopWords::count_word(Key key, StopWordCount& count) const noexcept {
  std::size_t slot = slot_of(key);
  while (entries_[slot].key != key && entries_[slot].key != Key{}) slot = (slot + 1) & (entries_.size() - 1);
  const Entry& entry = entries_[slot];
  for (LanguageSet left = entry.languages; left != 0; left &= left - 1)
    ++count.hits[static_cast<std::size_t>(std::countr_zero(left))];
  count.neighbours += entry.is_neighbours;
}

void StopWords::count(std::string_view text, std::uint32_t max_words, StopWordCount& count) const noexcept {
  if (count.words >= max_words) return;
  const KeyReader keys(text);
  count.words += WordFinder(text).find(max_words - count.words, [&](std::size_t start, std::size_t size) {
    if (size <= kMaxBytes) count_word(keys.read(start, size), count);
  });
}

std::size_t StopWords::place_of(std::string_view language) const noexcept {
  return static_cast<std::size_t>(std::find(codes_.begin(), codes_.end(), language) - codes_.begin());
}

float StopWords::share_of(const PairTable& table, std::string_view text,
                          std::uint32_t max_words) const noexcept {
  const KeyReader keys(text);
  std::uint32_t hits = 0;
  const std::uint32_t words = WordFinder(text).find(max_words, [&](std::size_t start, std::size_t size) {
    // Of a longer word nothing is read, and nothing is found.
    const bool is_short = size <= kMaxBytes;
    hits += is_short & table.has(keys.read(start, is_short ? size : 0));
  });
  return words == 0 ? 0 : static_cast<float>(static_cast<double>(hits) / words);
}

float StopWords::share(std::string_view text, std::uint32_t max_words,
                       std::string_view language) const noexcept {
  if (const std::size_t place = place_of(language); place < tables_.size())
    return share_of(tables_[place], text, max_words);
  StopWordCount found;
  count(text, max_words, found);
  if (found.words == 0) return 0;
  const std::uint32_t hits = *std::max_element(found.hits.begin(), found.hits.end());
  return static_cast<float>(static_cast<double>(hits) / found.words);
}

}  // namespace kehraus
