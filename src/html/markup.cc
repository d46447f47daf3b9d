#include "html/markup.h"

#include <algorithm>

#include "html/tag.h"

namespace kehraus::html {
namespace {

// Where a name ends that goes on at `at`: at white space, `/`, `>`, or one character more.
template <char other>
std::size_t find_name_end(std::string_view page, std::size_t at) noexcept {
  for (; at + sizeof(SixteenBytes) <= page.size(); at += sizeof(SixteenBytes)) {
    const SixteenBytes bytes = load_sixteen(page.data() + at);
    const ByteMask ends = mask_of((bytes == ' ') | (between<'\t', '\r'>(bytes) & (bytes != '\v')) |
                                  (bytes == '/') | (bytes == '>') | (bytes == other));
    if (ends != 0) return at + first_in(ends);
  }
  while (at < page.size() && !ends_name(page[at]) && page[at] != other) ++at;
  return at;
}

std::size_t skip_spaces(std::string_view page, std::size_t at) noexcept {
  while (at < page.size() && is_space(page[at])) ++at;
  return at;
}

std::size_t behind(std::string_view page, std::size_t at, char wanted) noexcept {
  const std::size_t found = at < page.size() ? find_near(page, at, wanted) : kNoEnd;
  return found == kNoEnd ? kNoEnd : found + 1;
}

// Behind a value; `at` is behind the `=` and white space. An unquoted one ends before what ends it.
std::size_t value_end(std::string_view page, std::size_t at) noexcept {
  if (page[at] == '"' || page[at] == '\'') return behind(page, at + 1, page[at]);
  while (at < page.size() && !is_space(page[at]) && page[at] != '>') ++at;
  return at;
}

// `at` is behind the `<!--`. What closes a comment is `-->` or `--!>`, and `>` or `->` at its very start.
std::size_t comment_end(std::string_view page, std::size_t at) noexcept {
  const std::string_view rest = page.substr(at);
  if (rest.starts_with('>')) return at + 1;
  if (rest.starts_with("->")) return at + 2;
  for (std::size_t end = behind(page, at, '>'); end != kNoEnd; end = behind(page, end, '>')) {
    const std::string_view inside = page.substr(at, end - 1 - at);
    if (inside.ends_with("--") || inside.ends_with("--!")) return end;
  }
  return page.size();
}

}  // namespace

std::size_t find_tag_name_end(std::string_view page, std::size_t at) noexcept {
  return find_name_end<'>'>(page, at);
}

TagEnd find_tag_end(std::string_view page, std::size_t at) noexcept {
  TagEnd out;
  bool after_slash = false;
  while (at < page.size()) {
    const char c = page[at];
    if (c == '>') {
      out.end = at + 1;
      out.is_self_closing = after_slash;
      return out;
    }
    if (is_space(c) || c == '/') {
      after_slash = c == '/';
      ++at;
      continue;
    }
    after_slash = false;
    out.has_attributes = true;
    ++at;  // a name's first character may be anything, even `=`
    at = find_name_end<'='>(page, at);
    if (at < page.size() && is_space(page[at])) at = skip_spaces(page, at);
    if (at >= page.size() || page[at] != '=') continue;
    at = skip_spaces(page, at + 1);
    if (at >= page.size()) break;
    at = value_end(page, at);
  }
  return out;
}

std::size_t find_declaration_end(std::string_view page, std::size_t at) noexcept {
  if (page.substr(at).starts_with("<!--")) return comment_end(page, at + 4);
  return std::min(page.size(), behind(page, at + 2, '>'));
}

std::size_t find_markup_end(std::string_view page, std::size_t at) noexcept {
  const bool is_end_tag = page[at + 1] == '/';
  const std::size_t name = at + (is_end_tag ? 2 : 1);
  if (name >= page.size() || !is_letter(page[name])) return find_declaration_end(page, at);
  return std::min(page.size(), find_tag_end(page, find_tag_name_end(page, name)).end);
}

}  // namespace kehraus::html
