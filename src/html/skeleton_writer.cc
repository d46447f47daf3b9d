#include "html/skeleton_writer.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <initializer_list>

#include "html/markup.h"
#include "html/raw_text.h"
#include "html/tag_features.h"

namespace kehraus::html {
namespace {

// No tag of the tree builder is longer; of longer names only the start is kept.
constexpr std::size_t kMaxNameBytes = 40;

// The tree builder compares all names of attributes that it adds to an element. No page needs so many.
constexpr std::uint32_t kMaxTagNames = 26;

// What a start tag changes for all that stands behind it.
enum Change : std::uint8_t {
  kBeginsBody = 1,    // white space before text is the text's from here on
  kSplitsBlanks = 2,  // it may end up elsewhere than the text, from here on always
  kKeepsBlanks = 4,   // whichever of the two holds, holds from here on
  kTable = 8,
  kFrameset = 16,
  kForeign = 32,
  kDropsNewline = 64,  // a line break that comes next is nothing
  kHidesInside = 128,  // what is in it is no markup, if the guess is right
};

using Changes = std::array<std::uint8_t, kTagCount + 1>;

constexpr void add(Changes& changes, std::initializer_list<Tag> tags, int change) {
  for (const Tag tag : tags) changes[static_cast<std::size_t>(tag)] |= static_cast<std::uint8_t>(change);
}

constexpr Changes make_changes() {
  Changes changes{};
  add(changes, {Tag::body}, kBeginsBody);
  add(changes, {Tag::template_}, kKeepsBlanks);
  add(changes, {Tag::col, Tag::colgroup}, kSplitsBlanks | kTable);
  add(changes, {Tag::frameset}, kSplitsBlanks | kTable | kFrameset);
  add(changes, {Tag::caption, Tag::table, Tag::tbody, Tag::td, Tag::tfoot, Tag::th, Tag::thead, Tag::tr},
      kTable);
  add(changes, {Tag::svg, Tag::math}, kForeign);
  add(changes, {Tag::pre, Tag::listing, Tag::textarea}, kDropsNewline);
  for (std::size_t t = 0; t < kTagCount; ++t)
    if (inside_of(static_cast<Tag>(t)) != Inside::markup) changes[t] |= kHidesInside;
  return changes;
}

constexpr Changes kChanges = make_changes();

}  // namespace

void SkeletonWriter::write_name(const Token& token) {
  const std::size_t size = std::min<std::size_t>(token.name_end - token.name_begin, kMaxNameBytes);
  const char* name = page_.data() + token.name_begin;
  char* bytes = out_.bytes_.get() + out_.size_;
  if (token.tag != Tag::unknown) {
    std::memcpy(bytes, name_of(token.tag).data(), size);
  } else {
    // Odd characters would make Gumbo's names differ from ours; nobody asks which ones they were.
    for (std::size_t i = 0; i < size; ++i) {
      const bool is_usual = is_letter(name[i]) || (name[i] >= '-' && name[i] <= ':' && name[i] != '/');
      bytes[i] = is_usual ? name[i] : '_';
    }
  }
  std::fill_n(out_.places_.get() + out_.size_, size, token.begin);
  out_.size_ += size;
}

// The tree builder adds the attributes of a later `<body>` or `<html>` to the element that there is, but not
// in all places. An attribute that no other tag has tells where it did.
void SkeletonWriter::write_tag_name(const Token& token) {
  if (tag_names_ == kMaxTagNames) return;
  put(' ', token.begin);
  put(static_cast<char>('a' + tag_names_++), token.begin);
}

// What the tree builder asks of attributes.
void SkeletonWriter::write_features(const Token& token) {
  const std::string_view tag = page_.substr(token.begin, token.end - token.begin);
  if (is_formatting(token.tag)) {
    const auto print = attribute_print(tag);
    put(' ', token.begin);
    put({print.data(), print.size()}, token.begin);
    if (has_foreign_ && token.tag == Tag::font && has_font_attribute(tag)) put(" color", token.begin);
  } else if (token.tag == Tag::body || token.tag == Tag::html) {
    write_tag_name(token);
  } else if (token.tag == Tag::input) {
    if (is_hidden_input(tag)) put(" type=hidden", token.begin);
  } else if (token.tag == Tag::annotation_xml) {
    if (is_html_annotation(tag)) put(" encoding=text/html", token.begin);
  }
}

void SkeletonWriter::note_changes(const Token& token, std::uint8_t changes) {
  if (changes & kBeginsBody) splits_blanks_ = never_joins_blanks_;
  if (changes & kKeepsBlanks) never_joins_blanks_ = splits_blanks_;
  if (changes & kSplitsBlanks) splits_blanks_ = never_joins_blanks_ = true;
  if (changes & kTable) has_table_ = true;
  if (changes & kFrameset) out_.has_frameset_ = true;
  if (changes & kForeign) has_foreign_ = true;
  if (changes & kDropsNewline) drops_newline_ = token.is_raw || !(changes & kHidesInside);
  if (changes & kHidesInside)
    out_.tag_guesses_.push_back({static_cast<std::uint32_t>(out_.size_), token.is_raw});
}

void SkeletonWriter::write_start_tag(const Token& token) {
  folder_.start_tag(token);
  const std::uint8_t changes = kChanges[static_cast<std::size_t>(token.tag)];
  if (changes != 0) note_changes(token, changes);
  put('<', token.begin);
  write_name(token);
  if (token.has_attributes && has_features(token.tag)) write_features(token);
  // Elsewhere the slash says nothing.
  if (token.is_self_closing && has_foreign_) put(token.has_attributes ? " /" : "/", token.begin);
  put('>', token.end);  // so that the tree finds the end of the tag
}

void SkeletonWriter::write_end_tag(const Token& token) {
  if (folder_.end_tag(token)) return;
  put("</", token.begin);
  write_name(token);
  put('>', token.begin);
}

// The first decides on quirks; later ones are nothing, but tables notice them.
void SkeletonWriter::write_doctype(const Token& token) {
  if (has_doctype_) return put("<!doctype>", token.begin);
  has_doctype_ = true;
  put(page_.substr(token.begin, token.end - token.begin), token.begin);
  if (out_.bytes_[out_.size_ - 1] != '>') put('>', token.begin);
}

void SkeletonWriter::write_cdata(const Token& token) {
  const bool is_text = token.kind == TokenKind::cdata;
  out_.cdata_guesses_.push_back({static_cast<std::uint32_t>(out_.size_), is_text});
  put("<![CDATA[", token.begin);
  const std::string_view inside = page_.substr(token.begin, token.end - token.begin).substr(9);
  if (is_text && inside != "]]>" && !inside.empty()) put(kSkeletonText, token.begin);
  put("]]>", token.begin);
  // Text behind it that is in a table by the tree builder's modes would stop the program: Gumbo asserts that
  // no other text waits. The comment makes two texts of what would be one.
  if (has_table_) put("<!>", token.end);
}

void SkeletonWriter::write(const Token& token) {
  switch (token.kind) {
    case TokenKind::text: write_text(token); break;
    case TokenKind::raw_text: write_raw_text(token, kSkeletonRaw); break;
    case TokenKind::rcdata_text: write_raw_text(token, kSkeletonRcdata); break;
    case TokenKind::start_tag:
      drops_newline_ = false;
      write_start_tag(token);
      break;
    case TokenKind::end_tag: write_end_tag(token); break;
    case TokenKind::comment:
      folder_.separator();
      put("<!>", token.begin);
      break;
    case TokenKind::doctype:
      folder_.irregular();
      write_doctype(token);
      break;
    case TokenKind::cdata:
    case TokenKind::cdata_comment:
      folder_.irregular();
      write_cdata(token);
      break;
    case TokenKind::nothing: return;
  }
  if (token.kind != TokenKind::start_tag) drops_newline_ = false;
  end_ = token.end;
}

bool SkeletonWriter::write(std::span<const std::uint32_t> corrections) {
  out_.clear();
  if (!reserve(kMaxTokenBytes)) return false;
  put(kSkeletonPrefix, 0);
  Tokenizer tokenizer(page_, corrections);
  for (Token token; tokenizer.next(token);) {
    const std::size_t extra = token.kind == TokenKind::doctype ? token.end - token.begin : 0;
    if (extra > max_bytes_ || !reserve(kMaxTokenBytes + extra)) return false;
    write(token);
  }
  if (!reserve(kMaxTokenBytes) || out_.size_ > max_bytes_) return false;
  out_.places_[out_.size_] = end_;
  return true;
}

}  // namespace kehraus::html
