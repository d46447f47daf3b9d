#include "html/tokenizer.h"

#include <algorithm>

#include "html/markup.h"

namespace kehraus::html {

bool Tokenizer::is_corrected(std::size_t offset) noexcept {
  while (!corrections_.empty() && corrections_.front() < offset) corrections_ = corrections_.subspan(1);
  return !corrections_.empty() && corrections_.front() == offset;
}

void Tokenizer::read_text(Token& token) noexcept {
  token.kind = TokenKind::text;
  std::size_t at = find_near(page_, at_, '<');
  while (at != kNoEnd && !begins_markup(page_, at)) at = find_near(page_, at + 1, '<');
  at_ = std::min(at, page_.size());
}

void Tokenizer::read_inside(Token& token) noexcept {
  token.kind = inside_of(inside_) == Inside::references ? TokenKind::rcdata_text : TokenKind::raw_text;
  at_ = find_inside_end(page_, at_, inside_);
  inside_ = Tag::unknown;
}

// False where the page ends inside the tag.
bool Tokenizer::read_tag(Token& token, std::size_t name) noexcept {
  const std::size_t at = find_tag_name_end(page_, name);
  const TagEnd tag_end = find_tag_end(page_, at);
  if (tag_end.end == kNoEnd) {
    at_ = page_.size();
    return false;
  }
  token.tag = find_tag(page_.substr(name, at - name));
  token.is_self_closing = tag_end.is_self_closing;
  token.has_attributes = tag_end.has_attributes;
  token.name_begin = static_cast<std::uint32_t>(name);
  token.name_end = static_cast<std::uint32_t>(at);
  at_ = tag_end.end;
  return true;
}

void Tokenizer::read_start_tag(Token& token) noexcept {
  if (!read_tag(token, at_ + 1)) return;
  token.kind = TokenKind::start_tag;
  if (!surroundings_.is_inside_foreign() && !matters_to_surroundings(token.tag)) return;
  const std::string_view name = page_.substr(token.name_begin, token.name_end - token.name_begin);
  token.is_raw = surroundings_.open(token.tag, name, token.is_self_closing, token.has_attributes);
  if (inside_of(token.tag) == Inside::markup) return;
  if (is_corrected(token.begin)) token.is_raw = !token.is_raw;
  if (token.is_raw && at_ < page_.size()) inside_ = token.tag;
}

void Tokenizer::read_end_tag(Token& token) noexcept {
  if (page_[at_ + 2] == '>') {
    at_ += 3;
    return;
  }
  if (!is_letter(page_[at_ + 2])) {
    token.kind = TokenKind::comment;
    at_ = find_declaration_end(page_, at_);
    return;
  }
  if (!read_tag(token, at_ + 2)) return;
  token.kind = TokenKind::end_tag;
  if (surroundings_.is_inside_foreign() || token.tag == Tag::select)
    surroundings_.close(token.tag, page_.substr(token.name_begin, token.name_end - token.name_begin));
}

void Tokenizer::read_declaration(Token& token) noexcept {
  const std::string_view rest = page_.substr(at_ + 2);
  token.kind = TokenKind::comment;
  if (page_[at_ + 1] == '!' && is_same_name(rest.substr(0, 7), "doctype")) {
    token.kind = TokenKind::doctype;
  } else if (rest.starts_with("[CDATA[") && page_[at_ + 1] == '!') {
    if (surroundings_.is_foreign() != is_corrected(at_)) {
      token.kind = TokenKind::cdata;
      const std::size_t end = page_.find("]]>", at_ + 9);
      at_ = end == kNoEnd ? page_.size() : end + 3;
      return;
    }
    token.kind = TokenKind::cdata_comment;
  }
  at_ = find_declaration_end(page_, at_);
}

bool Tokenizer::next(Token& token) noexcept {
  if (at_ >= page_.size()) return false;
  token = Token{};
  token.begin = static_cast<std::uint32_t>(at_);
  if (inside_ != Tag::unknown) read_inside(token);
  if (at_ == token.begin) {  // also where the inside is empty
    token.kind = TokenKind::nothing;
    if (page_[at_] != '<' || !begins_markup(page_, at_)) {
      read_text(token);
    } else if (is_letter(page_[at_ + 1])) {
      read_start_tag(token);
    } else if (page_[at_ + 1] == '/') {
      read_end_tag(token);
    } else {
      read_declaration(token);
    }
  }
  token.end = static_cast<std::uint32_t>(at_);
  return true;
}

}  // namespace kehraus::html
