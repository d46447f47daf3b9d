// One rule as its file says it: checked, but not yet compiled. The form is described in doc/writing-rules.md.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "document/category.h"

namespace kehraus {

enum class Status { trial, stable, retired };
enum class Action { drop, trim, keep, end_body };
enum class Certainty { sure, unsure };

std::string_view name_of(Status status) noexcept;
std::string_view name_of(Action action) noexcept;
std::string_view name_of(Certainty certainty) noexcept;

// What goes with a dropped block.
enum class Heads { nothing, count, until_prose, end };

// Keys of the metadata that a rule can fill; the names are those of the record.
enum class CaptureKey {
  title,
  authors,
  agency,
  date_published,
  date_modified,
  categories,
  tags,
  captions,
  sources,
  license,
  reading_time_minutes,
  free_access,
};

std::string_view name_of(CaptureKey key) noexcept;

struct Capture {
  enum class From { group, block, headed };
  enum class Type { string, integer, date, list, names };

  CaptureKey key = CaptureKey::title;
  From from = From::group;
  std::string group;  // empty: the whole match
  Type type = Type::string;
  std::optional<std::string> value;  // fixed instead of found; booleans as "true" and "false"
};

// A string that a pattern cannot match without, folded, and where in it the four bytes stand that it is
// looked for by.
struct Literal {
  std::string text;
  std::uint16_t gram = 0;

  friend bool operator==(const Literal&, const Literal&) = default;
};

// What else a pattern cannot match without.
struct FurtherLiterals {
  std::vector<std::string> starts;  // the text begins with one of these, sorted; empty: nothing is promised
  std::vector<std::vector<std::string>> sets;  // of each of these sets one string stands in it

  // Both are false where the pattern cannot match; the first is told at once, the second by a search.
  //   in  the whole text, case folded
  bool may_start(std::string_view folded) const noexcept;
  bool stand_in(std::string_view folded) const noexcept;

  friend bool operator==(const FurtherLiterals&, const FurtherLiterals&) = default;
};

// What an element of a page must be like: one entry of any `_any` list fits it, and none of `_none`.
struct ElementMatch {
  std::vector<std::string> class_any;
  std::vector<std::string> class_none;
  std::vector<std::string> element_any;
  std::vector<std::string> attribute_any;  // as parse_attribute_entry() reads them; roles are `role=…`

  bool is_empty() const noexcept { return class_any.empty() && element_any.empty() && attribute_any.empty(); }
};

// When a block is meant. One of the three lists of words must match; all else must hold. Or, of a page, when
// an element is meant with all that is in it: then nothing is asked of words.
struct Match {
  std::vector<std::string> phrase_any;
  std::vector<std::string> head_any;
  std::vector<std::string> text_any;
  std::vector<std::string> text_none;
  std::optional<int> min_words;
  std::optional<int> max_words;
  std::optional<int> max_chars;  // code points
  std::optional<bool> prose;
  std::optional<int> within_first_blocks;
  std::optional<int> within_last_blocks;
  std::optional<bool> before_prose;
  std::optional<bool> after_prose;
  std::vector<Category> beside;
  // Of a rule for elements, and then nothing else.
  ElementMatch element;               // fits the element itself
  ElementMatch inside;                // unless empty, fits an element around it
  ElementMatch outside;               // unless empty, fits none around it
  std::vector<std::string> host_any;  // the page's: `example.org`, or with `.example.org` all below it, too

  bool is_of_elements() const noexcept { return !element.is_empty(); }
};

struct Example {
  enum class Expect { drop, trim, keep, ignore };  // ignore: the rule leaves the block alone

  std::string text;
  bool is_html = false;  // `text` is a piece of a page
  std::string url;       // of the page; empty for none
  Expect expect = Expect::keep;
  int block = 1;     // 1 is the first block of the text
  int at_block = 0;  // blocks of running text in front of the example
  std::optional<std::string> leaves;
  std::vector<std::pair<CaptureKey, std::vector<std::string>>> gives;
  std::string language;  // empty: the rule's, English for rules of any language
  int line = 0;          // in the rule's file
};

struct Rule {
  std::string id;        // `de/reading-time`
  std::string language;  // `de`, or `any`
  std::string summary, why, source;
  Status status = Status::stable;
  Category category = Category::other;
  Action action = Action::drop;
  Certainty certainty = Certainty::sure;
  Heads heads = Heads::nothing;
  int heads_count = 0;  // with Heads::count
  Match match;
  std::vector<Capture> captures;
  // For each of match.text_any strings of which one stands, case folded, in every match, and what else does;
  // see required_literals().
  std::vector<std::vector<Literal>> literals;
  std::vector<FurtherLiterals> further_literals;
  std::vector<Example> examples;  // only where they were asked for
  std::string origin;             // the file, or the file it was built from
  std::string toml;               // the rule's own text
};

}  // namespace kehraus
