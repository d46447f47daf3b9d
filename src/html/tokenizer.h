// A page as a sequence of pieces: tags, text, comments. Knows no tree; where the HTML standard lets the tree
// decide, it guesses and can be corrected.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "html/raw_text.h"
#include "html/surroundings.h"
#include "html/tag.h"

namespace kehraus::html {

enum class TokenKind : std::uint8_t {
  text,
  raw_text,     // inside style, script, … : no markup, no references
  rcdata_text,  // inside title, textarea: no markup, but references
  start_tag,
  end_tag,
  comment,  // also what the standard calls a bogus one
  doctype,
  cdata,          // taken as text
  cdata_comment,  // a `<![CDATA[` taken as a comment
  nothing,        // `</>`, or a tag that the page's end cuts off
};

// Offsets are bytes of the page. The tokens of a page tile it.
struct Token {
  TokenKind kind = TokenKind::nothing;
  Tag tag = Tag::unknown;  // of start and end tags
  bool is_self_closing = false;
  bool has_attributes = false;
  bool is_raw = false;  // a start tag behind which a raw_text or rcdata_text comes unless it is empty
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::uint32_t name_begin = 0;  // of tags
  std::uint32_t name_end = 0;
};

class Tokenizer {
 public:
  // A page of less than 4 GiB, which outlives the tokenizer. At the offsets in `corrections`, sorted, which
  // are those of start tags and of `<![CDATA[`, the opposite of what is guessed holds.
  explicit Tokenizer(std::string_view page, std::span<const std::uint32_t> corrections = {}) noexcept
      : page_(page), corrections_(corrections) {}

  // The next token; false at the page's end. Linear in the page over all calls.
  bool next(Token& token) noexcept;

 private:
  void read_text(Token& token) noexcept;
  void read_inside(Token& token) noexcept;
  void read_start_tag(Token& token) noexcept;
  void read_end_tag(Token& token) noexcept;
  void read_declaration(Token& token) noexcept;
  bool read_tag(Token& token, std::size_t name) noexcept;
  bool is_corrected(std::size_t offset) noexcept;

  std::string_view page_;
  std::span<const std::uint32_t> corrections_;
  std::size_t at_ = 0;
  Tag inside_ = Tag::unknown;  // the element whose inside comes next, if that is not markup
  Surroundings surroundings_;
};

}  // namespace kehraus::html
