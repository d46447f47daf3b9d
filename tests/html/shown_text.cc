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
std::string first_clash(std::vector<Span>& spans, std::size_t input_size) {
  std::vector<Span> outer;
  for (const Span& span : spans) {
    if (span.end <= span.start || span.end > input_size)
      return "an empty span, or one behind the page" + at_byte(span.start);
    const bool is_apart = outer.empty() || span.start >= outer.back().end;
    if (!is_apart && (span.end > outer.back().end || span == outer.back()))
      return "spans overlap" + at_byte(span.start);
    if (is_apart) outer.push_back(span);
  }
  spans = std::move(outer);
  return "";
}

// Places in the input to places in the text that was decoded from it.
void move_to_text(std::vector<Span>& spans, std::size_t text_size,
                  const std::function<std::size_t(std::size_t)>& to_input) {
  const auto text_offset = [&](std::size_t place) {
    std::size_t low = 0, high = text_size;
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      to_input(middle) < place ? low = middle + 1 : high = middle;
    }
    return low;
  };
  for (Span& span : spans) span = {text_offset(span.start), text_offset(span.end)};
}

// Whether a part of a text node means white space only.
bool is_blank(const html::Tree& tree, html::Node node, Span part) {
  node.begin = static_cast<std::uint32_t>(part.start);
  node.stop = static_cast<std::uint32_t>(part.end);
  std::string meant;
  tree.append_text(node, meant);
  return strip(meant).empty();
}

// The first part of a text that is in no span and not blank; empty for none.
Span lost_part(const html::Tree& tree, const html::Node& node, Span text, const std::vector<Span>& spans) {
  auto next = std::lower_bound(spans.begin(), spans.end(), text.start,
                               [](const Span& span, std::size_t at) { return span.end <= at; });
  std::size_t at = text.start;
  for (; at < text.end; ++next) {
    const std::size_t stop = next == spans.end() ? text.end : std::min(next->start, text.end);
    if (stop > at && !is_blank(tree, node, {at, stop})) return {at, stop};
    if (next == spans.end()) break;
    at = std::max(at, next->end);
  }
  return {};
}

}  // namespace

std::string first_loss(const html::Tree& tree, const Result& result) {
  return first_loss(tree, result, tree.page.size(), [](std::size_t offset) { return offset; });
}

std::string first_loss(const html::Tree& tree, const Result& result, std::size_t input_size,
                       const std::function<std::size_t(std::size_t)>& to_input) {
  std::vector<Span> spans = spans_of(result);
  if (std::string clash = first_clash(spans, input_size); !clash.empty()) return clash;
  move_to_text(spans, tree.page.size(), to_input);
  for (std::uint32_t n = 0; n < tree.nodes.size();) {
    const html::Node& node = tree.nodes[n];
    if (node.kind == html::NodeKind::element) {
      n = is_never_shown(tree.name(node)) ? node.end : n + 1;
      continue;
    }
    ++n;
    const Span text = node.kind == html::NodeKind::text ? solid_part(tree, node) : Span{};
    if (text.empty()) continue;
    const Span lost = lost_part(tree, node, text, spans);
    if (!lost.empty()) return "a text is lost" + at_byte(to_input(lost.start));
  }
  return "";
}

}  // namespace testing
