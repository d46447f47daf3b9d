#include "html/full_parse.h"

#include <gumbo.h>

#include <algorithm>
#include <map>
#include <memory>

#include "html/attributes.h"
#include "html/markup.h"
#include "html/parser.h"
#include "text/utf8.h"

namespace testing {
namespace {

using namespace kehraus;

// Memory that is given back at once: Gumbo's own way recurses.
class Pool {
 public:
  static void* allocate(void* pool, std::size_t size) {
    auto& pieces = static_cast<Pool*>(pool)->pieces_;
    pieces.push_back(std::make_unique<char[]>(size));
    return pieces.back().get();
  }

 private:
  std::vector<std::unique_ptr<char[]>> pieces_;
};

// Gumbo replaces characters that the standard only calls mistakes. How many replacements stand for bytes that
// are not UTF-8 is nobody's business.
std::string comparable(std::string_view text) {
  std::string out;
  bool is_behind_replaced = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = code_point_at(text, at);
    at += point.size;
    const char32_t c = point.value;
    const bool is_replaced = c == 0xFFFD || (c >= 1 && c <= 8) || c == 0xB || (c >= 0xE && c <= 0x1F) ||
                             (c >= 0x7F && c <= 0x9F) || (c >= 0xFDD0 && c <= 0xFDEF) ||
                             (c & 0xFFFE) == 0xFFFE;
    if (!is_replaced) append_utf8(out, c);
    if (is_replaced && !is_behind_replaced) append_utf8(out, 0xFFFD);
    is_behind_replaced = is_replaced;
  }
  return out;
}

// Gumbo counts a `</>` to what follows it.
std::uint32_t without_empty_end_tags(std::string_view page, std::uint32_t begin) {
  while (page.substr(begin).starts_with("</>")) begin += 3;
  return begin;
}

std::string name_of_element(const GumboElement& element) {
  std::string name = element.tag_namespace == GUMBO_NAMESPACE_SVG      ? "svg "
                     : element.tag_namespace == GUMBO_NAMESPACE_MATHML ? "math "
                                                                       : "";
  if (element.tag != GUMBO_TAG_UNKNOWN) return name + gumbo_normalized_tagname(element.tag);
  std::string_view tag(element.original_tag.data, element.original_tag.length);
  tag.remove_prefix(without_empty_end_tags(tag, 0) + 1);
  std::size_t end = 0;
  while (end < tag.size() && !html::ends_name(tag[end])) ++end;
  name += tag.substr(0, end);
  return name;
}

// The prompt of an `<isindex>`, which the page does not have.
bool is_prompt(const GumboNode& text) {
  return text.parent != nullptr && (text.parent->parse_flags & GUMBO_INSERTION_FROM_ISINDEX) != 0;
}

using Attributes = std::map<std::string, std::string>;

std::string listed(const Attributes& attributes) {
  std::string out;
  for (const auto& [name, value] : attributes) out += name + "=" + value + "\n";
  return comparable(out);
}

std::string attributes_of(const GumboElement& element) {
  Attributes out;
  if (element.tag_namespace != GUMBO_NAMESPACE_HTML) return "";
  if (element.tag != GUMBO_TAG_HTML && element.tag != GUMBO_TAG_BODY) return "";
  for (unsigned i = 0; i < element.attributes.length; ++i) {
    const auto& attribute = *static_cast<const GumboAttribute*>(element.attributes.data[i]);
    out.emplace(attribute.name, attribute.value);
  }
  return listed(out);
}

std::string attributes_of(const html::Tree& tree, const html::Node& node) {
  Attributes out;
  if (node.name_space != html::Namespace::html) return "";
  if (node.tag != html::Tag::html && node.tag != html::Tag::body) return "";
  const auto read = [&](std::string_view tag) {
    html::AttributeReader reader(tag);
    for (html::Attribute attribute; reader.next(attribute);) {
      std::string name(attribute.name), buffer;
      for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
      out.emplace(name, html::decode_value(attribute.value, buffer));
    }
  };
  read(tree.source(node));
  for (const html::LaterTag& later : tree.later_tags) read(tree.source(later, node));
  return listed(out);
}

FlatNode text_node(const GumboNode& node, std::string_view page) {
  FlatNode out;
  out.name = node.type == GUMBO_NODE_WHITESPACE ? "#blank" : "#text";
  out.text = comparable(node.v.text.text);
  out.begin = node.v.text.start_pos.offset;
  if (!out.text.starts_with("</>")) out.begin = without_empty_end_tags(page, out.begin);
  // Where Gumbo and the standard agree that nothing is: it counts the first half of a line end to what is
  // before.
  if (out.begin > 0 && page[out.begin] == '\n' && page[out.begin - 1] == '\r') --out.begin;
  return out;
}

void make_comparable(std::vector<FlatNode>& nodes) {
  for (FlatNode& node : nodes) {
    for (char& c : node.name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 0x20) : c;
  }
}

}  // namespace

std::vector<FlatNode> full_parse(std::string_view page) {
  Pool pool;
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = Pool::allocate;
  options.deallocator = [](void*, void*) {};
  options.userdata = &pool;
  options.max_errors = 0;
  const GumboOutput* output = gumbo_parse_with_options(&options, page.data(), page.size());
  std::vector<FlatNode> out;
  struct Level {
    const GumboVector* children;
    unsigned next;
  };
  std::vector<Level> levels;
  const auto visit = [&](const GumboNode& node) {
    const auto depth = static_cast<unsigned>(levels.size());
    if (node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE) {
      const GumboElement& element = node.v.element;
      FlatNode flat{depth, name_of_element(element), 0, 0, attributes_of(element)};
      if (element.original_tag.length > 0) {
        flat.begin = static_cast<std::uint32_t>(element.original_tag.data - page.data());
        flat.stop = flat.begin + static_cast<std::uint32_t>(element.original_tag.length);
        flat.begin = without_empty_end_tags(page, flat.begin);
      }
      out.push_back(flat);
      levels.push_back({&element.children, 0});
    } else if (node.type != GUMBO_NODE_COMMENT && node.type != GUMBO_NODE_DOCUMENT) {
      if (is_prompt(node)) return;
      out.push_back(text_node(node, page));
      out.back().depth = depth;
    }
  };
  visit(*output->root);
  while (!levels.empty()) {
    Level& level = levels.back();
    if (level.next == level.children->length) {
      levels.pop_back();
    } else {
      visit(*static_cast<const GumboNode*>(level.children->data[level.next++]));
    }
  }
  make_comparable(out);
  return out;
}

std::vector<FlatNode> flatten(const html::Tree& tree) {
  std::vector<FlatNode> out;
  for (const html::Node& node : tree.nodes) {
    FlatNode flat{node.depth, "", node.begin, node.stop, ""};
    if (node.kind == html::NodeKind::element) {
      flat.name = node.name_space == html::Namespace::svg      ? "svg "
                  : node.name_space == html::Namespace::mathml ? "math "
                                                               : "";
      flat.name += tree.name(node);
      if (flat.begin == flat.stop) flat.begin = flat.stop = 0;
      flat.text = attributes_of(tree, node);
    } else {
      flat.name = node.kind == html::NodeKind::blank ? "#blank" : "#text";
      std::string text;
      tree.append_text(node, text);
      flat.text = comparable(text);
    }
    out.push_back(flat);
  }
  make_comparable(out);
  return out;
}

std::string first_difference(std::string_view page, const std::vector<FlatNode>& full,
                             const std::vector<FlatNode>& fast) {
  const auto show = [&](const std::vector<FlatNode>& nodes, std::size_t i) {
    if (i >= nodes.size()) return std::string("nothing");
    const FlatNode& n = nodes[i];
    return std::to_string(n.depth) + " " + n.name + " " + std::to_string(n.begin) + ".." +
           std::to_string(n.stop) + " " + n.text.substr(0, 80);
  };
  for (std::size_t i = 0; i < std::max(full.size(), fast.size()); ++i) {
    bool is_same = i < full.size() && i < fast.size();
    if (is_same) {
      const FlatNode &a = full[i], &b = fast[i];
      const bool is_text = a.name[0] == '#';
      is_same = a.depth == b.depth && a.name == b.name && a.text == b.text && a.begin == b.begin &&
                (is_text || a.stop == b.stop);
    }
    if (is_same) continue;
    std::string out =
        "node " + std::to_string(i) + "\n  full: " + show(full, i) + "\n  fast: " + show(fast, i);
    if (i > 0) out += "\n  both before: " + show(full, i - 1);
    const std::size_t at = i < full.size() ? full[i].begin : 0;
    if (at < page.size()) out += "\n  page: " + std::string(page.substr(at > 40 ? at - 40 : 0, 120));
    return out;
  }
  return "";
}

bool may_differ(std::string_view page) {
  const auto has = [&](std::string_view what) { return page.find(what) != page.npos; };
  const bool has_foreign = has("<svg") || has("<math");
  const bool has_table = has("<t") || has("<ca") || has("<col");
  return (has("CDATA") && has_foreign && has_table) || (has("</>") && has_foreign) ||
         (has("<template") && has("<col")) || has("<frameset");
}

std::string outline(const std::vector<FlatNode>& nodes) {
  std::string out;
  std::vector<std::string> open;
  const auto close_to = [&](std::size_t depth) {
    for (; open.size() > depth; open.pop_back()) out += "</" + open.back() + ">";
  };
  for (const FlatNode& node : nodes) {
    close_to(node.depth);
    if (node.name[0] == '#') {
      out += '"' + node.text + '"';
    } else {
      out += "<" + node.name + ">";
      open.push_back(node.name);
    }
  }
  close_to(0);
  return out;
}

}  // namespace testing
