#include "text/stop_words.h"

#include <algorithm>
#include <cstring>

namespace kehraus {
namespace {

// The most frequent words of news text, by language. Words of one language that are also another's stand in
// both rows.
constexpr std::array<std::string_view, kStopWordLanguages.size() + 1> kWords = {
    // German
    "der die das und in zu den von mit sich des auf für ist im dem nicht ein eine als auch es an werden aus "
    "er hat dass sie nach wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber "
    "vor zur bis mehr durch man sein wurde sei ihre unter wenn kann gegen vom können schon ihr seine wir ich "
    "alle diese was dieser seit ihren muss zwischen immer doch sagte",
    // English
    "the of and to a in that is was for on it with as be by at from his he are have an has not this but "
    "which they or had its were their been who will more one would about said when if out up there can all "
    "so than them into some could other what over also after only new our we you she her him your how most "
    "these",
    // French
    "de la le et les des en un du une que est pour qui a dans par plus pas au sur ne se ce il sont mais avec "
    "ou son ont cette sa ses aux ces comme nous elle leur d'un tout été ils fait être même entre après sans "
    "aussi deux où peut dont encore depuis lui je vous c'est n'est qu'il",
    // Spanish
    "de la que el en y a los se del las un por con una su para es al lo como más o pero sus le ha fue este "
    "no sí porque esta son entre cuando muy sin sobre ser tiene también me hasta hay donde han quien desde "
    "todo nos durante todos uno les ni contra otros ese eso había ante ellos",
    // Italian
    "di e il la che in a per un è del non si con da una i le della sono dei al come nel più gli alla ha "
    "anche lo ma delle dal su ci questo o se nella dalla cui degli stato tra essere ai sul suo hanno alle "
    "quando dopo loro dell'a prima solo fra nei due sua ancora era",
    // Dutch
    "de van het een en in is dat op te voor met zijn die niet aan er om ook als bij of door naar maar uit "
    "worden wordt over dan nog heeft tot hij ze meer was ik kan hebben deze werd zich zo ons hun tegen haar "
    "geen jaar we wel moet onder veel al na ",
    // Polish
    "w i na z nie do się że to jest o jak po za od przez co ale dla są tym jego ma przy który oraz już ze by "
    "był także tego czy może które być tak jednak która można tylko pod roku jej lub będzie ich jako został "
    "we też",
    // Portuguese
    "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou "
    "quando muito nos já eu também só pelo pela até isso ela entre depois sem mesmo aos são foi ser tem está "
    "pode há nas segundo sobre ainda",
    // Neighbours: Danish, Norwegian, Swedish; Catalan, Galician, Romanian; Czech, Slovak; Afrikaans,
    // Luxembourgish
    "og det av som på att är för inte har ett med af ikke jeg til var og han hun blev eller när från men om "
    "amb els dels és aquest també però unha polo coa dos ao și în pe cu este nu ca din că sau să je že se na "
    "ktoré ale který být jsou jeho nie 'n hulle sy wat ons gesê ass vun mat den hunn dass net och ech",
};

// A word of at most eight bytes in one number; longer words are no stop words.
constexpr std::size_t kMaxWordBytes = 8;

std::uint64_t packed(const char* bytes, std::size_t size) noexcept {
  std::uint64_t key = 0;
  std::memcpy(&key, bytes, size);
  return key;
}

struct Entry {
  std::uint64_t key = 0;
  std::uint16_t languages = 0;  // a bit for each
};

// Open addressing; a power of two, about four times the number of words.
class Table {
 public:
  Table() {
    for (std::size_t language = 0; language < kWords.size(); ++language) {
      const std::string_view words = kWords[language];
      for (std::size_t at = 0; at < words.size();) {
        const std::size_t end = std::min(words.find(' ', at), words.size());
        if (end > at && end - at <= kMaxWordBytes) add(packed(words.data() + at, end - at), language);
        at = end + 1;
      }
    }
    // Neighbours count only by what is theirs alone.
    for (Entry& entry : entries_)
      if (entry.languages & ~(1u << kNeighbourLanguages))
        entry.languages &= ~(1u << kNeighbourLanguages) & 0xFFFF;
  }

  std::uint16_t languages_of(std::uint64_t key) const noexcept {
    for (std::size_t slot = slot_of(key);; slot = (slot + 1) % kSize)
      if (entries_[slot].key == key || entries_[slot].key == 0) return entries_[slot].languages;
  }

 private:
  static constexpr std::size_t kSize = 4096;

  static std::size_t slot_of(std::uint64_t key) noexcept {
    return static_cast<std::size_t>(key * 0x9E3779B97F4A7C15ull >> 52);
  }

  void add(std::uint64_t key, std::size_t language) {
    std::size_t slot = slot_of(key);
    while (entries_[slot].key != 0 && entries_[slot].key != key) slot = (slot + 1) % kSize;
    entries_[slot].key = key;
    entries_[slot].languages |= static_cast<std::uint16_t>(1u << language);
  }

  std::array<Entry, kSize> entries_{};
};

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

bool is_word_byte(std::string_view text, std::size_t at) noexcept {
  return kIsWordByte[static_cast<unsigned char>(text[at])];
}

void count_word(std::string_view word, const Table& table, StopWordCount& count) {
  ++count.words;
  if (word.size() > kMaxWordBytes) return;
  char bytes[kMaxWordBytes];
  std::memcpy(bytes, word.data(), word.size());
  if (bytes[0] >= 'A' && bytes[0] <= 'Z') bytes[0] = static_cast<char>(bytes[0] | 0x20);
  const std::uint16_t languages = table.languages_of(packed(bytes, word.size()));
  for (std::size_t l = 0; l < count.hits.size(); ++l) count.hits[l] += languages >> l & 1;
}

}  // namespace

void count_stop_words(std::string_view text, std::uint32_t max_words, StopWordCount& count) {
  static const Table table;
  for (std::size_t at = 0; at < text.size() && count.words < max_words;) {
    if (!is_word_byte(text, at)) {
      const auto lead = static_cast<unsigned char>(text[at]);
      at += lead == 0xE2   ? std::min<std::size_t>(3, text.size() - at)
            : lead == 0xC2 ? std::min<std::size_t>(2, text.size() - at)
                           : 1;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && is_word_byte(text, end)) ++end;
    count_word(text.substr(at, end - at), table, count);
    at = end;
  }
}

// The rows hold the words with a space between, but for the first and the last word of each.
bool is_in_stop_word(std::string_view bytes) noexcept {
  return std::any_of(kWords.begin(), kWords.end() - 1,
                     [&](std::string_view words) { return words.find(bytes) != words.npos; });
}

}  // namespace kehraus
