#include "html/skeleton.h"

#include <algorithm>
#include <cstring>

#include "html/char_ref.h"
#include "html/folding.h"
#include "html/markup.h"
#include "html/tag_features.h"
#include "html/tokenizer.h"

namespace kehraus::html {
namespace {

// No tag of the tree builder is longer; of longer names only the start is kept.
constexpr std::size_t kMaxNameBytes = 40;
// What one token needs at most, but for doctypes.
constexpr std::size_t kMaxTokenBytes = 128;
constexpr std::size_t kFirstCapacity = std::size_t{64} << 10;

// Tags behind which something is read otherwise.
constexpr bool is_noted(Tag tag) noexcept {
  switch (tag) {
    case Tag::body:
    case Tag::template_:
    case Tag::col:
    case Tag::caption:
    case Tag::colgroup:
    case Tag::frameset:
    case Tag::table:
    case Tag::tbody:
    case Tag::td:
    case Tag::tfoot:
    case Tag::th:
    case Tag::thead:
    case Tag::tr:
    case Tag::svg:
    case Tag::math:
    case Tag::pre:
    case Tag::listing: return true;
    default: return inside_of(tag) != Inside::markup;
  }
}

}  // namespace

class SkeletonWriter {
 public:
  SkeletonWriter(Skeleton& out, std::string_view page, const Skeleton::Options& options) noexcept
      : out_(out), page_(page), max_bytes_(options.max_bytes), folder_(out, page, options.folding) {}

  bool write(std::span<const std::uint32_t> corrections);

 private:
  void write(const Token& token);
  void write_start_tag(const Token& token);
  void write_features(const Token& token);
  void write_end_tag(const Token& token);
  void write_name(const Token& token);
  void write_doctype(const Token& token);
  void write_cdata(const Token& token);
  void write_raw_text(const Token& token, char text);
  void write_text(const Token& token);
  std::uint32_t write_newline(const Token& token);
  std::uint32_t skip_blanks(std::uint32_t at, std::uint32_t end, bool has_references = true) const noexcept;
  void write_each_class(std::uint32_t at, std::uint32_t end);
  void note_start_tag(const Token& token);

  bool reserve(std::size_t more) { return out_.reserve(more, max_bytes_); }
  void put(char c, std::uint32_t place) noexcept { out_.put(c, place); }
  void put(std::string_view text, std::uint32_t place) noexcept { out_.put(text, place); }

  Skeleton& out_;
  std::string_view page_;
  std::size_t max_bytes_;
  Folder folder_;
  // Whether white space before text may end up elsewhere than the text: before `<body>`, in column groups,
  // framesets.
  bool splits_blanks_ = true;
  bool never_joins_blanks_ = false;
  bool has_foreign_ = false;
  bool has_table_ = false;
  bool has_doctype_ = false;
  bool drops_newline_ = false;  // a line break that comes next is nothing
  std::uint32_t end_ = 0;       // of the last token that is not nothing
};

bool Skeleton::reserve(std::size_t more, std::size_t max_bytes) {
  const std::size_t needed = size_ + more;
  if (needed <= capacity_) return true;
  if (size_ > max_bytes) return false;
  const std::size_t capacity = std::max({needed, capacity_ * 2, kFirstCapacity});
  auto bytes = std::make_unique_for_overwrite<char[]>(capacity);
  auto places = std::make_unique_for_overwrite<std::uint32_t[]>(capacity);
  std::copy_n(bytes_.get(), size_, bytes.get());
  std::copy_n(places_.get(), size_, places.get());
  bytes_ = std::move(bytes);
  places_ = std::move(places);
  capacity_ = capacity;
  return true;
}

void Skeleton::clear() noexcept {
  size_ = 0;
  tag_guesses_.clear();
  cdata_guesses_.clear();
  folds_.clear();
  folded_nodes_.clear();
  has_frameset_ = false;
}

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

// What the tree builder asks of attributes.
void SkeletonWriter::write_features(const Token& token) {
  const std::string_view tag = page_.substr(token.begin, token.end - token.begin);
  if (is_formatting(token.tag)) {
    const auto print = attribute_print(tag);
    put(' ', token.begin);
    put({print.data(), print.size()}, token.begin);
    if (has_foreign_ && token.tag == Tag::font && has_font_attribute(tag)) put(" color", token.begin);
  } else if (token.tag == Tag::input) {
    if (is_hidden_input(tag)) put(" type=hidden", token.begin);
  } else if (token.tag == Tag::annotation_xml) {
    if (is_html_annotation(tag)) put(" encoding=text/html", token.begin);
  }
}

void SkeletonWriter::note_start_tag(const Token& token) {
  switch (token.tag) {
    case Tag::body: splits_blanks_ = never_joins_blanks_; break;
    case Tag::template_: never_joins_blanks_ = splits_blanks_; break;
    case Tag::frameset: out_.has_frameset_ = true; [[fallthrough]];
    case Tag::col:
    case Tag::colgroup: splits_blanks_ = never_joins_blanks_ = true; break;
    case Tag::caption:
    case Tag::table:
    case Tag::tbody:
    case Tag::td:
    case Tag::tfoot:
    case Tag::th:
    case Tag::thead:
    case Tag::tr: has_table_ = true; break;
    case Tag::svg:
    case Tag::math: has_foreign_ = true; break;
    case Tag::pre:
    case Tag::listing: drops_newline_ = true; break;
    case Tag::textarea: drops_newline_ = token.is_raw; break;
    default: break;
  }
  if (inside_of(token.tag) != Inside::markup)
    out_.tag_guesses_.push_back({static_cast<std::uint32_t>(out_.size_), token.is_raw});
}

void SkeletonWriter::write_start_tag(const Token& token) {
  folder_.start_tag(token);
  if (is_noted(token.tag)) note_start_tag(token);
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

void SkeletonWriter::write_raw_text(const Token& token, char text) {
  const std::uint32_t begin = write_newline(token);
  if (begin == token.end) return;
  const bool has_references = token.kind == TokenKind::rcdata_text;
  const bool is_blank = skip_blanks(begin, token.end, has_references) == token.end;
  put(is_blank ? kSkeletonBlank : text, begin);
  folder_.text(begin, token.end, is_blank ? NodeKind::blank : NodeKind::text, token.kind);
}

// A line break that the tree builder drops. Returns where the text goes on.
std::uint32_t SkeletonWriter::write_newline(const Token& token) {
  if (!drops_newline_) return token.begin;
  std::size_t size = 0;
  if (page_[token.begin] == '\n') {
    size = 1;
  } else if (page_[token.begin] == '\r') {
    size = token.begin + 1 < token.end && page_[token.begin + 1] == '\n' ? 2 : 1;
  } else if (page_[token.begin] == '&' && token.kind != TokenKind::raw_text) {
    const CharRef ref = read_char_ref(page_.substr(0, token.end), token.begin, false);
    if (ref.text() == "\n") size = ref.size;
  }
  if (size > 0) put('\n', token.begin);
  return token.begin + static_cast<std::uint32_t>(size);
}

std::uint32_t SkeletonWriter::skip_blanks(std::uint32_t at, std::uint32_t end,
                                          bool has_references) const noexcept {
  while (at < end) {
    if (is_space(page_[at])) {
      ++at;
    } else if (page_[at] == '&' && has_references) {
      const CharRef ref = read_char_ref(page_.substr(0, end), at, false);
      if (ref.byte_count != 1 || !is_space(ref.bytes[0])) break;
      at += static_cast<std::uint32_t>(ref.size);
    } else {
      break;
    }
  }
  return at;
}

// Where a NUL comes first, which is neither white space nor text.
void SkeletonWriter::write_each_class(std::uint32_t at, std::uint32_t end) {
  while (at < end) {
    if (!reserve(kMaxTokenBytes)) return;
    const std::uint32_t begin = at;
    if (page_[at] == '\0') {
      while (at < end && page_[at] == '\0') ++at;
      put('\0', begin);
      continue;
    }
    at = skip_blanks(at, end);
    if (at == begin) return put(kSkeletonText, begin);
    put(kSkeletonBlank, begin);
  }
}

void SkeletonWriter::write_text(const Token& token) {
  const std::uint32_t begin = write_newline(token);
  if (begin == token.end) return;
  const std::uint32_t solid = skip_blanks(begin, token.end);
  if (solid < token.end && page_[solid] == '\0') {
    folder_.irregular();
    return write_each_class(begin, token.end);
  }
  folder_.text(begin, token.end, solid == token.end ? NodeKind::blank : NodeKind::text, token.kind);
  if (solid == token.end) return put(kSkeletonBlank, begin);
  if (solid == begin || !splits_blanks_) return put(kSkeletonText, begin);
  put(kSkeletonBlank, begin);
  put(kSkeletonText, solid);
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

bool Skeleton::write(std::string_view page, const Options& options) {
  return SkeletonWriter(*this, page, options).write(options.corrections);
}

}  // namespace kehraus::html
