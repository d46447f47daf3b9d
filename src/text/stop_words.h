// The small words by which a language is told: articles, prepositions, conjunctions.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/date_words.h"
#include "text/language_words.h"

namespace kehraus {

// How many of a text's words are stop words of each language. A word may count for several.
struct StopWordCount {
  std::uint32_t words = 0;
  std::array<std::uint32_t, kMaxLanguages> hits{};  // by the place of the language
  std::uint32_t neighbours = 0;                     // words of languages that have no folder of their own
};

// A table of all languages' stop words. Not that of dates: here accents tell languages apart.
class StopWords {
 public:
  static constexpr std::size_t kMaxBytes = 16;  // of a stop word

  //   in  languages: at most kMaxLanguages; neighbours: words that must not be taken for theirs
  StopWords(const std::vector<LanguageWords>& languages, const std::vector<std::string>& neighbours);

  // Codes, in the order of StopWordCount::hits.
  const std::vector<std::string>& languages() const noexcept { return codes_; }

  // Adds the words of `text` to `count`, at most `max_words` of them. Words are runs of letters.
  void count(std::string_view text, std::uint32_t max_words, StopWordCount& count) const noexcept;

  // Share of the first `max_words` words that are stop words of `language`, or, where it has none here, of
  // the language with the most; 0 for a text without words.
  float share(std::string_view text, std::uint32_t max_words, std::string_view language) const noexcept;

  // Whether a text counts as one word of those that can be told from others.
  static bool is_word(std::string_view text) noexcept;

 private:
  // A word in two numbers, filled up with NULs.
  struct Key {
    std::uint64_t head = 0, tail = 0;
    friend bool operator==(const Key&, const Key&) = default;
  };
  struct Entry {
    Key key;
    LanguageSet languages = 0;
    bool is_neighbours = false;  // and nobody else's
  };

  // The words of one language in pairs, arranged so that one pair has to be looked at for a word.
  class PairTable {
   public:
    explicit PairTable(const std::vector<Key>& keys);
    bool has(Key key) const noexcept;

   private:
    using Pair = std::array<Key, 2>;

    bool try_to_place(const std::vector<Key>& keys);
    std::size_t slot_of(Key key) const noexcept;

    std::vector<Pair> pairs_;  // a power of two
    std::uint64_t factor_ = 0;
  };

  class KeyReader;

  static Key key_of(std::string_view word) noexcept;
  std::size_t slot_of(Key key) const noexcept;
  Entry& entry_for(Key key) noexcept;
  void count_word(Key key, StopWordCount& count) const noexcept;
  std::size_t place_of(std::string_view language) const noexcept;
  float share_of(const PairTable& table, std::string_view text, std::uint32_t max_words) const noexcept;

  std::vector<std::string> codes_;
  std::vector<Entry> entries_;     // open addressing; a power of two
  std::vector<PairTable> tables_;  // by the place of the language
};

}  // namespace kehraus
