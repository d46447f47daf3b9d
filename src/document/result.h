// What cleaning one document gives: the body, the metadata and every removal. A Result owns all its text; a
// ResultView leaves it where it is, for those who need it for a moment only.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/category.h"
#include "document/field_evidence.h"
#include "document/metadata.h"
#include "text/span.h"

namespace kehraus {

enum class Outcome { clean, empty, failed };

// "clean", "empty" or "failed".
std::string_view name_of(Outcome outcome) noexcept;

enum class BlockKind { paragraph, lead, heading, list_item, quote, code, table_row, caption, control };

// "paragraph", "lead", "heading", "list_item", "quote", "code", "table_row", "caption" or "control".
std::string_view name_of(BlockKind kind) noexcept;

// What a page sets apart inside a line.
enum class PhraseKind : std::uint8_t { link, strong, emphasis, code, deleted, subscript, superscript };

// A part of a block's text that is set apart.
template <class Text>
struct BasicPhrase {
  PhraseKind kind = PhraseKind::emphasis;
  Span span;      // in bytes of the block's text; never empty, no white space at either end
  Text target{};  // of a link: the address as the page has it, of any scheme, with references decoded
};

using Phrase = BasicPhrase<std::string>;
using PhraseView = BasicPhrase<std::string_view>;

// The place of a page's list item among the lists around it.
struct ListPlace {
  int depth = 0;                // 1: in a list that is in no other; 0: unknown
  int number = 0;               // in an ordered list, from 1; 0: in another
  bool continues_item = false;  // it is part of the same item as the block before it
};

// One block of the body. `span` is in bytes of the input.
template <class Text>
struct BasicBodyBlock {
  BlockKind kind = BlockKind::paragraph;
  Span span;
  Text text;  // UTF-8, white space squeezed, on one line; a tab between the cells of a table's row, and code
              // as it stands on its lines
  int level = 0;  // of a page's heading 1 to 6; else 0

  // Of a page only.
  ListPlace list{};        // of a list item
  bool is_header = false;  // of a table's row: its cells are all headers
  std::vector<BasicPhrase<Text>>
      phrases{};  // by start, outer before inner; each lies wholly in the one around
                  // it, or none does. Of a link over several blocks the first only
};

using BodyBlock = BasicBodyBlock<std::string>;
using BodyBlockView = BasicBodyBlock<std::string_view>;

// One stretch of the input that is not in the body, and who decided so.
template <class Text>
struct BasicRemoval {
  Span span;
  Category category = Category::other;
  Text rule;  // a rule's id, or `filter/NAME` for a judgement in code
  // Where a scorer decided: 0 (boilerplate) to 1 (article). Of a block that was learned: in how many of the
  // site's documents it stood, which is 10 or more.
  std::optional<double> score;
  Text text;  // UTF-8, white space squeezed
};

using Removal = BasicRemoval<std::string>;
using RemovalView = BasicRemoval<std::string_view>;

// How much a piece of evidence moved a score, in log odds; negative is towards boilerplate.
struct EvidenceWeight {
  std::string name;  // `words`, `known_share`, …
  double value = 0;
  double weight = 0;
};

// For `explain`: one mark that was set on a block, decisive or not.
struct MarkTrace {
  std::string verdict;  // keep, drop, trim, unsure, title
  Category category = Category::other;
  std::string decider;  // a rule's id, or `filter/NAME`
  std::string pattern;  // what matched; empty for judgements in code
  Span span;            // of the match, in bytes of the input
  bool decisive = false;
  std::optional<double> score;           // as Removal::score
  std::vector<EvidenceWeight> evidence;  // what weighed most in the score
};

// For `explain`: one block of the document as it was read.
struct BlockTrace {
  Span span;
  std::string text;
  std::vector<MarkTrace> marks;  // in the order they were set
  bool kept = true;
  std::string path{};  // of a page: the elements around the block, `body/div#main/p`; else empty
};

// The spans of `blocks` and `removed` together tile the input: sorted by start they begin at 0, leave
// no gap, never overlap and end at the input's size. White space belongs to the span before it,
// at the very beginning to the first. The title is in `removed` too (rule `filter/mark_title`,
// category `other`): it is not part of the body but filed in the metadata. A failed result has no spans,
// nor has one of blank input.
//
// Of an HTML page only the text that it shows is accounted for: a span runs from the first byte to the last
// of what the page wrote for a text, with references and the tags inside it, but without the tags and the
// white space around it. Spans are sorted by start and never overlap, but that what is hidden in a line has
// spans of its own inside the line's. Every text that is shown stands in exactly one, the innermost. What is
// shown never, such as scripts, styles, comments and the head, stands in none.
template <class Text>
struct [[nodiscard]] BasicResult {
  Outcome outcome = Outcome::clean;
  std::string error;  // why, for a failed one; else empty
  Metadata metadata;
  std::vector<BasicBodyBlock<Text>> blocks;  // the body, in order
  std::vector<BasicRemoval<Text>> removed;   // in order
  std::vector<std::string> warnings;
  std::vector<BlockTrace> trace;        // only with Options::trace
  std::vector<FieldEvidence> evidence;  // of the metadata, only with Options::evidence: by field, what is
                                        // believed first

  // The languages by whose rules it was judged, one after the other: the last is the document's. An empty
  // one is none that is known; none at all for a document that could not be read.
  std::vector<std::string> judged_as{};

  // The host by which rules, and what was learned, know it; empty for unknown.
  std::string judged_host{};

  // The body as plain text: one block a line, a blank line between blocks, none at the end.
  std::string text() const;
};

using Result = BasicResult<std::string>;

// Texts point into what was cleaned, into the rules, and into `held`.
struct ResultView : BasicResult<std::string_view> {
  ResultView() = default;

  // Of a result that outlives the view.
  ResultView(const Result& result);

  // The same with texts of its own.
  Result owned() &&;

  std::shared_ptr<const void> held;
};

}  // namespace kehraus
