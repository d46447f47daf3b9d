#include "text/stop_words.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace kehraus {
namespace {

// Letters of ASCII and everything beyond it but the general punctuation (U+2000 to U+206F) and Latin-1's
// signs.
constexpr std::array<bool, 256> kIsWordByte = [] {
  std::array<bool, 256> table{};
  for (unsigned c = 0; c < table.size(); ++c) {
    const unsigned lower = c | 0x20;
    table[c] = c < 0x80 ? lower >= 'a' && lower <= 'z' : c != 0xC2 && c != 0xE2;
  }
  return table;
}();

bool is_word_byte(char byte) noexcept { return kIsWordByte[static_cast<unsigned char>(byte)]; }

}  // namespace

StopWords::StopWords(const std::vector<LanguageWords>& languages,
                     const std::vector<std::string>& neighbours) {
  std::size_t count = 1 + neighbours.size();
  for (const LanguageWords& words : languages) count += words.stop_words.size();
  entries_.resize(std::bit_ceil(2 * count));
  for (std::size_t l = 0; l < languages.size(); ++l) {
    codes_.push_back(languages[l].code);
    for (const std::string& word : languages[l].stop_words)
      entry_for(key_of(word)).languages |= LanguageSet{1} << l;
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
  Key key;
  std::memcpy(&key.head, bytes, sizeof key.head);
  std::memcpy(&key.tail, bytes + sizeof key.head, sizeof key.tail);
  return key;
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

void StopWords::count_word(std::string_view word, StopWordCount& count) const noexcept {
  ++count.words;
  if (word.size() > kMaxBytes) return;
  char bytes[kMaxBytes];
  std::memcpy(bytes, word.data(), word.size());
  if (bytes[0] >= 'A' && bytes[0] <= 'Z') bytes[0] = static_cast<char>(bytes[0] | 0x20);
  const Key key = key_of({bytes, word.size()});
  std::size_t slot = slot_of(key);
  while (entries_[slot].key != key && entries_[slot].key != Key{}) slot = (slot + 1) & (entries_.size() - 1);
  const Entry& entry = entries_[slot];
  for (LanguageSet left = entry.languages; left != 0; left &= left - 1)
    ++count.hits[static_cast<std::size_t>(std::countr_zero(left))];
  count.neighbours += entry.is_neighbours;
}

void StopWords::count(std::string_view text, std::uint32_t max_words, StopWordCount& count) const noexcept {
  for (std::size_t at = 0; at < text.size() && count.words < max_words;) {
    if (!is_word_byte(text[at])) {
      const auto lead = static_cast<unsigned char>(text[at]);
      at += lead == 0xE2   ? std::min<std::size_t>(3, text.size() - at)
            : lead == 0xC2 ? std::min<std::size_t>(2, text.size() - at)
                           : 1;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_word_byte(text[end])) ++end;
    count_word(text.substr(at, end - at), count);
    at = end;
  }
}

float StopWords::share(std::string_view text, std::uint32_t max_words,
                       std::string_view language) const noexcept {
  StopWordCount found;
  count(text, max_words, found);
  if (found.words == 0) return 0;
  const auto place =
      static_cast<std::size_t>(std::find(codes_.begin(), codes_.end(), language) - codes_.begin());
  const std::uint32_t hits =
      place < codes_.size() ? found.hits[place] : *std::max_element(found.hits.begin(), found.hits.end());
  return static_cast<float>(static_cast<double>(hits) / found.words);
}

}  // namespace kehraus
