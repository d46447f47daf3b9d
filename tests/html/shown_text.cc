#include "html/shown_text.h"

#include <algorithm>
#include <set>
#include <vector>

#include "text/whitespace.h"

namespace testing {
namespace {

using namespace kehraus;

bool is_never_shown(std::string_view name) {
  static const std::set<std::string_view> kNames = {
      "head", "style", "script", "template", "noscript", "iframe", "noframes", "noembed",
      "svg",  "audio", "video",  "canvas",   "datalist", "title",  "object",   "applet"};
  return kNames.count(name) > 0;
}

std::vector<Span> spans_of(const Result& result) {
  std::vector<Span> spans;
  for (const BodyBlock& block : result.blocks) spans.push_back(block.span);
  for (const Removal& removal : result.removed) spans.push_back(removal.span);
  std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) {
    return a.start != b.start ? a.start < b.start : a.end > b.end;
  });
  return spans;
}

// The text's bytes that must be accounted for: without white space at either end.
Span solid_part(const html::Tree& tree, const html::Node& node) {
  std::string meant;
  tree.append_text(node, meant);
  if (strip(meant).empty()) return {};
  const std::string_view written = tree.source(node);
  const std::string_view solid = strip(written);
  const std::size_t start = node.begin + static_cast<std::size_t>(solid.data() - written.data());
  return {start, start + solid.size()};
}

std::string at_byte(std::size_t at) { return " at byte " + std::to_string(at); }

// What is wrong with the spans among themselves. Leaves only those that lie in no other, for which is
// searched.
std::string first_clash(const html::Tree& tree, std::vector<Span>& spans) {
  std::vector<Span> outer;
  for (const Span& span : spans) {
    if (span.end <= span.start || span.end > tree.page.size())
      return "an empty span, or one behind the page" + at_byte(span.start);
    const bool is_apart = outer.empty() || span.start >= outer.back().end;
    if (!is_apart && (span.end > outer.back().end || span == outer.back()))
      return "spans overlap" + at_byte(span.start);
    if (is_apart) outer.push_back(span);
  }
  spans = std::move(outer);
  return "";
}

}  // namespace

std::string first_loss(const html::Tree& tree, const Result& result) {
  std::vector<Span> spans = spans_of(result);
  if (std::string clash = first_clash(tree, spans); !clash.empty()) return clash;
  for (std::uint32_t n = 0; n < tree.nodes.size();) {
    const html::Node& node = tree.nodes[n];
    if (node.kind == html::NodeKind::element) {
      n = is_never_shown(tree.name(node)) ? node.end : n + 1;
      continue;
    }
    ++n;
    const Span text = node.kind == html::NodeKind::text ? solid_part(tree, node) : Span{};
    if (text.empty()) continue;
    const auto next = std::upper_bound(spans.begin(), spans.end(), text.start,
                                       [](std::size_t at, const Span& span) { return at < span.start; });
    // References that mean white space may be left out at either end.
    if (next == spans.begin() || (next - 1)->end <= text.start) {
      if (next == spans.end() || next->start >= text.end) return "a text is lost" + at_byte(text.start);
    }
  }
  return "";
}

}  // namespace testing
