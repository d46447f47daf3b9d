// The small words by which a language is told: articles, prepositions, conjunctions.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace kehraus {

// The languages with stop words of their own here, and one place for all neighbours that must not be taken
// for them.
inline constexpr std::array<std::string_view, 8> kStopWordLanguages = {"de", "en", "fr", "es",
                                                                       "it", "nl", "pl", "pt"};
inline constexpr std::size_t kNeighbourLanguages = kStopWordLanguages.size();

// How many of a text's words are stop words of each language. A word may count for several.
struct StopWordCount {
  std::uint32_t words = 0;
  std::array<std::uint32_t, kStopWordLanguages.size() + 1> hits{};  // the last: words of neighbours alone
};

// Adds the words of `text` to `count`, at most `max_words` of them. Words are runs of letters.
void count_stop_words(std::string_view text, std::uint32_t max_words, StopWordCount& count);

// Whether the bytes stand inside a stop word of any language here, with the spaces around it.
bool is_in_stop_word(std::string_view bytes) noexcept;

}  // namespace kehraus
