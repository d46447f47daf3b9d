// One document, raw against clean: its text in reading order, piece by piece, and what became of each.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/result.h"
#include "text/span.h"

namespace kehraus {

// What a truth says of a piece, where there is one.
enum class Misjudged { no, kept, removed };

struct Piece {
  bool is_kept = true;
  BlockKind kind = BlockKind::paragraph;  // of a kept one
  int level = 0;                          // of a kept heading
  Category category = Category::other;    // of a removed one
  std::string rule;                       // of a removed one
  std::optional<double> score;            // where a scorer decided
  Span span;                              // in bytes of the input
  std::string text;
  std::size_t line = 0;  // pieces of one line of the document have the same, in rising order
  Misjudged misjudged = Misjudged::no;

  bool is_title() const noexcept { return !is_kept && rule == "filter/mark_title"; }
};

// One of the metadata.
struct Field {
  std::string key, value;  // as in the record; lists joined
  std::string origin;  // who says it: `linked_data datePublished`, `heading h1`; empty where nobody noted it
};

struct Comparison {
  std::string id;
  Outcome outcome = Outcome::clean;
  std::string error;            // why, for a failed one
  std::vector<Field> metadata;  // in the order of the record
  std::vector<std::string> warnings;
  std::vector<Piece> pieces;  // by place; one that is hidden in another's line comes behind it
  std::optional<double> f1;   // of the words, where there is a truth

  // The value of a metadata key; empty for none.
  std::string_view field(std::string_view key) const noexcept;

  std::size_t kept_bytes() const noexcept;
  std::size_t removed_bytes() const noexcept;

  // Of the text's bytes, 0 to 1; the title, which moves to the metadata, counts as neither.
  double removed_share() const noexcept;
};

// Of a result with a trace, whose lines it then knows exactly; without one they are guessed from the spans.
// With evidence it knows the fields' origins.
Comparison comparison_of(const ResultView& result, std::string_view id);

// Sorts pieces that nothing is known of but their spans, and guesses which share a line.
void arrange(std::vector<Piece>& pieces);

}  // namespace kehraus
