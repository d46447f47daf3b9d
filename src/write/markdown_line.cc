#include "write/markdown_line.h"

#include <array>

#include "text/letters.h"
#include "text/utf8.h"
#include "write/link_target.h"
#include "write/markdown_escape.h"

namespace kehraus {
namespace {

bool is_starred(PhraseKind kind) noexcept {
  return kind == PhraseKind::strong || kind == PhraseKind::emphasis || kind == PhraseKind::deleted;
}

// The marks at either end; none for links and code, which are written as a whole.
std::array<std::string_view, 2> marks_of(PhraseKind kind) noexcept {
  switch (kind) {
    case PhraseKind::strong: return {"**", "**"};
    case PhraseKind::emphasis: return {"*", "*"};
    case PhraseKind::deleted: return {"~~", "~~"};
    case PhraseKind::subscript: return {"<sub>", "</sub>"};
    case PhraseKind::superscript: return {"<sup>", "</sup>"};
    default: return {"", ""};
  }
}

bool is_word(char32_t c) noexcept { return is_word_character(c); }

// Space and ASCII's signs: beside them stars act whatever is on their other side.
bool is_free(char32_t c) noexcept { return c < 0x80 && !is_word(c); }

bool is_reference(std::string_view text, std::size_t at) noexcept {
  constexpr std::size_t kMaxBytes = 40;  // more than the longest name has
  const std::string_view rest = text.substr(at + 1, kMaxBytes);
  const std::size_t end =
      rest.find_first_not_of("#0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");
  return end != rest.npos && end > 0 && rest[end] == ';';
}

// An address between brackets. What would end it, or is no part of any address, is percent-encoded.
void append_target(std::string_view target, std::string& out) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (std::size_t i = 0; i < target.size(); ++i) {
    const auto byte = static_cast<unsigned char>(target[i]);
    if (byte <= ' ' || byte == 0x7F ||
        std::string_view("<>\"\\`|").find(target[i]) != std::string_view::npos) {
      out.append(1, '%').append(1, kHex[byte >> 4]).append(1, kHex[byte & 15]);
      continue;
    }
    if (byte == '(' || byte == ')' || (byte == '&' && is_reference(target, i))) out += '\\';
    out += target[i];
  }
}

}  // namespace

MarkdownLine::MarkdownLine(const BodyBlockView& block, std::string& out)
    : block_(block), out_(out), walk_(block), marks_(block.phrases.size()) {
  find_shared_edges();
}

void MarkdownLine::find_shared_edges() {
  const std::vector<PhraseView>& phrases = block_.phrases;
  std::vector<std::size_t> around;
  for (std::size_t i = 0; i < phrases.size(); ++i) {
    const Span& span = phrases[i].span;
    while (!around.empty() && phrases[around.back()].span.end <= span.start) around.pop_back();
    if (!around.empty()) {
      const Span& outer = phrases[around.back()].span;
      if (outer.start == span.start) marks_[around.back()].start_inside = true;
      if (outer.end == span.end) marks_[around.back()].end_inside = true;
    }
    around.push_back(i);
  }
}

void MarkdownLine::write(Span part) {
  part_ = part;
  line_start_ = out_.size();
  stars_end_ = kNone;
  walk_.over(part, *this);
}

void MarkdownLine::text(std::string_view piece) {
  if (code_ != kNone)
    code_text_ += piece;
  else
    append_escaped_markdown(piece, out_, out_.size() == line_start_);
}

void MarkdownLine::begin(std::size_t number) {
  const PhraseView& phrase = block_.phrases[number];
  Marks& marks = marks_[number];
  if (code_ != kNone) return;
  switch (phrase.kind) {
    case PhraseKind::code: code_ = number; break;
    case PhraseKind::link: marks.are_written = may_begin_link(phrase); break;
    default:
      marks.are_written = !is_starred(phrase.kind) || do_stars_act(number);
      if (marks.are_written) out_ += marks_of(phrase.kind)[0];
  }
}

void MarkdownLine::end(std::size_t number) {
  const PhraseKind kind = block_.phrases[number].kind;
  if (code_ == number) return end_code();
  if (!marks_[number].are_written) return;
  if (kind == PhraseKind::link) return end_link();
  out_ += marks_of(kind)[1];
  if (is_starred(kind)) stars_end_ = out_.size();
}

bool MarkdownLine::may_begin_link(const PhraseView& phrase) {
  if (!target_.empty()) return false;
  target_ = link_target(phrase.target);
  if (target_.empty()) return false;
  // `![` would be a picture.
  if (out_.size() > line_start_ && out_.back() == '!') out_.insert(out_.size() - 1, 1, '\\');
  out_ += '[';
  return true;
}

void MarkdownLine::end_link() {
  out_ += "](";
  append_target(target_, out_);
  out_ += ')';
  target_.clear();
}

// By CommonMark's rules for stars, asked so that the answer errs on the side of leaving them out.
bool MarkdownLine::do_stars_act(std::size_t number) const {
  const Span& span = block_.phrases[number].span;
  if (out_.size() == stars_end_) return false;  // they would run together with those before
  const std::string_view inside = block_.text.substr(span.start, span.size());
  const bool starts_with_word = !marks_[number].start_inside && is_word(code_point_at(inside, 0).value);
  const bool ends_with_word =
      !marks_[number].end_inside && is_word(code_point_before(inside, inside.size()).value);
  return (starts_with_word || is_free_before(span.start)) && (ends_with_word || is_free_behind(span.end));
}

bool MarkdownLine::is_free_before(std::size_t place) const {
  return place <= part_.start || is_free(code_point_before(block_.text, place).value);
}

bool MarkdownLine::is_free_behind(std::size_t place) const {
  return place >= part_.end || is_free(code_point_at(block_.text, place).value);
}

void MarkdownLine::end_code() {
  const std::string fence(longest_backtick_run(code_text_) + 1, '`');
  const bool needs_space = code_text_.front() == '`' || code_text_.back() == '`';
  const std::string_view space = needs_space ? " " : "";
  out_.append(fence).append(space).append(code_text_).append(space).append(fence);
  code_text_.clear();
  code_ = kNone;
}

}  // namespace kehraus
