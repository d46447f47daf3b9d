#include "report/markup.h"

#include "write/visible.h"

namespace kehraus {

void append_escaped(std::string_view text, std::string& out) {
  for (const char c : visible(text)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\'': out += "&#39;"; break;
      default: out += c;
    }
  }
}

void append_escaped_lines(std::string_view text, std::string& out) {
  while (true) {
    const std::size_t end = text.find('\n');
    append_escaped(text.substr(0, end), out);
    if (end == text.npos) return;
    out += '\n';
    text.remove_prefix(end + 1);
  }
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size() + text.size() / 8);
  append_escaped(text, out);
  return out;
}

std::string link_to(std::string_view address, std::string_view text) {
  const bool is_web = address.starts_with("https://") || address.starts_with("http://");
  if (!is_web) return escaped(text);
  return "<a rel=\"noopener noreferrer nofollow\" href=\"" + escaped(address) + "\">" + escaped(text) +
         "</a>";
}

}  // namespace kehraus
