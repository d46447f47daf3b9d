#include "metadata/page_text.h"

#include <algorithm>

#include "html/text.h"
#include "text/whitespace.h"

namespace kehraus {
namespace {

constexpr std::size_t kMaxValueBytes = 2000;
constexpr std::uint32_t kMaxNodesInside = 500;  // elements without text may be many

// The first `max_bytes`, less what would be a part of a character.
std::string_view beginning(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return text;
  while (max_bytes > 0 && (static_cast<unsigned char>(text[max_bytes]) & 0xC0) == 0x80) --max_bytes;
  return text.substr(0, max_bytes);
}

std::string without_tags(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool is_tag =
        text[at] == '<' && at + 1 < text.size() &&
        (text[at + 1] == '/' || ((text[at + 1] | 0x20) >= 'a' && (text[at + 1] | 0x20) <= 'z'));
    const std::size_t close = is_tag ? text.find('>', at) : text.npos;
    if (close == text.npos) {
      out += text[at++];
      continue;
    }
    out += ' ';
    at = close + 1;
  }
  return out;
}

}  // namespace

std::string as_meant(std::string_view value) {
  std::string text(beginning(value, 4 * kMaxValueBytes));
  for (int i = 0; i < 2 && text.find('&') != text.npos; ++i) {
    std::string decoded;
    html::append_value(text, decoded);
    text = std::move(decoded);
  }
  if (text.find('<') != text.npos) text = without_tags(text);
  std::string out;
  append_squeezed(strip(text), out);
  return std::string(beginning(out, kMaxValueBytes));
}

std::string text_inside(const html::Tree& tree, std::uint32_t element, std::size_t max_bytes) {
  std::string all, out;
  const std::uint32_t end = std::min(tree.nodes[element].end, element + kMaxNodesInside);
  for (std::uint32_t i = element + 1; i < end && all.size() < 2 * max_bytes;) {
    const html::Node& node = tree.nodes[i];
    const bool is_hidden = node.kind == html::NodeKind::element &&
                           (node.tag == html::Tag::script || node.tag == html::Tag::style ||
                            node.tag == html::Tag::svg || node.tag == html::Tag::template_);
    if (is_hidden) {
      i = node.end;
      continue;
    }
    // Elements set texts apart unless they are parts of a line; a space too many does no harm to names.
    if (node.kind == html::NodeKind::text)
      tree.append_text(node, all);
    else
      all += ' ';
    ++i;
  }
  append_squeezed(strip(all), out);
  return std::string(beginning(out, kMaxValueBytes));
}

std::string resolved(std::string_view address, std::string_view base) {
  const bool has_base = base.starts_with("http://") || base.starts_with("https://");
  // `mailto:`, `https:`, `data:`; a colon behind a slash is no scheme's.
  const std::size_t colon = address.find_first_of(":/?#");
  const bool is_whole = colon != address.npos && address[colon] == ':';
  if (!has_base || address.empty() || is_whole) return std::string(address);
  base = base.substr(0, base.find_first_of("?#"));
  const std::size_t scheme_end = base.find(':') + 1;
  if (address.starts_with("//")) return std::string(base.substr(0, scheme_end)).append(address);
  const std::size_t host_end = std::min(base.find('/', scheme_end + 2), base.size());
  if (address.starts_with("/")) return std::string(base.substr(0, host_end)).append(address);
  const std::size_t slash = base.rfind('/');
  if (slash == base.npos || slash < host_end) return std::string(base) + '/' + std::string(address);
  return std::string(base.substr(0, slash + 1)).append(address);
}

}  // namespace kehraus
