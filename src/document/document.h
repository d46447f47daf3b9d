// internal: a document as it was read, and the marks that filters set on it.
//
// Filters mark, they never delete: a block's text and place are fixed once read.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "document/category.h"
#include "document/metadata.h"
#include "document/page.h"
#include "document/result.h"
#include "text/measures.h"
#include "text/span.h"

namespace kehraus {

// A stretch of text that stands or goes as one: a paragraph, a heading, a list item, a caption.
struct Block {
  BlockKind kind = BlockKind::paragraph;
  Span source;               // in Document::text, without white space at either end
  std::string_view text;     // squeezed; points into the Document
  Measures measures;         // of `text`
  bool after_blank = false;  // a blank line, a page break or the document's start stands before it

  // Of a page only.
  bool is_aside = false;               // hidden in a line: its place may lie in that of the block before it
  std::uint8_t level = 0;              // of a heading: 1 to 6
  std::uint32_t element = kNoElement;  // the nearest around all of it that is no part of a line
  std::uint32_t links = 0;             // links in it, or that it is part of
  std::uint32_t link_chars = 0;        // code points in links
};

// Some text of a document, for those who need no more of a block.
struct Passage {
  std::string_view text;
  std::uint32_t words = 0;
};

// Whether both are the same bytes in memory, not only equal ones.
inline bool is_same_place(const Passage& a, const Passage& b) noexcept {
  return a.text.data() == b.text.data() && a.text.size() == b.text.size();
}

enum class Verdict : std::uint8_t { keep, drop, unsure, trim, title };

// "keep", "drop", "unsure", "trim" or "title".
std::string_view name_of(Verdict verdict) noexcept;

// What somebody said about a block, or about an edge of it.
struct Mark {
  std::uint32_t block = 0;
  Verdict verdict = Verdict::unsure;
  Category category = Category::other;
  bool is_guess = false;                   // judged on structure alone, not on words that a rule names
  std::string_view decider;                // a rule's id, or `filter/NAME`; outlives the Document
  std::string_view pattern;                // the rule's words that matched; empty for judgements in code
  Span span;                               // in Block::text as it was read: the match, or the edge to trim
  bool decisive = false;                   // set when the block is settled
  std::optional<float> score;              // as Removal::score
  std::vector<EvidenceWeight> evidence{};  // what weighed most in it; only for a trace
};

// What somebody says of the metadata, before its place is one in the input.
struct EvidenceDraft {
  FieldEvidence said;
  std::optional<Span> in_text;  // in Document::text
  std::string_view in_page;     // in Document::page; empty for what stands elsewhere
};

// What evidence shows of a long text: its beginning, up to the end of a character.
std::string_view excerpt(std::string_view text) noexcept;

inline constexpr std::size_t kMaxEvidence = 2000;  // of one document; what is found later is left out

// Neither copied nor moved: blocks point into it. Used by one thread at a time.
class Document {
 public:
  Document() = default;
  Document(const Document&) = delete;
  Document& operator=(const Document&) = delete;

  std::string_view text;  // the whole text in UTF-8: the reader's, which outlives the Document; of a page
                          // what it shows
  std::string squeezed;   // text of blocks whose white space had to be squeezed; of a page all text
  std::vector<Block> blocks;
  bool is_page = false;                   // it was HTML
  std::vector<PageElement> elements;      // of a page: those that blocks stand in, outer ones first
  std::vector<PageAttribute> attributes;  // of a page: those of its elements, in their order
  std::string host;                       // where it stood, in lower case; empty for unknown
  std::string crawl_date;                 // ISO 8601: nothing in it is later; empty for unknown
  std::string_view page;                  // of a page: its bytes, in UTF-8; they outlive the Document
  std::vector<PagePhrase> phrases;        // of a page: those that blocks have
  std::vector<PhraseRun> phrase_runs;     // of a page: in the order of `text`; apart
  std::deque<std::string> decoded;  // what views of link addresses point into, where the page has references
  PageHead head;                    // of a page
  std::string language;             // ISO 639-1; empty for unknown
  std::vector<Mark> marks;          // in the order they were set
  Metadata metadata;
  std::vector<std::string> warnings;
  bool wants_evidence = false;          // else `evidence` stays empty
  std::vector<EvidenceDraft> evidence;  // in the order it was found

  // Where byte `offset` of a block's text stands in `text`. Linear in the block.
  std::size_t offset_in_text(const Block& block, std::size_t offset) const noexcept;

  // Notes that `decider` filed `value` out of a block's text, or found it `repeated`. Where no evidence is
  // wanted nothing happens.
  void note_filed(std::string_view field, const Block& block, std::string_view decider, std::string_view raw,
                  std::string_view value, Doubt doubt);
};

}  // namespace kehraus
