// The evidence that a learned score weighs: what is known of a block when words have had their say. Its
// looks, its neighbours, its place among the paragraphs, what it shares with the rest of the text.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace kehraus {

// In the order of a model's columns. Shares are 0 to 1 of what the comment says; "above" and "below" are
// blocks that stood at the round's start. First what a glance tells, from measures that are there anyway;
// what begins with `stop_share` takes reading the text again.
enum class Evidence : std::uint8_t {
  words,
  word_length,        // characters a word
  upper_share,        // of the letters
  digit_share,        // of the characters
  capitalised_share,  // of the words
  lower_share,        // of the words
  sentence_ends,
  sentence_length,  // words a sentence end
  end,              // 0 nothing, 1 a sentence's end, 2 a question or exclamation mark, 3 a colon, 4 cut off
  bullet,
  starts_lower,
  address,  // 1 a URL, 2 an e-mail address
  prose_after,
  words_before,  // of the block above
  words_after,
  words_before_2,  // of the block above that
  words_after_2,
  gone_before,  // of the four blocks above, those that were dropped in this round
  gone_after,
  ends_after,
  run,             // blocks in a row that are no running text, this one among them
  run_gone_share,  // of the run's blocks: dropped in this round
  run_words,       // words a block of the run
  run_side,        // 0 between paragraphs, 1 above the first, 2 below the last, 3 there are none
  alike,           // of the eight blocks around: of about this length, ended like this one
  place,           // 0 the first word of the text, 1 the last
  prose_left,      // share of the words of running text that stand below
  prose_words,     // of the whole text
  prose_share,     // of the text's words
  blocks,
  typical_share,  // words against the text's mean paragraph
  stop_share,     // of the words: the language's small words
  long_number,    // digits of the longest number, as of telephones and articles
  commas,
  separators,  // | > · • and a slash behind a space
  brackets,
  colons,
  inner_capital,   // small letters with a capital behind them: words run together
  known_share,     // of the block's longer words: those that stand in another paragraph too
  known_in_title,  // of the block's longer words: those of the text's first block
  longer_words,    // how many the two are shares of
};
inline constexpr std::size_t kEvidenceCount = static_cast<std::size_t>(Evidence::longer_words) + 1;

// So many, from the first on, are told by a glance.
inline constexpr std::size_t kGlanceCount = static_cast<std::size_t>(Evidence::stop_share);

// "words", "word_length", …
std::string_view name_of(Evidence evidence) noexcept;

using EvidenceValues = std::array<float, kEvidenceCount>;

}  // namespace kehraus
