#include "read/page_fragment.h"

#include <algorithm>
#include <string>
#include <vector>

#include "html/char_ref.h"
#include "html/tokenizer.h"
#include "text/whitespace.h"

namespace kehraus {
namespace {

using html::Tag;
using html::Token;
using html::TokenKind;

// Deeper ones are left out; their text stays. It leaves the page room below its own bound.
constexpr std::size_t kMaxOpen = 60;

bool is_void(Tag tag) noexcept { return tag == Tag::br || tag == Tag::hr || tag == Tag::wbr; }

bool is_of_line(Tag tag) noexcept {
  switch (tag) {
    case Tag::a:
    case Tag::em:
    case Tag::strong:
    case Tag::b:
    case Tag::i:
    case Tag::u:
    case Tag::s:
    case Tag::code:
    case Tag::sub:
    case Tag::sup:
    case Tag::del:
    case Tag::ins:
    case Tag::mark:
    case Tag::small:
    case Tag::span:
    case Tag::q:
    case Tag::cite:
    case Tag::time: return true;
    default: return false;
  }
}

bool is_block(Tag tag) noexcept {
  switch (tag) {
    case Tag::p:
    case Tag::div:
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::ul:
    case Tag::ol:
    case Tag::li:
    case Tag::dl:
    case Tag::dt:
    case Tag::dd:
    case Tag::blockquote:
    case Tag::pre:
    case Tag::section:
    case Tag::aside:
    case Tag::figure:
    case Tag::figcaption:
    case Tag::table:
    case Tag::thead:
    case Tag::tbody:
    case Tag::tr:
    case Tag::th:
    case Tag::td: return true;
    default: return false;
  }
}

// An element that may be left open, and what it stands in at most.
bool is_item(Tag tag) noexcept {
  return tag == Tag::li || tag == Tag::dt || tag == Tag::dd || tag == Tag::tr || tag == Tag::td ||
         tag == Tag::th;
}
bool holds_items(Tag tag) noexcept {
  return tag == Tag::ul || tag == Tag::ol || tag == Tag::dl || tag == Tag::table || tag == Tag::tr;
}

// Whether the tokens of a text hold tags, so that it is HTML.
bool is_markup(std::string_view text) noexcept {
  html::Tokenizer tokenizer(text);
  for (Token token; tokenizer.next(token);)
    if ((token.kind == TokenKind::start_tag || token.kind == TokenKind::end_tag) &&
        (is_block(token.tag) || is_of_line(token.tag) || is_void(token.tag)))
      return true;
  return false;
}

// What the references of a text mean, if that is HTML.
bool is_markup_in_references(std::string_view text) noexcept {
  for (const std::string_view tag : {"&lt;p", "&lt;/", "&lt;br", "&lt;div"})
    if (text.find(tag) != text.npos) return true;
  return false;
}

class FragmentWriter {
 public:
  FragmentWriter(const SplicedText& text, SplicedText& out) : text_(text), out_(out) {}

  void write() {
    is_markup_ = is_markup(text_.text());
    html::Tokenizer tokenizer(text_.text());
    make("<div>", 0);
    for (Token token; tokenizer.next(token);) write(token);
    while (!open_.empty()) close(text_.text().size());
    make("</div>", text_.text().size());
  }

 private:
  void write(const Token& token) {
    if (token.kind == TokenKind::text) return is_markup_ ? copy(token) : write_lines(token);
    if (token.kind == TokenKind::start_tag && may_open(token.tag)) return open(token);
    if (token.kind == TokenKind::end_tag && is_open(token.tag)) return close_to(token.tag, token.begin);
    // What stood on either side must not become a tag.
    make("<!---->", token.begin);
  }

  bool may_open(Tag tag) const noexcept {
    return is_void(tag) || ((is_of_line(tag) || is_block(tag)) && open_.size() < kMaxOpen);
  }

  bool is_open(Tag tag) const noexcept { return std::find(open_.begin(), open_.end(), tag) != open_.end(); }

  void open(const Token& token) {
    if (is_block(token.tag) && is_open(Tag::p)) close_to(Tag::p, token.begin);
    if (is_item(token.tag)) close_item(token);
    copy(token);
    if (!is_void(token.tag)) open_.push_back(token.tag);
  }

  // The item before it in the same list ends.
  void close_item(const Token& token) {
    const bool is_of_list = token.tag == Tag::dt || token.tag == Tag::dd;
    for (std::size_t n = open_.size(); n-- > 0;) {
      if (open_[n] == token.tag || (is_of_list && is_item(open_[n]))) return close_to(open_[n], token.begin);
      if (holds_items(open_[n])) return;
    }
  }

  void close_to(Tag tag, std::size_t at) {
    while (open_.back() != tag) close(at);
    close(at);
  }

  void close(std::size_t at) {
    make("</" + std::string(html::name_of(open_.back())) + ">", at);
    open_.pop_back();
  }

  void copy(const Token& token) { out_.append(text_, token.begin, token.end); }

  void write_lines(const Token& token) {
    const std::string_view text = text_.text().substr(0, token.end);
    for (std::size_t at = token.begin; at < token.end;) {
      const std::size_t stop = std::min(text.find('\n', at), text.size());
      if (!strip(text.substr(at, stop - at)).empty()) {
        make("<p>", at);
        out_.append(text_, at, stop);
        make("</p>", stop);
      }
      at = stop + 1;
    }
  }

  void make(std::string_view html, std::size_t at) { out_.append_made(html, text_.to_page(at)); }

  const SplicedText& text_;
  SplicedText& out_;
  std::vector<Tag> open_;
  bool is_markup_ = false;
};

}  // namespace

SplicedText without_references(const SplicedText& text, bool in_attribute) {
  SplicedText out;
  const std::string_view written = text.text();
  for (std::size_t at = 0; at < written.size();) {
    const std::size_t stop = std::min(written.find('&', at), written.size());
    out.append(text, at, stop);
    if (stop == written.size()) break;
    const html::CharRef reference = html::read_char_ref(written, stop, in_attribute);
    if (reference.size == 0)
      out.append(text, stop, stop + 1);
    else
      out.append_made(reference.text(), text.to_page(stop));
    at = stop + std::max<std::size_t>(reference.size, 1);
  }
  out.append_made({}, text.to_page(written.size()));
  return out;
}

void append_fragment(const SplicedText& text, SplicedText& out) {
  if (!is_markup(text.text()) && is_markup_in_references(text.text()))
    return FragmentWriter(without_references(text, false), out).write();
  FragmentWriter(text, out).write();
}

}  // namespace kehraus
