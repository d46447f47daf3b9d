#include "html/text.h"

#include <algorithm>

#include "html/char_ref.h"
#include "html/markup.h"
#include "text/byte_masks.h"

namespace kehraus::html {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::string_view kCdata = "<![CDATA[";

struct Rules {
  bool references = true;
  bool in_attribute = false;
  bool markup = false;  // tags and comments are skipped
  bool cdata = false;
  std::string_view nul;  // what a NUL is
};

Rules rules_of(TextForm form) noexcept {
  switch (form) {
    case TextForm::data: return {true, false, true, false, ""};
    case TextForm::foreign: return {true, false, true, true, kReplacement};
    case TextForm::embedded: return {true, false, true, true, ""};
    case TextForm::rcdata: return {true, false, false, false, kReplacement};
    case TextForm::raw: break;
  }
  return {false, false, false, false, kReplacement};
}

bool is_plain(char c) noexcept { return c != '&' && c != '\r' && c != '\0' && c != '<'; }

void append(std::string_view written, const Rules& rules, std::string& out);

// What starts with `<`: markup that the tree builder ignored, or nothing but the character. Returns its end.
std::size_t append_markup(std::string_view written, std::size_t at, const Rules& rules, std::string& out) {
  if (!rules.markup || !begins_markup(written, at)) {
    out += '<';
    return at + 1;
  }
  if (!rules.cdata || !written.substr(at).starts_with(kCdata)) return find_markup_end(written, at);
  const std::size_t begin = at + kCdata.size();
  const std::size_t end = std::min(written.find("]]>", begin), written.size());
  append(written.substr(begin, end - begin), rules_of(TextForm::raw), out);
  return std::min(end + 3, written.size());
}

std::size_t append_reference(std::string_view written, std::size_t at, const Rules& rules, std::string& out) {
  const CharRef ref = rules.references ? read_char_ref(written, at, rules.in_attribute) : CharRef{};
  out += ref.size > 0 ? ref.text() : "&";
  return at + std::max<std::size_t>(ref.size, 1);
}

// Appends what stands at `at`: plain text up to what is none, or one piece that is none. Returns its end.
std::size_t append_piece(std::string_view written, std::size_t at, const Rules& rules, std::string& out) {
  switch (written[at]) {
    case '<': return append_markup(written, at, rules, out);
    case '&': return append_reference(written, at, rules, out);
    case '\r':
      if (at + 1 >= written.size() || written[at + 1] != '\n') out += '\n';
      return at + 1;
    case '\0': out += rules.nul; return at + 1;
    default: break;
  }
  std::size_t end = at;
  while (end < written.size() && is_plain(written[end])) ++end;
  out.append(written, at, end - at);
  return end;
}

void append(std::string_view written, const Rules& rules, std::string& out) {
  for (std::size_t at = 0; at < written.size();) at = append_piece(written, at, rules, out);
}

}  // namespace

bool needs_decoding(std::string_view written) noexcept {
  return has_any(written, [](SixteenBytes b) { return (b == '&') | (b == '\r') | (b == '\0'); });
}

bool may_need_decoding(std::string_view written) noexcept {
  return has_any(written, [](SixteenBytes b) { return (b == '&') | (b == '\r') | (b == '\0') | (b == '<'); });
}

void append_text(std::string_view written, TextForm form, std::string& out) {
  append(written, rules_of(form), out);
}

std::size_t offset_as_written(std::string_view written, TextForm form, std::size_t offset) {
  const Rules rules = rules_of(form);
  std::string piece;
  for (std::size_t at = 0; at < written.size();) {
    piece.clear();
    const std::size_t end = append_piece(written, at, rules, piece);
    if (offset < piece.size()) return at + (is_plain(written[at]) ? offset : 0);
    offset -= piece.size();
    at = end;
  }
  return written.size();
}

void append_value(std::string_view written, std::string& out) {
  append(written, {true, true, false, false, kReplacement}, out);
}

}  // namespace kehraus::html
