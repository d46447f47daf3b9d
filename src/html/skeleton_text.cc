// How runs of text are written: as one character, where the tree builder tells them apart as a few.
#include <algorithm>

#include "html/char_ref.h"
#include "html/markup.h"
#include "html/skeleton_writer.h"

namespace kehraus::html {

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

// Behind the white space at `at`, if it ends within 16 bytes, as most does; else no further than that.
std::uint32_t SkeletonWriter::skip_near_spaces(std::uint32_t at, std::uint32_t end) const noexcept {
  if (at + sizeof(SixteenBytes) > page_.size()) return at;
  const SixteenBytes bytes = load_sixteen(page_.data() + at);
  const ByteMask space = mask_of((bytes == ' ') | (between<'\t', '\r'>(bytes) & (bytes != '\v')));
  return std::min(end, at + first_in(~space));
}

std::uint32_t SkeletonWriter::skip_blanks(std::uint32_t at, std::uint32_t end,
                                          bool has_references) const noexcept {
  while (at < end) {
    if (is_space(page_[at])) {
      at = std::max(at + 1, skip_near_spaces(at, end));
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

}  // namespace kehraus::html
